//! The Chinese of the command line: its help, and what is wrong with arguments. The English stands with the commands.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command};

use crate::lang::Lang;
use crate::zh::chars::is_han;

/// What each command does, by the names that lead to it.
const COMMANDS: &[(&str, &str)] = &[
    ("", "阅读政府公报。不带命令时打开窗口：显示所列文件，或上次打开的文件，或内置手册。"),
    ("export", "把公报转换成其他格式：PDF、EPUB、Markdown、网页、JSON、CSV 表格等"),
    ("explain", "说明文件的某一行被读成了什么，依据哪些规则"),
    ("backup", "列出、制作、恢复书签、更正和设置的备份"),
    ("backup list", "列出各个备份，最近的在前"),
    ("backup make", "制作今天的备份；已有或自上次以来没有变化时不做"),
    ("backup restore", "恢复书签、更正和设置，现有的先存为备份；请先关闭窗口"),
    ("handbook", "输出使用手册，或在窗口中打开"),
    ("install", "为本用户安装：程序、菜单项、图标、文件类型；不改变任何默认程序"),
    ("uninstall", "卸载 install 所安装的；书签等数据保留"),
    ("default", "选择用本程序打开哪些种类的文件，可以撤销"),
    ("default list", "列出文件的种类，带 * 的已设为用本程序打开"),
    ("default set", "把本程序设为这些种类的默认程序"),
    ("default undo", "恢复这些种类原来的默认程序"),
    ("completions", "输出命令行补全脚本"),
    ("manual", "输出手册页（man）"),
    ("schema", "输出 JSON 格式的规范（JSON Schema）"),
    ("library", "公报库：收藏、查找、导出各期公报"),
    ("library add", "加入文件夹或文件并读取新的公报；不指明时把已加入的再看一遍"),
    ("library remove", "把文件夹移出公报库；其中的文件不动"),
    ("library list", "列出各种公报、年份和期号，以及所缺的期号"),
    (
        "library search",
        "查找：先列出所指的文件，再按文件列出有这些文字的条、段；一条连同其款、项算一处，条外的一段算一处",
    ),
    ("library status", "说明库中有什么、哪些读不了；给出文字时说明所指文件的效力"),
    ("library export", "把各期、文件、段落和各种事实写出，供其他程序使用"),
    ("jump", "输出在跳转框中输入词语所得的结果"),
    ("find", "输出文字在公报中出现的各处"),
];

/// What each argument is, by its id; behind the names of its command where the id means something of its own there.
const ARGUMENTS: &[(&str, &str)] = &[
    ("files", "要打开的公报文件"),
    ("new_window", "另开一个窗口，有自己的一组标签页"),
    ("file", "公报文件；“-”表示标准输入"),
    ("password", "加密文件的密码；可给出多个，逐个尝试"),
    ("query", "在跳转框中输入的内容：第十五条、swgl、p48……"),
    ("text", "要查找的文字"),
    ("regex", "把文字当作正则表达式"),
    ("limit", "最多列出的条数（查找时仍统计全部）"),
    ("around", "前后各显示多少字"),
    ("format", "结果的格式"),
    ("line", "行号，从 1 起：文本文件按文件的行，其他文件按读出的行"),
    ("name", "备份的名称，即 list 列出的：2031-05-01"),
    ("kinds", "文件的种类"),
    ("shell", "哪种命令行"),
    ("form", "哪种格式：issue 为整期，rows 为表格的行"),
    ("window", "改为在窗口中打开"),
    ("export files", "公报文件，可有多个；“-”表示标准输入"),
    ("export format", "格式［缺省：按 OUT 的扩展名；没有则为 json］"),
    ("export table", "要哪些表，可有多个，用逗号隔开；all 为全部"),
    ("export on", "效力以哪一天为准，如 2031-05-01［缺省：今天］"),
    ("export typeset", "扫描件导出为 pdf 时，把识别出的文字重新排版，不用原页加文字层"),
    ("no_bom", "CSV 开头不写字节顺序标记"),
    ("export size", "PDF 正文的字号（磅）：15.75 即每面 22 行、每行 28 字"),
    ("export output", "写入这个文件，要么完整写成，要么不写；“-”表示标准输出"),
    ("export out_dir", "每个文件写成这个文件夹中的一个文件；表格则每种表一个文件"),
    ("export jobs", "同时处理几个文件［缺省：处理器核数］"),
    ("quiet", "不显示进度"),
    ("paths", "文件夹或单个文件"),
    ("retry", "再读一次先前读不了的文件"),
    ("path", "加入时所用的文件夹"),
    ("within", "词语须同在哪里：article 为同条，document 为同一文件，title 为标题"),
    ("order", "文件的次序：date 为日期，hits 为出现次数"),
    ("office", "只要这个机关的；可给出多个"),
    ("kind", "只要这个文种的：通知、办法……"),
    ("series", "只要这种公报的"),
    ("year", "只要这些年份的：2021、2019-2023"),
    ("day", "效力以哪一天为准，如 2031-05-01［缺省：今天］"),
    ("library search text", "要查找的文字；“…”使词语连在一起，- 排除"),
    ("library status text", "文号、标题或引文"),
    ("rows", "每篇最多列出几处，all 为全部［缺省：3，json 为全部］"),
    ("library export format", "格式［缺省：按 OUT 的扩展名；没有则为 ndjson］"),
    ("library export table", "要哪些表，用逗号隔开，all 为全部；CSV 只有一张［缺省：全部，CSV 为 documents］"),
    ("library export output", "写入这个文件，要么完整写成，要么不写，而不是标准输出；SQLite 必须指明"),
    ("help", "显示帮助"),
    ("version", "显示版本"),
];

