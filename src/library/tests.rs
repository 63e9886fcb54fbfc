//! The library on real files in a temporary folder.

mod two_windows;

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prop_assert_eq;

use super::*;
use crate::issue::{Anchor, Block, Document, FactCorrection, FactSays, Issue, Place};

fn issue_with(name: &str, number: &str, texts: &[&str]) -> Issue {
    let document = |(index, text): (usize, &&str)| Document {
        number: Some(format!("青政发〔2031〕{}号", index + 1)),
        title: format!("关于第{index}件事的通知"),
        blocks: vec![Block { text: (*text).to_owned(), ..Block::default() }],
        ..Document::default()
    };
    let mut issue = Issue { documents: texts.iter().enumerate().map(document).collect(), ..Issue::default() };
    issue.masthead.name = Some(name.to_owned());
    issue.masthead.year = Some(2031);
    issue.masthead.number = Some(number.to_owned());
    issue.source.sha256 = format!("{name}{number}");
    issue
}

const TEXTS: [&str; 3] = [
    "为规范河道养护工作，保障行洪安全，根据有关规定，结合本镇实际，制定本办法。养护单位应当每周巡查。",
    "各村应当在五月底以前完成春季植树的验收，把成活率报镇林业站汇总，逾期不报的予以通报。",
    "学校食堂实行校长陪餐，每周公示菜谱，家长委员会可以随时查看进货台账和留样记录。",
];

fn issue() -> Issue {
    issue_with("青川镇人民政府公报", "第3期", &TEXTS)
}

fn library() -> (tempfile::TempDir, Library) {
    let folder = tempfile::tempdir().unwrap();
    let (library, notices) = Library::open(folder.path());
    assert!(notices.is_empty(), "{notices:?}");
    (folder, library)
}

fn named(name: &str) -> NewMark {
    NewMark { name: name.to_owned(), anchor: Anchor::new(&issue(), Place::default(), 0), ..Default::default() }
}

fn names(library: &Library, key: &IssueKey) -> Vec<String> {
    library.marks(key).unwrap().into_iter().map(|b| b.name).collect()
}

fn set_aside(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().flatten().map(|e| e.path());
    entries.filter(|p| p.to_string_lossy().contains(".damaged-")).collect()
}

