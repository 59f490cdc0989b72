//! Whatever lies in a folder, it is a line of the report with its reason, and everything else is indexed.

use std::fs;

use kiosque::pipeline::Report;

use crate::support::{Newsroom, every};

const GOOD: &str = "Le bon article\n\nVladimir Poutine a rencontré Xi Jinping à Pékin, en Chine, au mois d’octobre.\n";

/// Indexes `good.txt` and what `fill` writes.
fn run(fill: impl FnOnce(&Newsroom)) -> (Newsroom, Report) {
    let room = Newsroom::with(&[("good.txt", GOOD)]);
    fill(&room);
    let report = room.update();
    assert!(room.articles().contains(&"good.txt = Le bon article".to_owned()), "{:?}", room.articles());
    (room, report)
}

/// One file that is no article, with a part of the reason.
#[track_caller]
fn skipped(name: &str, content: &[u8], reason: &str) {
    let (room, report) = run(|room| room.write(name, content));
    let told: Vec<&str> = report.notes.iter().filter(|note| !note.indexed).map(|note| note.reason.as_str()).collect();
    assert!(told.iter().any(|told| told.contains(reason)), "{name}: {told:?}");
    assert!(report.notes.iter().all(|note| note.path.ends_with(name)), "{:?}", report.notes);
    assert_eq!(room.articles().len(), 1, "{name}: {:?}", room.articles());
}

/// One file that is an article all the same, with the word by which it is found.
#[track_caller]
fn indexed(name: &str, content: &[u8], title: &str) -> Report {
    let (room, report) = run(|room| room.write(name, content));
    let titles: Vec<String> = every(&room.engine()).hits.into_iter().map(|hit| hit.title).collect();
    assert!(titles.iter().any(|found| found == title), "{name}: {titles:?} {:?}", report.notes);
    report
}

#[test]
fn files_that_are_no_articles() {
    skipped("a.txt", b"", "empty file");
    skipped("a.txt", b" \n\t\n \r\n", "");
    skipped("a.txt", &[0, 1, 2, 3, 255, 0, 0, 0, 1, 2].repeat(100), "binary");
    skipped("a.png", b"\x89PNG\r\n", "an image");
    skipped("a", b"%PDF-1.7 zut", "a PDF");
    skipped("a.txt", b"PK\x03\x04zut", "an archive");
    skipped("a.docx", b"x", "word-processor");
    skipped("a.json", b"{\"title\": \"Un\", \"body\": \"Le te", "truncated JSON at line 1");
    skipped("a.json", b"{\"title\": \"Un\",, }", "invalid JSON at line 1");
    skipped("a.json", b"[]", "the list is empty");
    skipped("a.json", b"null", "expected a JSON object, found null");
    skipped("a.json", b"{\"colour\": 1, \"size\": [2]}", "found `colour`, `size`");
    skipped("a.json", &[b"[".repeat(100_000), b"]".repeat(100_000)].concat(), "recursion limit");
    skipped("a.jsonl", b"\n\n", "no line holds a record");
    skipped("a.html", b"<html><body></body></html>", "");
    skipped("README.md", b"# Kiosque", "documentation");
}

#[test]
fn records_that_are_no_articles() {
    let lines =
        b"{\"id\":\"x\",\"title\":\"Un\"}\n{\"id\":\"y\",\"title\n12\n{\"zut\":1}\n{\"id\":\"z\",\"title\":\"Deux\"}\n";
    let (room, report) = run(|room| room.write("a.jsonl", lines));
    let records: Vec<Option<u64>> = report.notes.iter().map(|note| note.record).collect();
    assert_eq!(records, [Some(2), Some(3), Some(4)], "{:?}", report.notes);
    assert_eq!(room.articles(), ["good.txt = Le bon article", "x = Un", "z = Deux"]);
}

#[test]
fn a_huge_file_is_told_before_it_is_read() {
    let (_, report) = run(|room| {
        room.write("huge.txt", "Un très long article.\n".repeat(1000));
        let file = fs::File::options().write(true).open(room.press().join("huge.txt")).unwrap();
        file.set_len((64 << 20) + 1).unwrap();
    });
    assert!(report.notes[0].reason.contains("larger than 64 MiB"), "{:?}", report.notes);
}

#[test]
fn other_languages_are_indexed_with_a_reservation() {
    let english = "The prime minister said on Tuesday that the government would not change its mind about the new law, \
                   which has been criticised by the opposition and by most of the newspapers of the country.\n\n";
    let report = indexed("a.txt", format!("The new law\n\n{}", english.repeat(3)).as_bytes(), "The new law");
    assert!(report.notes.len() == 1 && report.notes[0].indexed, "{:?}", report.notes);
    assert!(report.notes[0].reason.contains("not in French"), "{:?}", report.notes);
}

#[test]
fn old_encodings_are_articles() {
    let text = "L’été à l’Élysée coûte 3 €\n\nLe cœur de la ville a été rénové par les élèves, où ça ?\n";
    let title = "L’été à l’Élysée coûte 3 €";
    let windows = encoding_rs::WINDOWS_1252.encode(text).0;
    indexed("a.txt", &windows, title);
    let utf_16: Vec<u8> = std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    indexed("a.txt", &utf_16, title);
    let utf_16: Vec<u8> = std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect();
    indexed("a.txt", &utf_16, title);
    indexed("a.txt", format!("\u{feff}{}", text.replace('\n', "\r\n")).as_bytes(), title);
    indexed("a.txt", text.replace('É', "E\u{301}").as_bytes(), title);
    // A few bad bytes don't cost the article.
    let mut bytes = text.as_bytes().to_vec();
    bytes.extend_from_slice(b"\xff\xfe fin\n");
    indexed("a.txt", &bytes, title);
}

