//! What one window undoes or keeps while another has written.

use super::*;

fn change(library: &Library, key: &IssueKey, id: MarkId, note: &str) -> MarkEdit {
    let change = MarkChange { note: Some(note.to_owned()), ..MarkChange::default() };
    library.change_mark(key, id, change, 300).unwrap()
}

fn notes(library: &Library, key: &IssueKey) -> Vec<String> {
    library.marks(key).unwrap().into_iter().map(|mark| mark.note).collect()
}

#[test]
fn undoing_takes_back_what_it_did_and_not_what_another_window_wrote() {
    let (folder, one) = library();
    let (other, _) = Library::open(folder.path());
    let key = one.recognise(&issue());
    let added = one.add_marks(&key, vec![named("一")], 100).unwrap().remove(0);
    let id = added.after.as_ref().unwrap().id;
    let renamed =
        one.change_mark(&key, id, MarkChange { name: Some("甲".into()), ..MarkChange::default() }, 200).unwrap();
    change(&other, &key, id, "别处写的");
    // The name goes back, the other window's note stays.
    assert_eq!(one.edit_marks(&key, &[renamed.reversed()]).unwrap(), 0);
    assert_eq!((names(&one, &key), notes(&one, &key)), (vec!["一".to_owned()], vec!["别处写的".to_owned()]));
    // What another has changed since is not deleted, and that is told.
    assert_eq!(one.edit_marks(&key, &[added.reversed()]).unwrap(), 1);
    assert_eq!(notes(&one, &key), ["别处写的"]);
    // Done again, what is there is not put in again, nor made as it was.
    assert_eq!(one.edit_marks(&key, &[added]).unwrap(), 0);
    assert_eq!(notes(&one, &key), ["别处写的"]);
}

#[test]
fn the_same_field_changed_by_both_stays_as_the_other_left_it() {
    let (folder, one) = library();
    let (other, _) = Library::open(folder.path());
    let key = one.recognise(&issue());
    let id = one.add_mark(&key, named("一"), 100).unwrap().id;
    let mine = change(&one, &key, id, "我写的");
    change(&other, &key, id, "别处写的");
    assert_eq!(one.edit_marks(&key, &[mine.reversed()]).unwrap(), 1);
    assert_eq!(notes(&one, &key), ["别处写的"]);
    // One that another has deleted is not made again by undoing a change of it.
    other.delete_mark(&key, id).unwrap();
    assert_eq!(one.edit_marks(&key, &[mine]).unwrap(), 1);
    assert!(notes(&one, &key).is_empty());
}

#[test]
fn steps_of_one_window_are_undone_and_done_again_one_after_the_other() {
    let (_folder, library) = library();
    let key = library.recognise(&issue());
    let mut steps = library.add_marks(&key, vec![named("一")], 100).unwrap();
    let id = steps[0].after.as_ref().unwrap().id;
    steps.push(change(&library, &key, id, "一"));
    steps.push(change(&library, &key, id, "二"));
    steps.push(library.delete_mark(&key, id).unwrap());
    let end: Vec<Vec<String>> = vec![vec![], vec!["二".into()], vec!["一".into()], vec![String::new()], vec![]];
    for (step, wanted) in steps.iter().rev().zip(&end[1..]) {
        assert_eq!(library.edit_marks(&key, &[step.reversed()]).unwrap(), 0);
        assert_eq!(notes(&library, &key), *wanted);
    }
    for (step, wanted) in steps.iter().zip(end.iter().rev().skip(1)) {
        assert_eq!(library.edit_marks(&key, std::slice::from_ref(step)).unwrap(), 0);
        assert_eq!(notes(&library, &key), *wanted);
    }
}

