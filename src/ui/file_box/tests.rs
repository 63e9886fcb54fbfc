use std::fs;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::*;
use crate::ui::commands::COMMANDS;
use crate::ui::strings::Lang;
use crate::ui::theme::{self, Look};

type Answer = Arc<Mutex<Option<Vec<PathBuf>>>>;

/// A box over files of its own, and its answer.
fn opened(want: Want, forms: Vec<(&'static str, Vec<&'static str>)>) -> (Harness<'static>, Answer, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("往年")).unwrap();
    for name in ["第一期.txt", "第二期.txt", "图.xyz", ".隐藏.txt"] {
        fs::write(folder.path().join(name), "字").unwrap();
    }
    fs::write(folder.path().join("往年/旧刊.txt"), "字").unwrap();
    let answer = Answer::default();
    let told = Arc::clone(&answer);
    let question =
        Question { title: "选择公报", want, folder: Some(folder.path().to_owned()), forms, then: Box::new(drop) };
    let mut shown = Some(FileBox::new(question));
    let mut harness =
        Harness::builder().with_size((900.0, 700.0)).with_context_setup(theme::install_fonts).build_ui(move |ui| {
            let env = Env { lang: Lang::Zh, palette: Look::Light.palette(), commands: &COMMANDS, fullwidth: true };
            let Some(open) = shown.take() else { return };
            match open.box_ui(ui.ctx(), env) {
                Ok(open) => shown = Some(open),
                Err(answer) => *told.lock().unwrap() = Some(answer.1),
            }
        });
    until(&mut harness, |h| h.query_by_label("往年/").is_some());
    (harness, answer, folder)
}

fn until(harness: &mut Harness<'_>, ready: impl Fn(&Harness<'_>) -> bool) {
    let start = Instant::now();
    while !ready(harness) {
        assert!(start.elapsed() < Duration::from_secs(20), "waited in vain");
        harness.step();
        std::thread::sleep(Duration::from_millis(5));
    }
}

fn click(harness: &mut Harness<'_>, label: &str) {
    until(harness, |h| h.query_by_label(label).is_some());
    harness.get_by_label(label).click();
    harness.step();
    harness.step();
}

/// What is answered: the box asks the disk before it answers.
fn answered(harness: &mut Harness<'_>, answer: &Answer) -> Vec<PathBuf> {
    until(harness, |_| answer.lock().unwrap().is_some());
    answer.lock().unwrap().clone().unwrap_or_default()
}

#[test]
fn a_folder_is_entered_and_a_file_of_it_opened() {
    let (mut harness, answer, folder) = opened(Want::Files, vec![("公报", vec!["txt"])]);
    assert!(harness.query_by_label("图.xyz").is_none(), "no gazette");
    assert!(harness.query_by_label(".隐藏.txt").is_none());
    click(&mut harness, "往年/");
    until(&mut harness, |h| h.query_by_label("旧刊.txt").is_some());
    click(&mut harness, "旧刊.txt");
    click(&mut harness, "打开");
    assert_eq!(answered(&mut harness, &answer), vec![folder.path().join("往年/旧刊.txt")]);
}

#[test]
fn nothing_is_answered_before_something_is_chosen() {
    let (mut harness, answer, _folder) = opened(Want::File, Vec::new());
    click(&mut harness, "打开");
    assert_eq!(*answer.lock().unwrap(), None);
    click(&mut harness, "取消");
    assert_eq!(answered(&mut harness, &answer), Vec::<PathBuf>::new());
}

#[test]
fn what_is_there_is_replaced_only_by_the_button_that_says_so() {
    let (mut harness, answer, folder) = opened(Want::Save("新.txt".to_owned()), vec![("文本", vec!["txt"])]);
    assert!(harness.query_by_label("保存").is_some());
    click(&mut harness, "第一期.txt");
    click(&mut harness, "替换");
    assert_eq!(answered(&mut harness, &answer), vec![folder.path().join("第一期.txt")]);
}

#[test]
fn a_name_without_its_ending_is_held_against_the_file_that_is_written() {
    let (mut harness, answer, folder) = opened(Want::Save("第一期".to_owned()), vec![("文本", vec!["txt"])]);
    click(&mut harness, "替换");
    assert_eq!(answered(&mut harness, &answer), vec![folder.path().join("第一期.txt")]);
}

#[test]
fn a_folder_is_answered_where_one_is_asked_for() {
    let (mut harness, answer, folder) = opened(Want::Folder, Vec::new());
    assert!(harness.query_by_label("第一期.txt").is_none(), "a file is no folder");
    click(&mut harness, "往年/");
    // It has a file in it, and no folder.
    until(&mut harness, |h| h.query_by_label(s::FILE_BOX_NO_FOLDERS.zh).is_some());
    click(&mut harness, "选择此文件夹");
    assert_eq!(answered(&mut harness, &answer), vec![folder.path().join("往年")]);
}