#[test]
fn bookmarks_are_made_changed_deleted_and_brought_back() {
    let (folder, library) = library();
    let key = library.recognise(&issue());
    let first = library.add_mark(&key, named("一"), 100).unwrap();
    let second = library.add_mark(&key, named("二"), 101).unwrap();
    library.add_mark(&key, named("三"), 102).unwrap();
    let change = MarkChange { note: Some("再看\n“这里”\u{0}".into()), ..Default::default() };
    let noted = library.change_mark(&key, second.id, change, 200).unwrap().after.unwrap();
    assert_eq!((noted.name.as_str(), noted.created, noted.changed), ("二", 101, 200));
    let deleted = library.delete_mark(&key, second.id).unwrap();
    assert_eq!(names(&library, &key), ["一", "三"]);
    assert!(matches!(library.delete_mark(&key, second.id), Err(LibraryError::Gone)));
    for _ in 0..2 {
        library.edit_marks(&key, &[deleted.reversed()]).unwrap();
    }
    assert_eq!(names(&library, &key), ["一", "二", "三"]);
    let (again, _) = Library::open(folder.path());
    assert_eq!(again.marks(&key).unwrap()[0], first);
    assert_eq!(again.marks(&key).unwrap()[1], noted);
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 64, ..Default::default() })]

    #[test]
    fn any_text_comes_back(name in "\\PC*", note in "(?s).*", odd in "[\"#\\\\\r\n\t\u{0}\u{feff}甲]*") {
        let (_folder, library) = library();
        let key = library.recognise(&issue());
        let new = NewMark { name: name.clone(), note: note.clone(), ..Default::default() };
        library.add_mark(&key, new, 0).unwrap();
        let new = NewMark { name: odd.clone(), note: odd.clone(), ..Default::default() };
        library.add_mark(&key, new, 0).unwrap();
        let list = library.marks(&key).unwrap();
        assert!(library.take_notices().is_empty());
        assert_eq!((list[0].name.as_str(), list[0].note.as_str()), (name.as_str(), note.as_str()));
        assert_eq!((list[1].name.as_str(), list[1].note.as_str()), (odd.as_str(), odd.as_str()));
    }

    /// Whatever becomes of a file, by a bad disk or by hand: it is read, or kept aside as it is, and the work goes on.
    #[test]
    fn a_file_with_anything_in_it_is_read_or_kept_aside(
        changes in proptest::collection::vec((0.0_f64..1.0, 0_usize..6, "[()\\[\\]{}:,\"#0-9a-z甲\u{0}-]{0,4}"), 1..6),
        corrections: bool,
    ) {
        let (folder, library) = library();
        let key = library.recognise(&issue());
        for n in 0..3 {
            let anchor = Anchor::new(&issue(), Place { document: n, ..Place::default() }, 3);
            library.add_mark(&key, NewMark { anchor: anchor.clone(), ..named("一") }, 7).unwrap();
            library.add_correction(&key, Correction::JoinWithNext { anchor }, 7).unwrap();
        }
        let name = if corrections { "corrections" } else { "bookmarks" };
        let file = folder.path().join(name).join(format!("{}.ron", key.id));
        let mut bytes = fs::read(&file).unwrap();
        for (share, length, text) in changes {
            let from = (share * bytes.len() as f64) as usize;
            let to = (from + length).min(bytes.len());
            bytes.splice(from..to, text.bytes());
        }
        fs::write(&file, &bytes).unwrap();
        let anchors: Vec<Anchor> = if corrections {
            library.corrections(&key).unwrap().iter().map(|c| c.correction.anchor().clone()).collect()
        } else {
            library.marks(&key).unwrap().into_iter().map(|b| b.anchor).collect()
        };
        prop_assert_eq!(Anchor::resolve_all(&anchors, &issue()).len(), anchors.len());
        let aside = set_aside(&folder.path().join(name));
        let keeps = if aside.is_empty() { &file } else { &aside[0] };
        prop_assert_eq!(&fs::read(keeps).unwrap(), &bytes);
        let _ = library.recognise(&issue());
        match library.add_mark(&key, named("二"), 8) {
            Ok(_) | Err(LibraryError::Newer { .. }) => {}
            Err(other) => panic!("{other}"),
        }
    }
}

#[test]
fn a_number_is_never_given_twice() {
    let (_folder, library) = library();
    let key = library.recognise(&issue());
    let first = library.add_mark(&key, named("一"), 0).unwrap();
    library.delete_mark(&key, first.id).unwrap();
    assert_ne!(library.add_mark(&key, named("二"), 0).unwrap().id, first.id);
}

#[test]
fn two_windows_build_on_each_other() {
    let (folder, one) = library();
    let (two, _) = Library::open(folder.path());
    let key = one.recognise(&issue());
    for n in 0..5 {
        one.add_mark(&key, named(&format!("甲{n}")), n).unwrap();
        two.add_mark(&key, named(&format!("乙{n}")), n).unwrap();
    }
    assert_eq!(names(&one, &key).len(), 10);
    one.change_settings(|s| s.theme = Theme::Sepia).unwrap();
    two.change_settings(|s| s.reading.zoom = 1.5).unwrap();
    let settings = one.settings().unwrap();
    assert_eq!((settings.theme, settings.reading.zoom), (Theme::Sepia, 1.5));
}

#[test]
fn threads_adding_at_once_lose_none() {
    let (_folder, library) = library();
    let key = library.recognise(&issue());
    std::thread::scope(|scope| {
        for thread in 0..4 {
            let (library, key) = (&library, &key);
            scope.spawn(move || {
                for n in 0..10 {
                    library.add_mark(key, named(&format!("{thread}-{n}")), 0).unwrap();
                }
            });
        }
    });
    let mut ids: Vec<_> = library.marks(&key).unwrap().iter().map(|b| b.id).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 40);
}