const EXIT_CODES: &str =
    "退出码：0 完成；1 没有找到；2 参数有误；3 文件读不了；4 结果写不出，或窗口打不开；5 多个文件中有的失败。";

fn of(table: &[(&'static str, &'static str)], key: &str) -> Option<&'static str> {
    table.iter().find(|(name, _)| *name == key).map(|(_, text)| *text)
}

/// The command line with its help in a language.
pub(super) fn in_lang(command: Command, lang: Lang) -> Command {
    match lang {
        Lang::En => command,
        Lang::Zh => {
            let mut command = in_chinese(command, "").after_help(EXIT_CODES);
            // Makes the help commands, which are clap's own and speak English.
            command.build();
            help_in_chinese(command)
        }
    }
}

/// The help commands of a command and of those below it, told in Chinese.
fn help_in_chinese(mut command: Command) -> Command {
    let names: Vec<String> = command.get_subcommands().map(|c| c.get_name().to_owned()).collect();
    for name in names {
        command = command.mut_subcommand(&name, |sub| {
            let sub = if name == HELP { sub.about(HELP_SAYS).long_about(HELP_SAYS) } else { sub };
            help_in_chinese(sub)
        });
    }
    command
}

/// The command that clap makes by itself.
const HELP: &str = "help";
const HELP_SAYS: &str = "显示帮助，或某个命令的帮助";

/// `path` are the names that lead to the command, parted by blanks.
fn in_chinese(command: Command, path: &str) -> Command {
    let mut command = command
        .disable_help_flag(true)
        .disable_version_flag(true)
        .subcommand_help_heading("命令")
        .help_template("{about}\n\n用法：{usage}\n\n{all-args}{after-help}");
    if let Some(about) = of(COMMANDS, path) {
        command = command.about(about).long_about(about);
    }
    let ids: Vec<String> = command.get_arguments().map(|arg| arg.get_id().to_string()).collect();
    for id in ids {
        command = command.mut_arg(&id, |arg| argument(arg, path, &id));
    }
    let heading = "选项";
    command = command.arg(
        Arg::new("help")
            .short('h')
            .long("help")
            .action(ArgAction::Help)
            .help(of(ARGUMENTS, "help"))
            .help_heading(heading),
    );
    if path.is_empty() {
        let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
        command = command.arg(version.help(of(ARGUMENTS, "version")).help_heading(heading));
    }
    let names: Vec<String> = command.get_subcommands().map(|c| c.get_name().to_owned()).collect();
    for name in names {
        let below = format!("{path} {name}").trim().to_owned();
        command = command.mut_subcommand(&name, |sub| in_chinese(sub, &below));
    }
    command
}

