//! `--knowledge`: a user's own tables on the command line.

use std::fs;

use crate::support::Newsroom;

/// An article about somebody whom only the user's tables know, and those tables.
fn newsroom() -> Newsroom {
    let room = Newsroom::with(&[(
        "a.txt",
        "Fête au village\n\nPublié le 3 mai 2024\n\nZéphirin Quatrepoint a inauguré la halle. Mme Merkel était absente.\n",
    )]);
    fs::create_dir(room.path("tables")).unwrap();
    let people = "id\tname\tsurname\taliases\nzq\tZéphirin Quatrepoint\tQuatrepoint\tle Grand Zéph\n";
    fs::write(room.path("tables").join("people.tsv"), people).unwrap();
    room
}

#[test]
fn own_tables_are_used_and_an_index_remembers_them() {
    let room = newsroom();
    room.kiosque(&["index", "press", "--knowledge", "tables"]).exits(0);
    let found = room.kiosque(&["search", "personne:\"le Grand Zéph\"", "--knowledge", "tables", "--json"]).exits(0);
    assert!(found.out.contains("Zéphirin Quatrepoint"), "{}", found.out);
    for arguments in [&["search", "halle"][..], &["index", "press"], &["status"]] {
        room.kiosque(arguments).exits(2).tells(&["other tables of facts", "--knowledge"]);
    }
    let extracted = room.kiosque(&["extract", "press/a.txt", "--knowledge", "tables"]).exits(0);
    assert!(extracted.out.contains("\"id\":\"zq\""), "{}", extracted.out);
}

#[test]
fn wrong_rows_are_told_with_their_line() {
    let room = newsroom();
    fs::write(room.path("tables").join("people.tsv"), "id\tname\n# commentaire\nzq\n").unwrap();
    room.kiosque(&["index", "press", "--knowledge", "tables"]).exits(2).tells(&["people.tsv:3:"]);
    room.kiosque(&["index", "press", "--knowledge", "press"]).exits(2).tells(&["has no table"]);
    room.kiosque(&["index", "press", "--knowledge", "nulle-part"]).exits(2).tells(&["cannot read"]);
}

#[test]
fn evidence_is_chosen_for_extraction() {
    let room = newsroom();
    let kept = room.kiosque(&["extract", "press/a.txt", "--evidence", "name,city"]).exits(0);
    assert!(!kept.out.contains("\"evidence\":\"surname\""), "{}", kept.out);
    room.kiosque(&["extract", "press/a.txt", "--evidence", "rumeur"]).exits(2).tells(&["rumeur", "surname"]);
}
