//! An index follows its folders: new, changed, removed and renamed files, and ids that several files declare.

use std::fs;
use std::io::Cursor;
use std::path::Path;
use std::time::{Duration, SystemTime};

use kiosque::knowledge::Knowledge;
use kiosque::pipeline::{self, Report};
use kiosque::store::StoreWriter;

use crate::support::{Newsroom, engine, every, run, settings, writer};

/// A Markdown article with a declared id.
fn with_id(id: &str, title: &str) -> String {
    format!("---\nid: {id}\ntitle: {title}\n---\nLe texte de l’article « {title} ».\n")
}

fn text(title: &str) -> String {
    format!("{title}\n\nLe texte de l’article « {title} ».\n")
}

#[track_caller]
fn check(room: &Newsroom, expected: &[&str]) {
    assert_eq!(room.articles(), expected);
    assert_eq!(room.engine().verify().unwrap(), Vec::<String>::new());
}

/// Articles added, files changed, files removed.
#[track_caller]
fn counts(report: &Report, articles: u64, changed: u64, removed: u64) {
    let found = (report.articles, report.changed_files, report.removed_files);
    assert_eq!(found, (articles, changed, removed), "articles, changed, removed: {report:?}");
}

#[test]
fn a_second_run_changes_nothing() {
    let room = Newsroom::with(&[("a.txt", &text("Un")), ("b/c.md", &with_id("x", "Deux")), ("logo.png", "x")]);
    counts(&room.update(), 2, 0, 0);
    let again = room.update();
    assert!(again.is_idle(), "{again:?}");
    assert_eq!(again.unchanged_files, 2);
    check(&room, &["a.txt = Un", "x = Deux"]);
    let ran = room.kiosque(&["index", "press"]).exits(0);
    assert!(ran.out.starts_with("2 articles in the index; nothing has changed\n"), "{}", ran.out);
}

#[test]
fn what_changed_is_read_again_and_nothing_else() {
    let room = Newsroom::with(&[("a.txt", &text("Un")), ("b.txt", &text("Deux"))]);
    room.update();
    room.write("a.txt", text("Un et demi"));
    room.write("c.txt", text("Trois"));
    let report = room.update();
    counts(&report, 2, 1, 0);
    assert_eq!((report.new_files, report.unchanged_files), (1, 1));
    check(&room, &["a.txt = Un et demi", "b.txt = Deux", "c.txt = Trois"]);
}

#[test]
fn a_change_of_same_length_and_time_is_missed_only_without_a_new_time() {
    let room = Newsroom::with(&[("a.txt", &text("Un"))]);
    room.update();
    let path = room.press().join("a.txt");
    let time = fs::metadata(&path).unwrap().modified().unwrap();
    room.write("a.txt", text("Dé"));
    counts(&room.update(), 1, 1, 0);
    // An older time than before is a change too.
    room.write("a.txt", text("Bu"));
    fs::File::options().write(true).open(&path).unwrap().set_modified(time - Duration::from_secs(60)).unwrap();
    counts(&room.update(), 1, 1, 0);
    check(&room, &["a.txt = Bu"]);
}

#[test]
fn a_touched_file_stays() {
    let room = Newsroom::with(&[("a.txt", &text("Un"))]);
    room.update();
    let later = SystemTime::now() + Duration::from_secs(60);
    fs::File::options().write(true).open(room.press().join("a.txt")).unwrap().set_modified(later).unwrap();
    let report = room.update();
    assert!(report.is_idle() && report.unchanged_files == 1, "{report:?}");
    check(&room, &["a.txt = Un"]);
}

#[test]
fn removed_files_take_their_articles_along() {
    let lines = "{\"id\":\"x\",\"title\":\"Un\"}\n{\"id\":\"y\",\"title\":\"Deux\"}\n";
    let room = Newsroom::with(&[("a.jsonl", lines), ("b.txt", &text("Trois"))]);
    room.update();
    check(&room, &["b.txt = Trois", "x = Un", "y = Deux"]);
    room.write("a.jsonl", lines.lines().next().unwrap());
    counts(&room.update(), 1, 1, 0);
    check(&room, &["b.txt = Trois", "x = Un"]);
    room.remove("a.jsonl");
    counts(&room.update(), 0, 0, 1);
    check(&room, &["b.txt = Trois"]);
}

#[test]
fn renamed_files_keep_declared_ids() {
    let room = Newsroom::with(&[("a.txt", &text("Un")), ("b.md", &with_id("x", "Deux"))]);
    room.update();
    room.rename("a.txt", "z.txt");
    room.rename("b.md", "a.md");
    let report = room.update();
    assert_eq!(report.removed_files, 2, "{report:?}");
    check(&room, &["x = Deux", "z.txt = Un"]);
    room.rename("a.md", "y.md");
    room.update();
    check(&room, &["x = Deux", "z.txt = Un"]);
    assert!(room.update().is_idle());
}

