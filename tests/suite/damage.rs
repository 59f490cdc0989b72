//! Folders that are no index, indexes of other versions, damaged files: told, never a panic, nothing harmed.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::{Newsroom, snapshot};

fn room() -> Newsroom {
    let room = Newsroom::new();
    for number in 0..20 {
        room.write(
            &format!("{number}.txt"),
            format!("Titre {number}\n\nVladimir Poutine à Pékin, en Chine, article {number}.\n"),
        );
    }
    room
}

fn indexed() -> Newsroom {
    let room = room();
    room.update();
    room
}

fn generation(index: &Path) -> PathBuf {
    let name = fs::read_to_string(index.join("CURRENT")).unwrap();
    index.join(name.trim())
}

#[test]
fn no_index_is_told() {
    let room = Newsroom::new();
    for arguments in
        [&["search", "Chine"][..], &["facets", "leader"], &["show", "x"], &["status"], &["verify"], &["serve"]]
    {
        room.kiosque(arguments).exits(2).tells(&["no index in", "hint: make one: `kiosque index PATH…`"]);
    }
    assert!(!room.index().exists(), "reading makes no folder");
}

#[test]
fn a_folder_of_other_things_is_left_alone() {
    let room = room();
    fs::create_dir_all(room.index().join("photos")).unwrap();
    fs::write(room.index().join("photos/a.jpg"), "x").unwrap();
    fs::write(room.index().join("journal.txt"), "Cher journal").unwrap();
    let before = snapshot(&room.index());
    for arguments in
        [&["index", "press"][..], &["index", "--full", "press"], &["search", "x"], &["index", "--dry-run", "press"]]
    {
        room.kiosque(arguments).exits(2).tells(&["holds other files"]);
    }
    assert!(before == snapshot(&room.index()), "something was touched");
}

#[test]
fn the_folder_of_the_articles_is_no_index() {
    let room = room();
    room.kiosque(&["index", "--index", "press", "press"]).exits(2).tells(&["holds other files"]);
    assert_eq!(snapshot(&room.press()).len(), 20);
}

#[test]
fn an_index_that_is_a_file_is_told() {
    let room = room();
    fs::write(room.index(), "Cher journal").unwrap();
    for arguments in [&["index", "press"][..], &["search", "x"], &["index", "--full", "press"]] {
        room.kiosque(arguments).exits(2).tells(&["is a file"]);
    }
    assert_eq!(fs::read_to_string(room.index()).unwrap(), "Cher journal");
}

#[test]
fn an_index_of_another_version_is_refused_with_the_remedy() {
    let room = indexed();
    let meta = generation(&room.index()).join("meta.json");
    let text = fs::read_to_string(&meta).unwrap();
    let other = text.replace("french-3", "french-0");
    assert_ne!(text, other, "the fingerprint is not where it is looked for");
    fs::write(&meta, other).unwrap();
    let before = snapshot(&room.index());
    for arguments in [&["search", "Chine"][..], &["index", "press"], &["status"], &["facets", "leader"]] {
        room.kiosque(arguments).exits(2).tells(&["another version of kiosque", "--full"]);
    }
    let after: Vec<_> = snapshot(&room.index()).into_iter().filter(|(name, _)| name != "LOCK").collect();
    let before: Vec<_> = before.into_iter().filter(|(name, _)| name != "LOCK").collect();
    assert!(before == after, "something was touched");
    room.kiosque(&["index", "--full", "press"]).exits(0);
    room.kiosque(&["search", "Chine"]).exits(0);
}

#[test]
fn a_payload_that_is_not_ours_is_another_version() {
    let room = indexed();
    let meta = generation(&room.index()).join("meta.json");
    let mut value: serde_json::Value = serde_json::from_str(&fs::read_to_string(&meta).unwrap()).unwrap();
    for payload in [serde_json::json!("zut"), serde_json::json!("{}"), serde_json::Value::Null] {
        value["payload"] = payload;
        fs::write(&meta, value.to_string()).unwrap();
        room.kiosque(&["search", "Chine"]).exits(2).tells(&["another version of kiosque", "--full"]);
    }
}