#[test]
fn a_moved_resaved_or_corrected_file_is_the_same_issue() {
    let (folder, library) = library();
    let (key, _) = library.open_issue(&issue(), Some(Path::new("/a/公报.txt")), 10).unwrap();
    library.add_mark(&key, named("一"), 11).unwrap();
    library.save_place(&key, Some(Anchor::new(&issue(), Place::default(), 0))).unwrap();

    // Other bytes, other spaces and widths, a sentence more, another order.
    let texts: Vec<String> = TEXTS.iter().map(|t| t.replace('，', ", ")).collect();
    let mut copy = issue_with("青川镇　人民政府公报", "第３期", &texts.iter().map(String::as_str).collect::<Vec<_>>());
    copy.documents[0].blocks[0].text.push_str("巡查应当记录。");
    copy.documents.reverse();
    copy.source.sha256 = "other".into();
    let (same, record) = library.open_issue(&copy, Some(Path::new("/b/2031-3.txt")), 20).unwrap();
    assert_eq!(same.id, key.id);
    assert_eq!(names(&library, &same), ["一"]);
    assert!(record.place.is_some());
    assert_eq!((record.first_opened, record.last_opened), (10, 20));
    let paths: Vec<_> = record.paths.iter().map(|p| p.path.to_str().unwrap()).collect();
    assert_eq!(paths, ["/b/2031-3.txt", "/a/公报.txt"]);
    assert_eq!(same.identity.files.len(), 2);

    // The first file again, read by a parser that understands nothing of it.
    let mut plain = Issue { documents: vec![Document::default()], ..Issue::default() };
    plain.source.sha256 = issue().source.sha256;
    assert_eq!(library.recognise(&plain).id, key.id);
    assert_eq!(fs::read_dir(folder.path().join("issues")).unwrap().count(), 1);
}

#[test]
fn the_next_issue_of_the_series_is_another() {
    let (_folder, library) = library();
    let (key, _) = library.open_issue(&issue(), None, 10).unwrap();
    let other_texts = ["全文另写，说的是集市摊位的登记和收费。", TEXTS[1], "再说道路照明的检修周期和报修电话。"];
    for other in [
        issue_with("青川镇人民政府公报", "第4期", &other_texts),
        issue_with("白石镇人民政府公报", "第3期", &other_texts),
        // Two texts of the three are the same and so are the numbers, but the masthead says another issue.
        issue_with("青川镇人民政府公报", "第4期", &[TEXTS[0], TEXTS[1], other_texts[0]]),
    ] {
        assert_ne!(library.recognise(&other).id, key.id);
    }
}

#[test]
fn single_documents_are_told_apart_by_their_text() {
    let (_folder, library) = library();
    let single = |text: &str, sha: &str| {
        let blocks = vec![Block { text: text.to_owned(), ..Block::default() }];
        let document = Document { title: "关于人事任免的通知".into(), blocks, ..Document::default() };
        let mut issue = Issue { documents: vec![document], ..Issue::default() };
        issue.source.sha256 = sha.into();
        issue
    };
    let (key, _) = library.open_issue(&single(TEXTS[0], "a"), None, 1).unwrap();
    assert_ne!(library.recognise(&single(TEXTS[1], "b")).id, key.id);
    let corrected = TEXTS[0].replace("巡查", "巡视");
    assert_eq!(library.recognise(&single(&corrected, "c")).id, key.id);
}

#[test]
fn marks_stay_with_their_version_of_a_law() {
    let (_folder, library) = library();
    let law = |penalty: &str, articles: usize, sha: &str| {
        let article = |n: usize| Block {
            kind: crate::issue::BlockKind::Article,
            text: format!("第{n}条　违反本办法第{n}项规定的，由镇人民政府责令改正，处{penalty}元以下罚款。"),
            ..Block::default()
        };
        let blocks = (1..=articles).map(article).collect();
        let document = Document { title: "青川镇集市管理办法".into(), blocks, ..Document::default() };
        let mut issue = Issue { documents: vec![document], ..Issue::default() };
        issue.source.sha256 = sha.into();
        issue
    };
    let (path, other) = (Path::new("/a/旧.txt"), Path::new("/a/新.txt"));
    let (key, _) = library.open_issue(&law("50", 9, "a"), Some(path), 1).unwrap();
    library.add_mark(&key, named("一"), 2).unwrap();
    library.save_place(&key, Some(Anchor::default())).unwrap();
    for (n, issue) in [law("500", 9, "b"), law("50", 10, "c")].into_iter().enumerate() {
        let (version, record) = library.open_issue(&issue, Some(other), 3).unwrap();
        assert!(version.id != key.id && record.place.is_none() && names(&library, &version).is_empty(), "{n}");
        let told = library.take_notices();
        assert!(matches!(told.as_slice(), [LibraryNotice::OtherVersion { marks: 1, .. }]), "{told:?}");
        let (again, _) = library.open_issue(&issue, Some(other), 4).unwrap();
        assert!(again.id == version.id && library.take_notices().is_empty(), "it is told once");
        fs::remove_file(library.folder().join("issues").join(format!("{}.ron", version.id))).unwrap();
    }
    // The same file, changed by the reader, keeps what he marked; so does another extraction, with page numbers left in it.
    let (changed, _) = library.open_issue(&law("500", 9, "d"), Some(path), 5).unwrap();
    assert_eq!((changed.id, names(&library, &key)), (key.id.clone(), vec!["一".to_owned()]));
    let mut numbered = law("500", 9, "e");
    numbered.documents[0].blocks[3].text.push_str("第77页");
    assert_eq!(library.open_issue(&numbered, Some(other), 6).unwrap().0.id, key.id);
    assert!(library.take_notices().is_empty());
}