#[test]
fn two_files_of_one_id_are_one_article() {
    let room = Newsroom::with(&[("a.md", &with_id("x", "Un")), ("b.md", &with_id("x", "Deux"))]);
    let report = room.update();
    check(&room, &["x = Un"]);
    assert!(
        report.notes.iter().any(|note| note.path.ends_with("b.md") && note.reason.contains("same id")),
        "{report:?}"
    );
    let again = room.update();
    assert!(again.is_idle(), "{again:?}");
    room.remove("a.md");
    room.update();
    check(&room, &["x = Deux"]);
    assert!(room.update().is_idle());
}

#[test]
fn the_next_of_three_files_of_one_id_comes_back() {
    let room = Newsroom::with(&[
        ("a.md", &with_id("x", "Un")),
        ("b.md", &with_id("x", "Deux")),
        ("c.md", &with_id("x", "Trois")),
    ]);
    room.update();
    room.write("a.md", with_id("z", "Un"));
    room.update();
    check(&room, &["x = Deux", "z = Un"]);
    room.remove("b.md");
    room.update();
    check(&room, &["x = Trois", "z = Un"]);
    room.write("a.md", with_id("x", "Un"));
    room.update();
    assert_eq!(room.articles().len(), 1);
    room.remove("c.md");
    room.update();
    check(&room, &["x = Un"]);
}

#[test]
fn a_file_with_a_doubled_id_keeps_its_other_articles() {
    let room = Newsroom::with(&[
        ("a.md", &with_id("x", "Un")),
        (
            "b.jsonl",
            "{\"id\":\"x\",\"title\":\"Deux\"}\n{\"id\":\"y\",\"title\":\"Trois\"}\n{\"id\":\"y\",\"title\":\"Quatre\"}\n",
        ),
    ]);
    let report = room.update();
    check(&room, &["x = Un", "y = Trois"]);
    assert_eq!(report.skipped(), 2, "{report:?}");
    assert!(room.update().is_idle());
    room.remove("a.md");
    room.update();
    check(&room, &["x = Deux", "y = Trois"]);
}

#[test]
fn an_emptied_file_is_told_and_a_filled_one_comes_back() {
    let room = Newsroom::with(&[("a.txt", &text("Un")), ("b.txt", &text("Deux"))]);
    room.update();
    room.write("a.txt", "");
    let report = room.update();
    assert_eq!(report.notes.len(), 1);
    assert_eq!(report.notes[0].reason, "empty file");
    check(&room, &["b.txt = Deux"]);
    room.write("a.txt", text("Un"));
    room.update();
    check(&room, &["a.txt = Un", "b.txt = Deux"]);
}

#[cfg(unix)]
#[test]
fn what_cannot_be_read_any_more_stays() {
    use std::os::unix::fs::PermissionsExt;

    let room = Newsroom::with(&[("a.txt", &text("Un")), ("b/c.txt", &text("Deux"))]);
    room.update();
    let close = |mode| {
        for path in ["a.txt", "b"] {
            fs::set_permissions(room.press().join(path), fs::Permissions::from_mode(mode)).unwrap();
        }
    };
    close(0o000);
    // Nothing is closed to the superuser.
    let closed = fs::read(room.press().join("a.txt")).is_err();
    let report = room.update();
    close(0o755);
    check(&room, &["a.txt = Un", "b/c.txt = Deux"]);
    assert!(!closed || report.notes.iter().any(|note| note.path.ends_with("b")), "{report:?}");
}

#[cfg(unix)]
#[test]
fn a_link_to_the_folder_does_not_keep_removed_articles() {
    let room = Newsroom::with(&[("a.txt", &text("Un")), ("b.txt", &text("Deux"))]);
    std::os::unix::fs::symlink(room.press(), room.press().join("c")).unwrap();
    let report = room.update();
    assert_eq!(report.skipped(), 1, "{report:?}");
    room.remove("a.txt");
    room.update();
    check(&room, &["b.txt = Deux"]);
}

#[test]
fn a_path_that_is_not_there_keeps_its_articles() {
    let room = Newsroom::with(&[("a.txt", &text("Un"))]);
    room.update();
    fs::rename(room.press(), room.path("away")).unwrap();
    let report = room.update();
    assert_eq!(report.removed_files, 0);
    assert!(report.notes[0].reason.contains("not found"), "{report:?}");
    check(&room, &["a.txt = Un"]);
    let ran = room.kiosque(&["index", "press"]).exits(0);
    assert!(ran.out.contains("not found"), "{}", ran.out);
}

#[test]
fn folders_indexed_one_after_the_other_both_stay() {
    let room = Newsroom::with(&[("one/a.txt", &text("Un")), ("two/b.txt", &text("Deux"))]);
    let (one, two) = (room.press().join("one"), room.press().join("two"));
    run(&room.index(), &settings(&[&one]));
    run(&room.index(), &settings(&[&two]));
    check(&room, &["one/a.txt = Un", "two/b.txt = Deux"]);
    // What is gone from the first is seen only when it is walked.
    room.remove("one/a.txt");
    run(&room.index(), &settings(&[&two]));
    check(&room, &["one/a.txt = Un", "two/b.txt = Deux"]);
    run(&room.index(), &settings(&[&one, &two]));
    check(&room, &["two/b.txt = Deux"]);
}