#[test]
fn an_edit_of_before_a_restore_touches_no_other_mark_of_the_same_number() {
    let (folder, library) = library();
    let key = library.recognise(&issue());
    let old = library.add_marks(&key, vec![named("旧")], 100).unwrap().remove(0);
    let id = old.after.as_ref().unwrap().id;
    let noted = change(&library, &key, id, "旧注");
    let deleted = library.delete_mark(&key, id).unwrap();
    fs::remove_file(folder.path().join(format!("bookmarks/{}.ron", key.id))).unwrap();
    let place = Place { block: 1, ..Place::default() };
    let elsewhere = NewMark { anchor: Anchor::new(&issue(), place, 0), ..named("新") };
    let new = library.add_mark(&key, elsewhere, 500).unwrap();
    assert_eq!(new.id, id, "the numbers begin again");
    for edit in [noted.reversed(), noted.clone(), old.reversed()] {
        library.edit_marks(&key, &[edit]).unwrap();
        assert_eq!(library.marks(&key).unwrap(), std::slice::from_ref(&new));
    }
    // The deleted one comes back beside it, with a number of its own, and what was done to it is undone on it.
    assert_eq!(library.edit_marks(&key, &[deleted.reversed()]).unwrap(), 0);
    assert_eq!(library.edit_marks(&key, &[noted.reversed()]).unwrap(), 0);
    let marks = library.marks(&key).unwrap();
    let mut told: Vec<(&str, &str)> = marks.iter().map(|m| (m.name.as_str(), m.note.as_str())).collect();
    told.sort_unstable();
    let mut wanted = [("旧", ""), ("新", "")];
    wanted.sort_unstable();
    assert_eq!(told, wanted);
    assert_ne!(marks[0].id, marks[1].id);
}

/// An issue of a file, whose text is its own.
fn file(sha256: &str, text: &str) -> Issue {
    let mut issue = issue();
    issue.source.sha256 = sha256.to_owned();
    issue.documents.push(Document {
        title: text.to_owned(),
        blocks: vec![Block { text: text.to_owned(), ..Block::default() }],
        ..Document::default()
    });
    issue
}

#[test]
fn a_window_that_knows_less_forgets_no_file_that_another_has_opened() {
    let (folder, stale) = library();
    let (other, _) = Library::open(folder.path());
    let [a, b] = [file("aa", "附记甲"), file("bb", "附记乙")];
    let (old, _) = stale.open_issue(&a, None, 1).unwrap();
    stale.add_mark(&old, named("一"), 1).unwrap();
    let (new, _) = other.open_issue(&b, None, 2).unwrap();
    assert_eq!(old.id, new.id, "two files of the same issue");
    other.add_mark(&new, named("二"), 2).unwrap();
    other.add_correction(&new, Correction::JoinWithNext { anchor: named("二").anchor }, 2).unwrap();
    stale.save_place(&old, None).unwrap();
    stale.add_mark(&old, named("三"), 3).unwrap();
    stale.add_correction(&old, Correction::JoinWithNext { anchor: named("三").anchor }, 3).unwrap();
    for folder_of in ["issues", "bookmarks", "corrections"] {
        let path = folder.path().join(format!("{folder_of}/{}.ron", old.id));
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains("\"aa\"") && text.contains("\"bb\""), "{folder_of}: {text}");
    }
    let record = other.open_issue(&b, None, 4).unwrap().1;
    assert_eq!(record.issue.files, ["aa", "bb"]);
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_nowhere_is_not_begun_anew() {
    let (folder, library) = library();
    library.change_settings(|s| s.reading.zoom = 2.0).unwrap();
    let settings = folder.path().join("settings.ron");
    let away = folder.path().join("away.ron");
    fs::rename(&settings, &away).unwrap();
    std::os::unix::fs::symlink(&away, &settings).unwrap();
    assert_eq!(library.settings().unwrap().reading.zoom, 2.0);
    let hidden = folder.path().join("hidden");
    fs::rename(&away, &hidden).unwrap();
    assert!(matches!(library.settings(), Err(LibraryError::Unreadable { .. })));
    assert!(library.change_settings(|s| s.reading.zoom = 3.0).is_err());
    assert!(fs::symlink_metadata(&settings).unwrap().is_symlink() && !away.exists());
    fs::rename(&hidden, &away).unwrap();
    assert_eq!(library.settings().unwrap().reading.zoom, 2.0);
}

#[test]
fn looking_into_a_library_changes_nothing() {
    let (folder, library) = library();
    library.change_settings(|s| s.reading.zoom = 2.0).unwrap();
    fs::write(folder.path().join("settings.ron"), "damaged").unwrap();
    assert!(Library::look_into(folder.path()).unwrap().backups().is_empty());
    assert!(set_aside(folder.path()).is_empty());
    assert!(Library::look_into(folder.path().join("nothing")).unwrap().backups().is_empty());
    assert!(!folder.path().join("nothing").exists());
    let no_folder = folder.path().join("settings.ron/x");
    assert!(matches!(Library::look_into(no_folder), Err(LibraryError::Unreadable { .. })));
}