#[test]
fn an_issue_is_known_by_its_bookmarks_when_the_catalogue_is_lost() {
    let (folder, library) = library();
    let (key, _) = library.open_issue(&issue(), None, 1).unwrap();
    library.add_mark(&key, named("一"), 2).unwrap();
    fs::remove_dir_all(folder.path().join("issues")).unwrap();
    let mut corrected = issue();
    corrected.documents[2].blocks[0].text.push_str("另有一句。");
    assert_eq!(library.recognise(&corrected).id, key.id);
}

#[test]
fn a_damaged_file_is_kept_aside_and_told() {
    let (folder, library) = library();
    let key = library.recognise(&issue());
    library.add_mark(&key, named("一"), 0).unwrap();
    let file = folder.path().join("bookmarks").join(format!("{}.ron", key.id));
    let whole = fs::read(&file).unwrap();
    let damages: [&[u8]; 6] =
        [b"", &whole[..whole.len() / 2], b"\xff\xfe\x00", b"(version: 1)", b"((((", b"(data: ())"];
    for (n, damage) in damages.iter().enumerate() {
        fs::write(&file, damage).unwrap();
        assert_eq!(names(&library, &key), [""; 0]);
        let notices = library.take_notices();
        assert!(matches!(notices.as_slice(), [LibraryNotice::SetAside { .. }]), "{damage:?}: {notices:?}");
        assert!(notices[0].to_string().contains(".damaged-") && notices[0].message_zh().contains(".damaged-"));
        let kept = folder.path().join("bookmarks").join(format!("{}.damaged-{}.ron", key.id, n + 1));
        assert_eq!(fs::read(kept).unwrap(), *damage);
        library.add_mark(&key, named("新"), 0).unwrap();
        assert_eq!(names(&library, &key), ["新"]);
    }
    assert_eq!(set_aside(&folder.path().join("bookmarks")).len(), damages.len());
}

#[test]
fn nesting_without_end_is_damage_like_any_other() {
    let (folder, library) = library();
    let deep = "(version: 1, data: ".to_owned() + &"(x: [".repeat(200_000);
    fs::write(folder.path().join("settings.ron"), deep).unwrap();
    assert_eq!(library.settings().unwrap(), Settings::default());
    assert!(matches!(library.take_notices().as_slice(), [LibraryNotice::SetAside { .. }]));
}

#[test]
fn what_is_no_file_of_the_library_is_left_alone_and_told() {
    let (folder, library) = library();
    let key = library.recognise(&issue());
    let file = folder.path().join("bookmarks").join(format!("{}.ron", key.id));
    fs::create_dir_all(&file).unwrap();
    assert!(matches!(library.marks(&key), Err(LibraryError::Unreadable { .. })));
    assert!(matches!(library.add_mark(&key, named("一"), 0), Err(LibraryError::Unreadable { .. })));
    fs::remove_dir(&file).unwrap();
    // A sparse file: it takes no room on the disk.
    fs::File::create(&file).unwrap().set_len(65 << 20).unwrap();
    assert!(matches!(library.add_mark(&key, named("一"), 0), Err(LibraryError::Unreadable { .. })));
    #[cfg(unix)]
    {
        fs::remove_file(&file).unwrap();
        std::os::unix::fs::symlink("/dev/zero", &file).unwrap();
        assert!(matches!(library.marks(&key), Err(LibraryError::Unreadable { .. })));
        assert!(matches!(library.add_mark(&key, named("一"), 0), Err(LibraryError::Unreadable { .. })));
    }
}