fn argument(arg: Arg, path: &str, id: &str) -> Arg {
    let text = of(ARGUMENTS, &format!("{path} {id}")).or_else(|| of(ARGUMENTS, id)).unwrap_or_default();
    let takes = arg.get_action().takes_values();
    let values: Vec<String> = arg.get_possible_values().iter().map(|v| v.get_name().to_owned()).collect();
    let values = if values.is_empty() || !takes { String::new() } else { format!("［{}］", values.join("、")) };
    let heading = if arg.is_positional() { "参数" } else { "选项" };
    let text = format!("{text}{values}");
    let arg = arg.help(text.clone()).long_help(text).help_heading(heading);
    if takes { arg.hide_possible_values(true).hide_default_value(true) } else { arg }
}

/// What clap says, in a language. Help and version are made in theirs already.
pub(super) fn error(error: &clap::Error, lang: Lang) -> String {
    let is_error = error.use_stderr() && error.kind() != ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand;
    if lang == Lang::En {
        // As all other messages begin.
        let said = error.render().to_string();
        return said.strip_prefix("error: ").map(|said| format!("gongbao: {said}")).unwrap_or(said);
    }
    if !is_error {
        // The help of the command `help` is made by clap alone, by a template of its own.
        let heads = [("\nUsage: ", "\n用法："), ("\nCommands:\n", "\n命令：\n"), ("\nArguments:\n", "\n参数：\n")];
        return heads.into_iter().fold(error.render().to_string(), |text, (en, zh)| text.replace(en, zh));
    }
    let got = |kind| error.get(kind).map(texts).unwrap_or_default();
    let named = |kind| got(kind).join("、");
    let argument = named(ContextKind::InvalidArg);
    let value = named(ContextKind::InvalidValue);
    let mut said = match error.kind() {
        ErrorKind::UnknownArgument => format!("没有参数“{argument}”"),
        ErrorKind::InvalidSubcommand => format!("没有命令“{}”", named(ContextKind::InvalidSubcommand)),
        ErrorKind::InvalidValue if value.is_empty() => format!("“{argument}”缺少值"),
        ErrorKind::InvalidValue => format!("“{argument}”的值“{value}”无效"),
        ErrorKind::ValueValidation => {
            let why = std::error::Error::source(error).map(|why| reason(&why.to_string())).unwrap_or_default();
            format!("“{argument}”的值“{value}”无效{why}")
        }
        ErrorKind::MissingRequiredArgument => format!("缺少参数：{argument}"),
        ErrorKind::MissingSubcommand => "缺少命令".to_owned(),
        ErrorKind::ArgumentConflict => format!("“{argument}”不能与“{}”同时使用", named(ContextKind::PriorArg)),
        ErrorKind::InvalidUtf8 => "参数不是有效的文字".to_owned(),
        _ => format!("参数有误：{argument}"),
    };
    for kind in [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue] {
        if !got(kind).is_empty() {
            said.push_str(&format!("，是否想输入“{}”？", named(kind)));
        }
    }
    let valid = got(ContextKind::ValidValue);
    if !valid.is_empty() {
        said.push_str(&format!("\n  可用的值：{}", valid.join("、")));
    }
    format!("gongbao: {said}\n\n加 --help 可查看用法。\n")
}

/// Why a value is wrong. What is not told in Chinese is what numbers say of themselves, and these are all whole ones.
fn reason(why: &str) -> String {
    let why = if why.chars().any(is_han) { why } else { "应为整数，且不能过大" };
    format!("：{why}")
}

