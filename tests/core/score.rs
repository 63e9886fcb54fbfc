//! The score of the hand-checked issue, where the folder with it is at hand.

use std::path::PathBuf;
use std::process::Command;

use crate::support;
use gongbao::export::json::issue_json;
use gongbao::facts::facts;

fn shared() -> Option<PathBuf> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    ["../shared", "../../shared"].iter().map(|p| root.join(p)).find(|p| p.join("score.py").exists())
}

#[test]
fn the_hand_checked_issue_is_understood() {
    let Some(shared) = shared() else {
        println!("skipped: no ../shared here");
        return;
    };
    for gold in std::fs::read_dir(shared.join("gold")).unwrap().flatten().map(|e| e.path()) {
        let name = gold.file_name().unwrap().to_string_lossy().to_string();
        let Some(stem) = name.strip_suffix(".expected.json") else { continue };
        let file = shared.join("gazettes").join(format!("{stem}.txt"));
        let Ok(content) = std::fs::read_to_string(&file) else { continue };
        let issue = support::parse(&content);
        let folder = std::env::temp_dir();
        let out = folder.join(format!("gongbao-score-{}-{stem}.json", std::process::id()));
        std::fs::write(&out, serde_json::to_string(&issue_json(&issue, &facts(&issue))).unwrap()).unwrap();
        if let Ok(path) = std::env::var("GONGBAO_TREE") {
            std::fs::write(path, support::tree(&issue)).unwrap();
        }
        let mut score = Command::new("python3");
        score.arg(shared.join("score.py")).arg(&gold).arg(&out);
        if std::env::var("GONGBAO_VERBOSE").is_ok() {
            score.arg("--verbose");
        }
        for least in [
            "contents=1",
            "documents=1",
            "seams=1",
            "fields=0.99",
            "kept=1",
            "blocks=0.985",
            "outline=0.995",
            "order=0.995",
            "issue=1",
        ] {
            score.args(["--min", least]);
        }
        let result = score.output().unwrap();
        println!("{}", String::from_utf8_lossy(&result.stdout));
        let _ = std::fs::remove_file(&out);
        assert!(
            result.status.success(),
            "{}{}",
            String::from_utf8_lossy(&result.stdout),
            String::from_utf8_lossy(&result.stderr)
        );
    }
}