#[cfg(unix)]
#[test]
fn a_linked_file_stays_a_link() {
    let (folder, library) = library();
    let elsewhere = tempfile::tempdir().unwrap();
    let (link, target) = (folder.path().join("settings.ron"), elsewhere.path().join("gongbao.ron"));
    fs::write(&target, "(version: 1, data: (theme: Dark))").unwrap();
    std::os::unix::fs::symlink(&target, &link).unwrap();
    library.change_settings(|s| s.language = Language::En).unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert!(fs::read_to_string(&target).unwrap().contains("language: En"));
    let settings = library.settings().unwrap();
    assert_eq!((settings.theme, settings.language), (Theme::Dark, Language::En));
    assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 1);
}

#[test]
fn a_damaged_file_found_on_writing_is_kept_aside_too() {
    let (folder, library) = library();
    fs::write(folder.path().join("settings.ron"), "(version: 1, data: (theme: Purple))").unwrap();
    library.change_settings(|s| s.language = Language::En).unwrap();
    assert!(matches!(library.take_notices().as_slice(), [LibraryNotice::SetAside { .. }]));
    assert_eq!(set_aside(folder.path()).len(), 1);
    fs::write(folder.path().join("session.ron"), "garbage").unwrap();
    let (_, notices) = Library::open(folder.path());
    assert!(matches!(notices.as_slice(), [LibraryNotice::SetAside { .. }]), "{notices:?}");
}

#[test]
fn a_newer_file_is_shown_and_never_written() {
    let (folder, library) = library();
    let key = library.recognise(&issue());
    library.add_mark(&key, named("一"), 0).unwrap();
    let file = folder.path().join("bookmarks").join(format!("{}.ron", key.id));
    let text = fs::read_to_string(&file).unwrap();
    // Without the checksum of what it was.
    let text = text.lines().filter(|line| !line.starts_with("// sha256")).collect::<Vec<_>>().join("\n");
    let newer = text.replacen("version: 2", "version: 7", 1).replacen("name: \"一\"", "name: \"一\", mood: Glad", 1);
    for (content, shown) in
        [(newer.as_str(), vec!["一".to_owned()]), ("(version: 9, data: [\"other\", (1, 2), Some('x')])", vec![])]
    {
        fs::write(&file, content).unwrap();
        let (library, _) = Library::open(folder.path());
        assert_eq!(names(&library, &key), shown);
        assert!(matches!(library.take_notices().as_slice(), [LibraryNotice::Newer { known: 2, .. }]));
        let refused = library.add_mark(&key, named("二"), 0).unwrap_err();
        assert!(matches!(refused, LibraryError::Newer { .. }), "{refused}");
        assert_eq!(fs::read_to_string(&file).unwrap(), content);
        assert!(library.take_notices().is_empty(), "once is enough");
    }
    assert!(set_aside(&folder.path().join("bookmarks")).is_empty());
}

#[test]
fn unknown_fields_are_passed_over_and_missing_ones_are_usual() {
    let (folder, library) = library();
    let text = "(version: 1, data: (theme: Dark, hat: (colour: Red, size: [1, 2]), reading: (zoom: 2.0)))";
    fs::write(folder.path().join("settings.ron"), text).unwrap();
    let settings = library.settings().unwrap();
    assert_eq!((settings.theme, settings.reading.zoom), (Theme::Dark, 2.0));
    assert_eq!(settings.reading.measure, Reading::default().measure);
    assert!(library.take_notices().is_empty());
}

#[test]
fn numbers_no_window_can_have_are_brought_into_range() {
    let (folder, library) = library();
    let text = "(version: 1, data: (reading: (zoom: NaN, body_size: 9000, measure: -3, line_gap: inf)))";
    fs::write(folder.path().join("settings.ron"), text).unwrap();
    let reading = library.settings().unwrap().reading;
    assert_eq!(reading, Reading { body_size: 72.0, measure: 12.0, ..Reading::default() });
    let text =
        "(version: 1, data: (tabs: [(title: \"甲\")], active: 7, window: Some((x: 1e30, width: 800, height: 600))))";
    fs::write(folder.path().join("session.ron"), text).unwrap();
    let session = library.session().unwrap();
    assert_eq!((session.active, session.window), (0, None));
}