#[test]
fn several_files_are_chosen_one_by_one() {
    let mut chosen = vec!["甲".to_owned()];
    choose(&mut chosen, "乙", true);
    assert_eq!(chosen, ["甲", "乙"]);
    choose(&mut chosen, "甲", true);
    assert_eq!(chosen, ["乙"]);
    choose(&mut chosen, "丙", false);
    assert_eq!(chosen, ["丙"]);
}

#[test]
fn what_is_typed_is_a_path_from_the_folder_or_a_whole_one() {
    let folder = Path::new("/甲/乙");
    assert_eq!(resolved(folder, " 丙.txt "), Path::new("/甲/乙/丙.txt"));
    assert_eq!(resolved(folder, "/丁"), Path::new("/丁"));
    assert_eq!(resolved(folder, "~甲"), Path::new("/甲/乙/~甲"));
    if let Some(home) = home_folder() {
        assert_eq!(resolved(folder, "~/戊"), home.join("戊"));
    }
}

#[test]
fn what_is_typed_is_gone_to_and_what_is_not_there_is_said() {
    let (mut harness, answer, folder) = opened(Want::File, Vec::new());
    let type_path = |harness: &mut Harness<'_>, path: &Path| {
        let field = harness.get_by_role_and_label(egui::accesskit::Role::TextInput, "路径，按 Enter 前往");
        field.focus();
        harness.step();
        harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::A);
        harness.step();
        harness
            .get_by_role_and_label(egui::accesskit::Role::TextInput, "路径，按 Enter 前往")
            .type_text(&path.display().to_string());
        harness.step();
        harness.key_press(Key::Enter);
        harness.step();
    };
    type_path(&mut harness, &folder.path().join("没有"));
    until(&mut harness, |h| h.query_by_label_contains("没有这个文件或文件夹").is_some());
    type_path(&mut harness, &folder.path().join("往年"));
    until(&mut harness, |h| h.query_by_label("旧刊.txt").is_some());
    assert!(harness.query_by_label_contains("没有这个文件或文件夹").is_none());
    type_path(&mut harness, &folder.path().join("往年/旧刊.txt"));
    until(&mut harness, |_| answer.lock().unwrap().is_some());
    assert_eq!(answered(&mut harness, &answer), vec![folder.path().join("往年/旧刊.txt")]);
}

/// Types into a field in the place of what it has.
fn type_into(harness: &mut Harness<'_>, label: &str, text: &str) {
    let role = egui::accesskit::Role::TextInput;
    harness.get_by_role_and_label(role, label).focus();
    harness.step();
    harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::A);
    harness.step();
    harness.get_by_role_and_label(role, label).type_text(text);
    harness.step();
}

#[test]
fn what_is_saved_goes_where_the_typed_path_says_without_enter() {
    let (mut harness, answer, folder) = opened(Want::Save("新.txt".to_owned()), vec![("文本", vec!["txt"])]);
    type_into(&mut harness, s::FILE_BOX_PATH.zh, &folder.path().join("往年").display().to_string());
    click(&mut harness, "保存");
    assert_eq!(answered(&mut harness, &answer), vec![folder.path().join("往年/新.txt")]);
}

#[test]
fn a_typed_folder_that_is_not_there_keeps_the_box_open() {
    let (mut harness, answer, folder) = opened(Want::Save("新.txt".to_owned()), vec![("文本", vec!["txt"])]);
    type_into(&mut harness, s::FILE_BOX_PATH.zh, &folder.path().join("没有/此处").display().to_string());
    click(&mut harness, "保存");
    until(&mut harness, |h| h.query_by_label_contains("没有这个文件或文件夹").is_some());
    assert_eq!(*answer.lock().unwrap(), None);
}

#[test]
fn enter_in_the_name_saves_and_a_wrong_ending_says_which_there_are() {
    let forms = || vec![("文本", vec!["txt"]), ("Word", vec!["docx"])];
    let (mut harness, answer, folder) = opened(Want::Save("新.txt".to_owned()), forms());
    assert!(harness.query_by_label_contains("Word .docx").is_some(), "the forms are listed");
    type_into(&mut harness, s::FILE_BOX_NAME.zh, "新.doc");
    assert!(harness.query_by_label_contains("文件名请以 .txt .docx 结尾").is_some());
    harness.key_press(Key::Enter);
    harness.step();
    harness.step();
    assert_eq!(*answer.lock().unwrap(), None, "it stays");
    type_into(&mut harness, s::FILE_BOX_NAME.zh, "新.docx");
    until(&mut harness, |h| h.query_by_label_contains("结尾").is_none());
    harness.step();
    harness.get_by_role_and_label(egui::accesskit::Role::TextInput, s::FILE_BOX_NAME.zh).focus();
    harness.step();
    std::thread::sleep(Duration::from_millis(100));
    harness.step();
    harness.key_press(Key::Enter);
    assert_eq!(answered(&mut harness, &answer), vec![folder.path().join("新.docx")]);
}
