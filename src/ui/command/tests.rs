use std::collections::HashMap;

use egui::Key;

use super::*;
use crate::ui::commands::COMMANDS;
use crate::ui::help;

#[test]
fn no_two_commands_share_a_key() {
    let mut seen: HashMap<String, Command> = HashMap::new();
    for entry in COMMANDS.iter() {
        for key in entry.keys {
            let clash = seen.insert(format!("{key:?}"), entry.command);
            assert!(clash.is_none(), "{key:?}: {clash:?} and {:?}", entry.command);
        }
    }
}

#[test]
fn each_command_has_one_row_and_a_name() {
    let mut seen = HashMap::new();
    for about in COMMANDS.iter() {
        assert!(seen.insert(about.command, ()).is_none(), "{:?} twice", about.command);
        assert!(!about.name.zh.is_empty() && !about.does.en.is_empty(), "{:?}", about.command);
        assert_eq!(help::groups_of(about.menu), 1, "{:?} stands in the help once", about.command);
    }
}

/// A key as the handbook writes it: with the sign that stands on the key.
fn written(key: &KeyboardShortcut) -> String {
    let name = sign(key.logical_key);
    // A question mark needs Shift on most keyboards, which nobody says.
    let shift = key.modifiers.shift && key.logical_key != Key::Questionmark;
    let held = [("Ctrl+", key.modifiers.command), ("Alt+", key.modifiers.alt), ("Shift+", shift)];
    held.iter().filter(|(_, on)| *on).map(|(name, _)| *name).chain([name]).collect()
}

/// The list of keys as the handbook prints it, made of the table.
fn printed_list() -> String {
    let parts: [(&str, &[Menu]); 5] = [
        ("一、文件", &[Menu::File]),
        ("二、编辑", &[Menu::Edit, Menu::Cite, Menu::Correct]),
        ("三、查看", &[Menu::View, Menu::Text, Menu::Theme, Menu::Language]),
        ("四、跳转", &[Menu::Go]),
        ("五、标记和帮助", &[Menu::Marks, Menu::Help]),
    ];
    let mut text = String::new();
    for (head, menus) in parts {
        text.push_str(&format!("{head}\n\n"));
        let entries = COMMANDS.iter().filter(|e| menus.contains(&e.menu) && !e.keys.is_empty());
        for (n, entry) in entries.enumerate() {
            let mut keys: Vec<String> = entry.keys.iter().map(written).collect();
            keys.dedup();
            match entry.command {
                Command::Back => keys.push("鼠标的后退键".into()),
                Command::Forward => keys.push("鼠标的前进键".into()),
                Command::Help => keys.push("?".into()),
                Command::Find => keys.push("/".into()),
                _ => {}
            }
            let name = entry.name.zh.trim_end_matches('…');
            text.push_str(&format!(
                "{}. {name}：{}。\n\n",
                n + 1,
                keys.join(" 或者 ").replace("或者 鼠标", "或者鼠标")
            ));
        }
    }
    text
}

#[test]
fn the_handbook_lists_the_keys_of_the_table() {
    let handbook = include_str!("../../../assets/handbook.txt");
    let list = printed_list();
    assert!(handbook.contains(&list), "The handbook's list of keys should be:\n\n{list}");
}

#[test]
fn the_readme_names_the_first_key_of_each_command() {
    let readme = include_str!("../../../README.md");
    let keys = readme.split("## Keys").nth(1).and_then(|t| t.split("\n## ").next()).unwrap_or("");
    for key in COMMANDS.iter().filter_map(|e| e.keys.first()).map(written) {
        assert!(keys.contains(&key.replace('-', "−")) || keys.contains(&key), "README's keys lack {key}");
    }
}

#[test]
fn names_are_told_apart() {
    for lang in [Lang::Zh, Lang::En] {
        let mut seen = HashMap::new();
        for entry in COMMANDS.iter() {
            let clash = seen.insert((entry.name.get(lang), entry.menu as u8), entry.command);
            assert!(clash.is_none(), "{:?} and {clash:?}", entry.command);
        }
    }
}
