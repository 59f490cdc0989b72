//! Whole files, and what no byte may do.

use std::path::{Path, PathBuf};

use proptest::prelude::*;

use super::draft::{Draft, Place};
use super::{Article, Options, Skipped, articles, sources};

/// The article of a draft, as if read from `a.txt`.
pub(super) fn article(draft: Draft) -> Article {
    draft.finish(&Place { path: Path::new("a.txt"), id_path: "a.txt", record: None }, &Options::default()).unwrap()
}

/// An article on one line: `title / lead / body [date provenance] (source) {authors}`.
pub(super) fn show(article: &Article) -> String {
    let mut out = format!("{} / {} / {}", article.title, article.lead, article.body.replace("\n\n", " ¶ "));
    if let Some(published) = article.published {
        out += &format!(" [{} {}]", published.date, published.provenance.name());
    }
    if let Some(source) = &article.source {
        out += &format!(" ({source})");
    }
    if !article.authors.is_empty() {
        out += &format!(" {{{}}}", article.authors.join("|"));
    }
    out
}

/// What a file of that name and content gives.
fn read(folder: &Path, name: &str, bytes: &[u8], options: &Options) -> Vec<Result<Article, Skipped>> {
    let path = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    let mut out = Vec::new();
    for source in sources(&[path]) {
        articles(&source.unwrap(), options, &mut |record| out.push(record));
    }
    out
}

#[track_caller]
fn check(name: &str, bytes: &[u8], expected: &[&str]) {
    let folder = tempfile::tempdir().unwrap();
    let found = read(folder.path(), name, bytes, &Options::default());
    let found: Vec<String> = found
        .iter()
        .map(|record| match record {
            Ok(article) => show(article),
            Err(skipped) => format!("skipped: {}", skipped.reason),
        })
        .collect();
    assert_eq!(found, expected, "{name}");
}

#[test]
fn names_and_contents() {
    check("a.txt", b"Titre\n\nUn.", &["Titre /  / Un."]);
    check("2023-10-18_a.txt", b"Titre\n\nUn.", &["Titre /  / Un. [2023-10-18 filename]"]);
    check("a.txt", b"{\"title\":\"T\"}", &["T /  / "]);
    check("a.txt", b"<!DOCTYPE html><h1>T</h1><p>Un.", &["T /  / Un."]);
    check("a.html", b"<meta charset=iso-8859-1><h1>\xc9t\xe9</h1><p>Un.", &["Été /  / Un."]);
    check(
        "a.json",
        b"{\"title\":\"T\"}\n{\"title\":\"U\"}\n{",
        &["T /  / ", "U /  / ", "skipped: truncated JSON at line 3, column 1: eof while parsing an object"],
    );
    check("a.jsonl", b"[{\"title\":\"T\"}]", &["T /  / "]);
    check("a.jsonl", b"{\n\"title\":\"T\"}", &["T /  / "]);
    check(
        "a.jsonl",
        b"{\"title\":\"T\"}\nnon",
        &["T /  / ", "skipped: invalid JSON at line 2, column 2: expected ident"],
    );
    check("a", "Titre\n\nÉté.".as_bytes(), &["Titre /  / Été."]);
    let utf_16: Vec<u8> = "{\"title\":\"Été\"}\n{\"title\":\"U\"}".encode_utf16().flat_map(u16::to_le_bytes).collect();
    check("a.jsonl", &utf_16, &["Été /  / ", "U /  / "]);
}

#[test]
fn what_is_no_article() {
    check("a.txt", b"", &["skipped: empty file"]);
    check("a.txt", b" \n ", &["skipped: no text: title, lead and body are empty"]);
    check("a.html", b"<p> </p>", &["skipped: no text: title, lead and body are empty"]);
    check("a.txt", b"\x89PNG\r\n\x1a\n\0\0", &["skipped: an image, not an article"]);
    check("a.tsv", b"a\tb", &["skipped: not an article format (tab-separated): convert it to JSON Lines"]);
    check("README.md", b"# T", &["skipped: documentation, not an article"]);
    check("a.bin2", b"\0\x01\x02\x03\0\x01\x02\x03", &["skipped: a binary file, not an article"]);
}