#[test]
fn a_session_comes_back() {
    let (_folder, library) = library();
    let tab = Tab {
        path: "/公报/三.txt".into(),
        title: "第3期".into(),
        place: Some(named("").anchor),
        held_back: true,
        shown: Shown::Tables,
        table: "Tasks".into(),
    };
    let window = WindowFrame { x: -4.5, y: 20.0, width: 1280.0, height: 800.0, maximised: true };
    let session = Session { tabs: vec![Tab::default(), tab], active: 1, window: Some(window), panel: "marks".into() };
    library.save_session(&session).unwrap();
    library.save_session(&session).unwrap();
    assert_eq!(library.session().unwrap(), session);
}

#[test]
fn recent_files_of_two_windows_are_merged() {
    let (folder, one) = library();
    let (two, _) = Library::open(folder.path());
    let file = |n: i64| RecentFile { path: format!("/{n}.txt").into(), title: format!("{n}"), time: n, issue: None };
    for n in 0..40 {
        let _ = if n % 2 == 0 { one.add_recent(file(n)) } else { two.add_recent(file(n)) }.unwrap();
    }
    two.add_recent(RecentFile { time: 50, ..file(20) }).unwrap();
    let list = one.recent().unwrap();
    assert_eq!(list.len(), RECENT_KEPT);
    let times: Vec<i64> = list.iter().map(|f| f.time).collect();
    assert_eq!(times[..4], [50, 39, 38, 37]);
}

#[test]
fn corrections_are_kept_in_order() {
    let (_folder, library) = library();
    let key = library.recognise(&issue());
    let anchor = named("").anchor;
    let all = [
        Correction::JoinWithNext { anchor: anchor.clone() },
        Correction::SplitAt { anchor: anchor.clone() },
        Correction::HeadingLevel { anchor: anchor.clone(), level: Some(2) },
        Correction::HeadingLevel { anchor: anchor.clone(), level: None },
        Correction::BelongsTo { anchor: anchor.clone(), document: anchor.clone() },
        Correction::Restore { anchor: anchor.clone(), text: "第三条 供水应当安全。".to_owned() },
        Correction::Fact(FactCorrection {
            table: "appointments".to_owned(),
            anchor,
            was: vec![("person".to_owned(), "江一帆".to_owned())],
            says: FactSays::Other(vec![("position".to_owned(), "“甲局”局长".to_owned())]),
        }),
    ];
    let kept: Vec<_> = all.iter().map(|c| library.add_correction(&key, c.clone(), 5).unwrap()).collect();
    let deleted = library.delete_correction(&key, kept[1].id).unwrap();
    assert_eq!(library.corrections(&key).unwrap().len(), 6);
    library.restore_correction(&key, &deleted).unwrap();
    assert_eq!(library.corrections(&key).unwrap(), kept);
}

#[test]
fn what_a_killed_writer_left_is_swept() {
    let (folder, library) = library();
    let key = library.recognise(&issue());
    library.add_mark(&key, named("一"), 0).unwrap();
    let left = folder.path().join("bookmarks/.gongbao-abc.tmp");
    fs::write(&left, "half").unwrap();
    let (_again, _) = Library::open(folder.path());
    assert!(!left.exists());
    assert_eq!(names(&library, &key), ["一"]);
}

#[test]
fn a_lock_held_too_long_is_an_error_and_not_a_hang() {
    let (folder, library) = library();
    let holder = fs::OpenOptions::new().write(true).open(folder.path().join("write.lock")).unwrap();
    holder.lock().unwrap();
    let key = library.recognise(&issue());
    let refused = library.add_mark(&key, named("一"), 0).unwrap_err();
    assert!(matches!(refused, LibraryError::Busy { .. }), "{refused}");
    assert!(refused.message_zh().contains("三秒"));
    drop(holder);
    library.add_mark(&key, named("一"), 0).unwrap();
}