#[test]
fn a_folder_whose_name_begins_another_one_is_another_one() {
    let room = Newsroom::with(&[("monde/a.txt", &text("Un")), ("monde-arabe/b.txt", &text("Deux"))]);
    room.update();
    room.remove("monde-arabe/b.txt");
    run(&room.index(), &settings(&[&room.press().join("monde")]));
    check(&room, &["monde-arabe/b.txt = Deux", "monde/a.txt = Un"]);
}

#[test]
fn a_path_written_otherwise_is_the_same_file() {
    let room = Newsroom::with(&[("a.md", &with_id("x", "Un"))]);
    room.update();
    let other = room.press().join("../press/./a.md");
    let report = run(&room.index(), &settings(&[&other]));
    assert!(report.is_idle() && report.unchanged_files == 1, "{report:?}");
    room.kiosque(&["index", "./press"]).exits(0);
    check(&room, &["x = Un"]);
}

#[test]
fn a_full_run_builds_anew() {
    let room = Newsroom::with(&[("a.txt", &text("Un")), ("b.txt", &text("Deux"))]);
    room.kiosque(&["index", "press"]).exits(0);
    room.remove("b.txt");
    let ran = room.kiosque(&["index", "--full", "press"]).exits(0);
    assert!(ran.out.starts_with("1 article in the index; 1 article added"), "{}", ran.out);
    let generations = fs::read_dir(room.index()).unwrap().flatten().filter(|entry| entry.path().is_dir());
    assert_eq!(generations.count(), 1);
    room.kiosque(&["verify"]).exits(0);
}

#[test]
fn a_dry_run_touches_nothing() {
    let room = Newsroom::with(&[("a.txt", &text("Un")), ("b.txt", &text("Deux"))]);
    let ran = room.kiosque(&["index", "--dry-run", "--json", "press"]).exits(0);
    assert_eq!(ran.json()["new_files"], 2, "{}", ran.out);
    assert!(!room.index().exists());
    room.update();
    room.write("a.txt", text("Un et demi"));
    room.remove("b.txt");
    room.write("c.txt", text("Trois"));
    let before = crate::support::snapshot(&room.index());
    let planned = room.kiosque(&["index", "--dry-run", "--json", "press"]).exits(0).json();
    let counts = ["new_files", "changed_files", "unchanged_files", "removed_files"].map(|name| planned[name].as_u64());
    assert_eq!(counts, [Some(1), Some(1), Some(0), Some(1)], "{planned}");
    assert!(before == crate::support::snapshot(&room.index()));
}

#[test]
fn records_of_the_standard_input_replace_their_likes() {
    let room = Newsroom::with(&[("a.md", &with_id("x", "Un"))]);
    room.update();
    let input = "{\"id\":\"y\",\"title\":\"Deux\"}\n{\"id\":\"y\",\"title\":\"Trois\"}\nzut\n{\"id\":\"x\",\"title\":\"Quatre\"}\n";
    let report = |input: &str| {
        let mut writer = writer(&room.index(), false).unwrap();
        let mut reader = Cursor::new(input.to_owned());
        let report =
            pipeline::run_records(&mut writer, &mut reader, &settings(&[Path::new("-")]), Knowledge::embedded());
        Box::new(writer).finish().unwrap();
        report.unwrap()
    };
    let first = report(input);
    assert_eq!((first.skipped(), first.notes[0].record), (1, Some(3)), "{first:?}");
    check(&room, &["x = Quatre", "y = Trois"]);
    // A later run over the folder neither removes what came by the standard input nor doubles it.
    room.update();
    assert_eq!(room.articles().len(), 2, "{:?}", room.articles());
    let ran = room.kiosque_reading(&["index", "-"], b"{\"id\":\"z\",\"title\":\"Cinq\"}\n").exits(0);
    assert!(ran.out.starts_with("3 articles in the index"), "{}", ran.out);
}

#[test]
fn options_fill_in_what_articles_do_not_say() {
    let room = Newsroom::with(&[
        ("a.txt", &text("Un")),
        ("b.md", "---\ntitle: Deux\ndate: 2020-01-02\nsource: L’Écho\n---\nTexte.\n"),
    ]);
    room.kiosque(&["index", "--source", "La Dépêche d’ici", "--date", "2021-03-04", "press"]).exits(0);
    let hits = every(&engine(&room.index())).hits;
    let mut seen: Vec<_> = hits
        .iter()
        .map(|hit| (hit.title.as_str(), hit.published.unwrap().to_string(), hit.source.as_deref()))
        .collect();
    seen.sort_unstable();
    let expected =
        [("Deux", "2020-01-02".to_owned(), Some("L’Écho")), ("Un", "2021-03-04".to_owned(), Some("La Dépêche d’ici"))];
    assert_eq!(seen, expected);
    room.kiosque(&["index", "--date", "2021", "press"]).exits(2).tells(&["`2021` is no day"]);
}