#[test]
fn large_files() {
    let folder = tempfile::tempdir().unwrap();
    let line = format!("{{\"title\":\"T\",\"body\":\"{}\"}}\n", "x ".repeat(500_000));
    let lines = line.repeat(68);
    assert_eq!(read(folder.path(), "a.json", lines.as_bytes(), &Options::default()).len(), 68);
    let text = "Une ligne de texte.\n".repeat(4_000_000);
    let found = read(folder.path(), "a.txt", text.as_bytes(), &Options::default());
    assert!(found[0].as_ref().unwrap_err().reason.starts_with("larger than 64 MiB"));
}

#[cfg(unix)]
#[test]
fn a_file_that_went_away() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.txt");
    std::fs::write(&path, "x").unwrap();
    let source = sources(std::slice::from_ref(&path)).next().unwrap().unwrap();
    std::fs::remove_file(&path).unwrap();
    let mut reasons = Vec::new();
    articles(&source, &Options::default(), &mut |record| reasons.push(record.unwrap_err().reason));
    assert_eq!(reasons, ["not found: check the path"]);
}

#[test]
fn options() {
    let folder = tempfile::tempdir().unwrap();
    let options = Options { source: Some("Le Quotidien".to_owned()), date: super::date::day(2020, 1, 2) };
    let found = read(folder.path(), "a.txt", b"Titre\n\nUn.", &options);
    assert_eq!(show(found[0].as_ref().unwrap()), "Titre /  / Un. [2020-01-02 option] (Le Quotidien)");
    assert_eq!(found[0].as_ref().unwrap().path, PathBuf::from(folder.path()).join("a.txt"));
}

/// Pieces that mean something to one format or another.
fn pieces() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        proptest::sample::select(vec![
            "---\n",
            "+++\n",
            "title: ",
            "# ",
            "\n",
            "\n\n",
            "[",
            "](",
            ")",
            "**",
            "_",
            "`",
            "```",
            "<p>",
            "</p>",
            "<b>",
            "<article>",
            "<li><a>",
            "<script type='application/ld+json'>",
            "</script>",
            "&eacute;",
            "&",
            ";",
            "{\"title\":\"",
            "\",\"body\":\"",
            "\"}",
            "{",
            "}",
            ",",
            "é",
            "’",
            "« ",
            "\u{a0}",
            "\u{301}",
            "\u{200b}",
            "Publié le ",
            "18 octobre 2023",
            "Paris, ",
            "(AFP) - ",
            "2023-10-18",
            " | ",
            "Par ",
            "Jeanne ",
            "VIDÉO - ",
            "Lire aussi : ",
            "Article publié sur ",
            "www.",
            ".com",
            "<!doctype html>",
            "<meta charset=utf-16>",
            "…",
        ])
        .prop_map(|piece: &str| piece.as_bytes().to_vec()),
        proptest::collection::vec(any::<u8>(), 0..6),
        "\\PC{0,8}".prop_map(String::into_bytes),
    ];
    proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn no_byte_panics(bytes in pieces()) {
        let folder = tempfile::tempdir().unwrap();
        for extension in ["txt", "md", "html", "json", "jsonl", "x"] {
            let found = read(folder.path(), &format!("a.{extension}"), &bytes, &Options::default());
            prop_assert!(!found.is_empty(), "{extension}: nothing told");
            for article in found.into_iter().flatten() {
                let text = article.text();
                prop_assert!(!text.chars().any(|c| c.is_control() && c != '\n'), "{extension}: {text:?}");
                prop_assert!(unicode_normalization::is_nfc(&text), "{extension}: {text:?}");
            }
        }
    }
}