#[test]
fn deep_or_broken_pages_neither_stop_nor_overflow() {
    let deep = format!("<html><body>{}<p>Au fond.</p>", "<div>".repeat(100_000));
    let unclosed = format!("<html><body>{}", "<p><b><i>texte ".repeat(20_000));
    let attributes = format!("<html><body><p {}>Un.</p>", "a=b ".repeat(100_000));
    let entities = format!("<html><body><p>{}</p>", "&#x41;&amp;&lt;&zut;".repeat(20_000));
    let (_, report) = run(|room| {
        for (name, page) in [("deep", deep), ("unclosed", unclosed), ("attributes", attributes), ("entities", entities)]
        {
            room.write(&format!("{name}.html"), page);
        }
    });
    assert!(report.articles + report.skipped() as u64 == 5, "{report:?}");
}

#[test]
fn front_matter_is_text_whatever_yaml_makes_of_it() {
    for id in ["y", "no", "on", "007", "1e5", "1_000", "0x1F", "12345678901234567890123", "2024-01-02", "1.10"] {
        let (room, _) = run(|room| room.write("a.md", format!("---\nid: {id}\ntitle: Titre {id}\n---\nLe texte.\n")));
        let mut expected = [format!("{id} = Titre {id}"), "good.txt = Le bon article".to_owned()];
        expected.sort();
        assert_eq!(room.articles(), expected, "{id}");
    }
}

#[test]
fn broken_front_matter_costs_nothing() {
    for head in ["---\ntitle: [\n---\n", "---\ntitle: Un\n", "+++\ntitle = \n+++\n", "---\n&a [*a, *a]\n---\n"] {
        let (room, report) = run(|room| room.write("a.md", format!("{head}\nLe texte de l’article.\n")));
        let count = room.articles().len() + report.skipped();
        assert_eq!(count, 2, "{head:?}: {:?} {report:?}", room.articles());
    }
    // A billion laughs.
    let mut head = "---\na: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n".to_owned();
    for (name, before) in ["b", "c", "d", "e", "f", "g", "h", "i"].iter().zip(["a", "b", "c", "d", "e", "f", "g", "h"])
    {
        let aliases = vec![format!("*{before}"); 9].join(", ");
        head.push_str(&format!("{name}: &{name} [{aliases}]\n"));
    }
    run(|room| room.write("a.md", format!("{head}---\nLe texte.\n")));
}

#[cfg(unix)]
#[test]
fn links_and_closed_folders_are_told() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let (room, report) = run(|room| {
        room.write("closed/a.txt", "Un\n\nTexte.\n");
        symlink(room.press(), room.press().join("loop")).unwrap();
        symlink(room.press().join("good.txt"), room.press().join("twin.txt")).unwrap();
        symlink("/nowhere", room.press().join("dangling")).unwrap();
        fs::set_permissions(room.press().join("closed"), fs::Permissions::from_mode(0o000)).unwrap();
    });
    let closed = fs::read_dir(room.press().join("closed")).is_err();
    fs::set_permissions(room.press().join("closed"), fs::Permissions::from_mode(0o755)).unwrap();
    for name in ["loop", "twin.txt", "dangling"] {
        let told = report.notes.iter().any(|note| note.path.ends_with(name) && note.reason.contains("link"));
        assert!(told, "{name}: {:?}", report.notes);
    }
    // Nothing is closed to the superuser.
    let told = report.notes.iter().any(|note| note.path.ends_with("closed") && note.reason.contains("permissions"));
    assert_eq!(told, closed, "{:?}", report.notes);
}

#[cfg(unix)]
#[test]
fn names_that_are_not_utf_8_are_files_too() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let room = Newsroom::with(&[("good.txt", GOOD)]);
    for name in [&b"l'\xe9t\xe9.txt"[..], b"l'\xe8t\xe8.txt"] {
        fs::write(room.press().join(OsStr::from_bytes(name)), "Titre\n\nTexte.\n").unwrap();
    }
    let report = room.update();
    assert_eq!(report.articles + report.skipped() as u64, 3, "{report:?}");
    let again = room.update();
    assert!(again.is_idle(), "{again:?}");
}

#[test]
fn the_report_is_a_table_beside_the_index() {
    let room = Newsroom::with(&[("good.txt", GOOD), ("a.txt", ""), ("b\tc.jsonl", "{\"title\":\"Un\"}\nzut\n")]);
    room.kiosque(&["index", "press"]).exits(0);
    let report = fs::read_to_string(room.index().join("report.tsv")).unwrap();
    let rows: Vec<Vec<&str>> = report.lines().map(|line| line.split('\t').collect()).collect();
    assert_eq!(rows[0], ["path", "record", "indexed", "reason"]);
    assert_eq!(rows[1], ["press/a.txt", "", "no", "empty file"]);
    assert_eq!((rows[2][0], rows[2][1], rows[2][2], rows.len()), ("press/b c.jsonl", "2", "no", 3));
}