#[test]
fn a_list_of_segments_that_cannot_be_read_is_told() {
    for content in ["", "{", "zut", "{}", "[]"] {
        let room = indexed();
        fs::write(generation(&room.index()).join("meta.json"), content).unwrap();
        for arguments in [&["search", "Chine"][..], &["index", "press"], &["verify"]] {
            room.kiosque(arguments).exits(2).tells(&["--full"]);
        }
        room.kiosque(&["index", "--full", "press"]).exits(0);
        room.kiosque(&["search", "Chine"]).exits(0);
    }
}

#[test]
fn a_missing_generation_is_told() {
    let room = indexed();
    fs::remove_dir_all(generation(&room.index())).unwrap();
    for arguments in [&["search", "Chine"][..], &["index", "press"], &["verify"]] {
        room.kiosque(arguments).exits(2).tells(&["--full"]);
    }
    room.kiosque(&["index", "--full", "press"]).exits(0);
    room.kiosque(&["search", "Chine"]).exits(0);
}

#[test]
fn a_current_that_names_nothing_of_ours_is_foreign() {
    for content in ["", "../press", "generation-/../../press", "\u{0}"] {
        let room = indexed();
        fs::write(room.index().join("CURRENT"), content).unwrap();
        room.kiosque(&["search", "Chine"]).exits(2);
        room.kiosque(&["index", "--full", "press"]).exits(2);
        assert_eq!(snapshot(&room.press()).len(), 20);
    }
}

/// What befalls a file.
type Harm = (&'static str, fn(&[u8]) -> Vec<u8>);

const HARMS: [Harm; 3] = [
    ("cut in half", |bytes| bytes[..bytes.len() / 2].to_vec()),
    ("zeroed in the middle", |bytes| overwritten(bytes, 0)),
    ("overwritten in the middle", |bytes| overwritten(bytes, 0xff)),
];

fn overwritten(bytes: &[u8], by: u8) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    let third = bytes.len() / 3;
    bytes[third..2 * third].fill(by);
    bytes
}

#[test]
fn damaged_files_never_panic() {
    let room = indexed();
    let generation = generation(&room.index());
    let files: Vec<PathBuf> = fs::read_dir(&generation)
        .unwrap()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| {
            !path.file_name().unwrap().to_string_lossy().ends_with(".json") && 0 < path.metadata().unwrap().len()
        })
        .filter(|path| path.extension().is_some_and(|extension| extension != "lock"))
        .collect();
    assert!(5 <= files.len(), "{files:?}");
    let mut failures = String::new();
    for file in files {
        let bytes = fs::read(&file).unwrap();
        let name = file.extension().unwrap().to_string_lossy().into_owned();
        for (harm, apply) in HARMS {
            let damaged = apply(&bytes);
            // Files that are mapped are replaced, not truncated under a reader.
            fs::remove_file(&file).unwrap();
            fs::write(&file, &damaged).unwrap();
            let changed = damaged != bytes;
            for arguments in [&["verify"][..], &["search", "Chine Poutine", "--facet", "leader"], &["status"]] {
                let ran = room.kiosque(arguments);
                let expected: &[i32] = match arguments[0] {
                    "verify" if changed => &[2],
                    // Without a checksum of each file at each opening, an answer may be wrong, never a crash.
                    _ => &[0, 1, 2],
                };
                let panicked = ran.err.contains("panicked");
                if panicked || !ran.code.is_some_and(|code| expected.contains(&code)) {
                    let line = ran.err.lines().filter(|line| !line.is_empty()).take(2).collect::<Vec<_>>().join(" ");
                    failures.push_str(&format!(
                        ".{name} {harm}: `{}` exits {:?}: {line}\n",
                        arguments.join(" "),
                        ran.code
                    ));
                }
            }
        }
        fs::write(&file, &bytes).unwrap();
    }
    assert!(failures.is_empty(), "\n{failures}");
    room.kiosque(&["verify"]).exits(0);
}