#[test]
fn a_folder_that_cannot_be_is_told_and_the_work_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "x").unwrap();
    // Below a file there can be no folder, not even for root.
    let (library, notices) = Library::open(file.join("data"));
    assert!(matches!(notices.as_slice(), [LibraryNotice::Failed(LibraryError::NotWritable { .. })]), "{notices:?}");
    let key = library.recognise(&issue());
    assert!(library.marks(&key).unwrap().is_empty());
    assert_eq!(library.settings().unwrap(), Settings::default());
    let refused = library.add_mark(&key, named("一"), 0).unwrap_err();
    assert!(matches!(refused, LibraryError::NotWritable { .. }), "{refused}");
    assert!(refused.to_string().contains("GONGBAO_DATA_DIR") && refused.message_zh().contains("GONGBAO_DATA_DIR"));
    assert_eq!(fs::read(&file).unwrap(), b"x");
}

#[test]
fn a_folder_that_is_taken_away_is_made_again_told_of_and_written_back() {
    let (folder, library) = library();
    let key = library.recognise(&issue());
    for name in ["一", "二"] {
        library.add_mark(&key, named(name), 7).unwrap();
    }
    let correction = Correction::SplitAt { anchor: named("").anchor };
    library.add_correction(&key, correction.clone(), 7).unwrap();
    let (known, corrected) = (library.marks(&key).unwrap(), library.corrections(&key).unwrap());
    assert!(library.look_for_changes().is_ok() && library.take_notices().is_empty());
    let away = folder.path().with_extension("away");
    fs::rename(folder.path(), &away).unwrap();
    // Before anybody notices, one more is made, which gets the number of another.
    let late = library.add_mark(&key, named("三"), 9).unwrap();
    assert_eq!(late.id, known[0].id);
    assert!(matches!(library.take_notices().as_slice(), [LibraryNotice::Vanished { .. }]));
    library.write_back_marks(&key, &known).unwrap();
    library.write_back_corrections(&key, &corrected).unwrap();
    let mut back = names(&library, &key);
    back.sort();
    assert_eq!(back, ["一", "三", "二"]);
    assert_eq!(library.marks(&key).unwrap().iter().filter(|b| b.id == late.id).count(), 1);
    assert_eq!(library.corrections(&key).unwrap(), corrected);
    // Nothing is written twice, and what was taken away is as it was.
    library.write_back_marks(&key, &known).unwrap();
    library.write_back_corrections(&key, &corrected).unwrap();
    assert_eq!((names(&library, &key).len(), library.corrections(&key).unwrap().len()), (3, 1));
    assert!(library.take_notices().is_empty());
    assert_eq!(names(&Library::open(&away).0, &key), ["一", "二"]);
    fs::remove_dir_all(away).unwrap();
}

#[test]
fn what_another_machine_changes_is_told_and_built_upon() {
    let (folder, library) = library();
    let key = library.recognise(&issue());
    let first = library.add_mark(&key, named("一"), 7).unwrap();
    let file = folder.path().join("bookmarks").join(format!("{}.ron", key.id));
    library.look_for_changes().unwrap();
    assert!(library.take_notices().is_empty());
    // Another machine has one more, and its file comes here.
    let (elsewhere, other) = self::library();
    fs::create_dir_all(elsewhere.path().join("bookmarks")).unwrap();
    let theirs = elsewhere.path().join("bookmarks").join(format!("{}.ron", key.id));
    fs::copy(&file, &theirs).unwrap();
    other.add_mark(&key, named("二"), 8).unwrap();
    fs::rename(&theirs, &file).unwrap();
    library.look_for_changes().unwrap();
    let told = library.take_notices();
    assert!(matches!(told.as_slice(), [LibraryNotice::ChangedElsewhere { file: f }] if *f == file), "{told:?}");
    assert_eq!(names(&library, &key), ["一", "二"]);
    // Once is enough, and what is added here is added to what came.
    library.look_for_changes().unwrap();
    library.add_mark(&key, named("三"), 9).unwrap();
    assert!(library.take_notices().is_empty());
    assert_eq!(names(&library, &key), ["一", "二", "三"]);
    // It comes between two looks: the next change sees it.
    fs::write(&file, fs::read_to_string(&file).unwrap().lines().take(3).collect::<String>()).unwrap();
    assert_eq!(names(&library, &key), Vec::<String>::new());
    let told = library.take_notices();
    assert!(matches!(told.as_slice(), [LibraryNotice::SetAside { .. }]), "{told:?}");
    // What is known is written back; a file that is gone is told of.
    library.write_back_marks(&key, &[first]).unwrap();
    fs::remove_file(&file).unwrap();
    library.look_for_changes().unwrap();
    assert!(matches!(library.take_notices().as_slice(), [LibraryNotice::ChangedElsewhere { .. }]));
}

