//! What the program writes into a text where something stands that can't be set: a picture, an object, a formula.

/// What stands for a formula that can't be read.
pub(super) const FORMULA: &str = "〔公式〕";
/// What stands for a picture of which nothing is told.
pub(super) const PICTURE: &str = "〔图〕";
/// What stands for a film.
pub(super) const FILM: &str = "〔视频〕";
/// What stands for a recording.
pub(super) const RECORDING: &str = "〔音频〕";
/// What stands for an object or a file that is not here.
pub(super) const OBJECT: &str = "〔附件〕";

/// The mark of a picture that shows this.
pub(super) fn picture_of(what: &str) -> String {
    format!("〔图：{what}〕")
}

/// The reading of a character, behind it.
pub(super) fn reading(reading: &str) -> String {
    format!("（{reading}）")
}

/// The mark of an object of this name, if it has one.
pub(super) fn object(name: &str) -> String {
    if name.trim().is_empty() { OBJECT.to_owned() } else { format!("〔附件：{}〕", name.trim()) }
}

/// What a program's documents are called, by the name that the program goes by in files.
pub(super) fn program_name(program: &str) -> String {
    const PROGRAMS: &[(&str, &str)] = &[
        ("excel", "Excel"),
        ("et.", "WPS 表格"),
        ("powerpoint", "PowerPoint"),
        ("wpp.", "WPS 演示"),
        ("word", "Word"),
        ("wps.", "WPS 文字"),
        ("acro", "PDF"),
        ("visio", "Visio"),
        ("autocad", "AutoCAD"),
    ];
    let lower = program.to_ascii_lowercase();
    match PROGRAMS.iter().find(|(word, _)| lower.contains(word)) {
        Some((_, name)) => (*name).to_owned(),
        None if lower == "package" => String::new(),
        None => program.to_owned(),
    }
}