fn texts(value: &ContextValue) -> Vec<String> {
    match value {
        ContextValue::String(text) => vec![text.clone()],
        ContextValue::Strings(texts) => texts.clone(),
        ContextValue::StyledStr(text) => vec![text.to_string()],
        ContextValue::StyledStrs(texts) => texts.iter().map(ToString::to_string).collect(),
        ContextValue::Number(number) => vec![number.to_string()],
        ContextValue::Bool(flag) => vec![flag.to_string()],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every command and argument below a command, with the names that lead to it.
    fn all(command: &Command, path: &str, out: &mut Vec<(String, String)>) {
        out.push((path.to_owned(), command.get_about().map(ToString::to_string).unwrap_or_default()));
        for arg in command.get_arguments() {
            out.push((format!("{path} {}", arg.get_id()), arg.get_help().map(ToString::to_string).unwrap_or_default()));
        }
        command.get_subcommands().for_each(|sub| all(sub, &format!("{path} {}", sub.get_name()), out));
    }

    #[test]
    fn every_command_and_argument_is_told_in_chinese() {
        let command = in_lang(super::super::command(), Lang::Zh);
        command.clone().debug_assert();
        let mut told = Vec::new();
        all(&command, "", &mut told);
        assert!(told.len() > 30);
        for (name, text) in told {
            assert!(text.chars().any(is_han), "{name}: {text}");
        }
    }

    #[test]
    fn every_chinese_text_is_of_a_command_or_an_argument() {
        let mut told = Vec::new();
        all(&super::super::command(), "", &mut told);
        let names: Vec<&str> = told.iter().map(|(name, _)| name.trim()).collect();
        for (name, _) in COMMANDS.iter().chain(ARGUMENTS).filter(|(name, _)| !matches!(*name, "help" | "version")) {
            assert!(names.iter().any(|n| n == name || n.ends_with(&format!(" {name}"))), "{name} is nothing");
        }
    }

    #[test]
    fn the_help_commands_are_there_and_speak_chinese() {
        let help = |args: &[&str]| {
            let command = in_lang(super::super::command(), Lang::Zh);
            let failed = command.try_get_matches_from(std::iter::once("gongbao").chain(args.iter().copied()));
            error(&failed.unwrap_err(), Lang::Zh)
        };
        assert!(help(&["help", "export"]).starts_with("把公报转换成其他格式"));
        assert!(help(&["library", "help", "add"]).starts_with("加入文件夹或文件"));
        assert!(help(&["help", "library", "add"]).starts_with("加入文件夹或文件"));
        assert_eq!(help(&["help"]), help(&["--help"]));
        assert!(help(&["--help"]).contains(HELP_SAYS));
        assert!(help(&["help", "exprot"]).contains("没有命令“exprot”"));
        for text in [help(&["help", "help"]), help(&["help"]), help(&["library", "help"])] {
            assert!(!text.contains("Print") && !text.contains("Usage"), "{text}");
        }
    }

    #[test]
    fn errors_are_told_in_the_language_and_name_what_was_meant() {
        let said = |args: &[&str], lang| {
            let command = in_lang(super::super::command(), lang);
            let failed = command.try_get_matches_from(std::iter::once("gongbao").chain(args.iter().copied()));
            error(&failed.unwrap_err(), lang)
        };
        assert!(said(&["export", "--quite", "a.txt"], Lang::Zh).contains("没有参数“--quite”，是否想输入“--quiet”？"));
        assert!(said(&["export", "--format", "wrod", "a.txt"], Lang::Zh).contains("可用的值："));
        assert!(said(&["jump", "a.txt"], Lang::Zh).contains("缺少参数"));
        for args in [
            &["export", "--jobs", "abc", "a.txt"][..],
            &["find", "--limit", "-1", "a.txt", "x"],
            &["explain", "a.txt", "99999999999999999999"],
        ] {
            let text = said(args, Lang::Zh);
            assert!(!text.contains("invalid") && !text.contains("number"), "{text}");
        }
        assert!(said(&["export", "--jobs", "abc", "a.txt"], Lang::Zh).contains("“abc”无效：应为整数"));
        assert!(said(&["backup", "lisst"], Lang::Zh).contains("list"));
        assert!(said(&["export", "--quite", "a.txt"], Lang::En).contains("--quiet"));
        let help = said(&["export", "--help"], Lang::Zh);
        assert!(help.contains("用法：") && help.contains("选项") && !help.contains("Usage"), "{help}");
    }
}