#[test]
fn what_comes_while_a_file_is_changed_is_kept_beside_it() {
    let (folder, library) = library();
    let key = library.recognise(&issue());
    library.add_mark(&key, named("一"), 7).unwrap();
    let name = issue_file(marks::FOLDER, &key.id);
    let file = folder.path().join(&name);
    let changed = library.store.update(&name, |_: &mut marks::MarkFile| {
        fs::write(&file, "(来自另一台机器)").unwrap();
        Ok(())
    });
    changed.unwrap();
    // Nothing was changed, so nothing was written over it …
    assert_eq!(fs::read_to_string(&file).unwrap(), "(来自另一台机器)");
    fs::remove_file(&file).unwrap();
    library.add_mark(&key, named("二"), 8).unwrap();
    assert!(matches!(library.take_notices().as_slice(), [LibraryNotice::ChangedElsewhere { .. }]));
    let third = Mark { name: "三".into(), id: MarkId(9), ..Mark::default() };
    library
        .store
        .update(&name, |value: &mut marks::MarkFile| {
            fs::write(&file, "(来自另一台机器)").unwrap();
            value.bookmarks.push(third);
            Ok(())
        })
        .unwrap();
    // … and what was written stands beside what came.
    let told = library.take_notices();
    let [LibraryNotice::KeptBeside { kept_as, .. }] = told.as_slice() else { panic!("{told:?}") };
    assert_eq!(fs::read_to_string(kept_as).unwrap(), "(来自另一台机器)");
    assert_eq!(names(&library, &key), ["二", "三"]);
}

#[test]
fn copies_that_a_synchronising_program_leaves_are_told_once() {
    let (folder, library) = library();
    let key = library.recognise(&issue());
    library.add_mark(&key, named("一"), 7).unwrap();
    let bookmarks = folder.path().join("bookmarks");
    for name in [
        format!("{}.sync-conflict-20261129-070000-ABCDEFG.ron", key.id),
        format!("{} (冲突的副本 2026-11-29).ron", key.id),
        format!("{}-DESKTOP-1.ron", key.id),
    ] {
        fs::write(bookmarks.join(&name), "x").unwrap();
        library.look_for_changes().unwrap();
        let told = library.take_notices();
        assert!(matches!(told.as_slice(), [LibraryNotice::Copy { file }] if file.ends_with(&name)), "{told:?}");
    }
    // What the program itself puts aside is none, nor is the session of another window.
    fs::write(folder.path().join("session-2.ron"), "()").unwrap();
    fs::write(bookmarks.join(format!("{}.damaged-1.ron", key.id)), "x").unwrap();
    fs::write(bookmarks.join(format!("{}.elsewhere-1.ron", key.id)), "x").unwrap();
    library.look_for_changes().unwrap();
    assert!(library.take_notices().is_empty());
    for name in ["session-2 (1).ron", "session-DESKTOP.ron", "settings.sync-conflict-20261130-070000-ABCDEFG.ron"] {
        fs::write(folder.path().join(name), "()").unwrap();
        library.look_for_changes().unwrap();
        assert!(matches!(library.take_notices().as_slice(), [LibraryNotice::Copy { file }] if file.ends_with(name)));
    }
}

#[test]
fn own_data_is_told_from_what_lies_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let files = ["settings.ron", "write.lock", "holdings/library.sqlite", "bookmarks/a.ron", "out.json", "mine/a.ron"];
    for name in files {
        fs::create_dir_all(data.join(name).parent().unwrap()).unwrap();
        fs::write(data.join(name), "").unwrap();
    }
    let own = |path: &Path| is_of_data(&data, path);
    assert_eq!(files.map(|name| own(&data.join(name))), [true, true, true, true, false, false]);
    assert!(!own(&folder.path().join("other.ron")) && !own(&data.join("new.json")));
    assert!(own(&data.join("none.ron")) && own(&data.join("holdings/library.sqlite-wal")), "made in their place");
    #[cfg(unix)]
    {
        let link = folder.path().join("link.json");
        std::os::unix::fs::symlink(data.join("holdings/library.sqlite"), &link).unwrap();
        assert!(own(&link));
    }
}
