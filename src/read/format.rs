//! What a file is, by its name, then by its first bytes.
//!
//! **Invariant**: whatever is not an article is refused with a reason, before it is read whole.

use std::path::Path;

use super::{encoding, lines};

/// How a file is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Text,
    Markdown,
    Html,
    Json,
    JsonLines,
}

/// What a name says.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Named {
    Format(Format),
    /// Not an article, with the reason.
    Never(&'static str),
    Unknown,
}

const IMAGE: &str = "an image, not an article";
const SOUND: &str = "sound or video, not an article";
const ARCHIVE: &str = "an archive, not an article: extract it first";
const OFFICE: &str = "a word-processor document: save it as text or HTML";
const CODE: &str = "code or configuration, not an article";
const BINARY: &str = "a binary file, not an article";

/// What a name says of its file.
pub(super) fn named(path: &Path) -> Named {
    let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    let (stem, extension) = name.rsplit_once('.').unwrap_or((&name, ""));
    let documentation = ["readme", "changelog", "license", "licence", "copying", "contributing", "notice", "authors"];
    if matches!(extension, "" | "md" | "markdown" | "txt" | "rst" | "html") && documentation.contains(&stem)
        || ["license-", "licence-", "license.", "licence.", "readme."].iter().any(|start| name.starts_with(start))
    {
        return Named::Never("documentation, not an article");
    }
    match extension {
        "txt" | "text" => Named::Format(Format::Text),
        "md" | "markdown" | "mdown" | "mkd" => Named::Format(Format::Markdown),
        "html" | "htm" | "xhtml" | "shtml" => Named::Format(Format::Html),
        "json" => Named::Format(Format::Json),
        "jsonl" | "ndjson" | "jsonlines" => Named::Format(Format::JsonLines),
        "tsv" => Named::Never("not an article format (tab-separated): convert it to JSON Lines"),
        "csv" => Named::Never("not an article format (comma-separated): convert it to JSON Lines"),
        "xml" | "rss" | "atom" => Named::Never("not an article format (XML): convert it to HTML or JSON Lines"),
        "pdf" => Named::Never("a PDF, not an article: convert it to text first"),
        "doc" | "docx" | "odt" | "rtf" | "epub" | "xls" | "xlsx" | "ods" | "ppt" | "pptx" => Named::Never(OFFICE),
        "png" | "jpg" | "jpeg" | "gif" | "webp" | "svg" | "ico" | "bmp" | "tif" | "tiff" | "avif" | "heic" => {
            Named::Never(IMAGE)
        }
        "mp3" | "mp4" | "m4a" | "ogg" | "wav" | "webm" | "avi" | "mov" | "mkv" => Named::Never(SOUND),
        "zip" | "gz" | "tgz" | "bz2" | "xz" | "zst" | "7z" | "rar" | "tar" => Named::Never(ARCHIVE),
        "css" | "js" | "py" | "rs" | "sh" | "toml" | "yaml" | "yml" | "ini" | "lock" => Named::Never(CODE),
        "exe" | "dll" | "so" | "bin" | "o" | "class" | "db" | "sqlite" | "woff" | "woff2" | "ttf" => {
            Named::Never(BINARY)
        }
        _ => Named::Unknown,
    }
}

/// The reason to refuse a file whose first bytes are not text.
pub(super) fn binary(head: &[u8]) -> Option<&'static str> {
    let magic: [(&[u8], &str); 8] = [
        (b"%PDF-", "a PDF, not an article: convert it to text first"),
        (b"\x89PNG", IMAGE),
        (b"GIF8", IMAGE),
        (b"\xff\xd8\xff", IMAGE),
        (b"PK\x03\x04", ARCHIVE),
        (b"\x1f\x8b", ARCHIVE),
        (b"{\\rtf", OFFICE),
        (b"\x7fELF", BINARY),
    ];
    if let Some((_, reason)) = magic.iter().find(|(start, _)| head.starts_with(start)) {
        return Some(reason);
    }
    let head = head.get(..head.len().min(8192)).unwrap_or_default();
    if encoding_rs::Encoding::for_bom(head).is_some() || encoding::utf_16(head).is_some() {
        return None;
    }
    let nuls = head.iter().filter(|b| **b == 0).count();
    let controls = head.iter().filter(|b| **b < 0x20 && !b"\t\n\r\x0b\x0c\x1b".contains(b)).count();
    // A stray NUL happens in old dumps; binary files are full of them.
    let many = (3 <= nuls && head.len() < nuls * 200) || (3 <= controls && head.len() < controls * 20);
    many.then_some(BINARY)
}

/// Whether a JSON Lines file begins as such, and not as a list, an object over many lines or UTF-16.
pub(super) fn is_json_lines_head(head: &[u8]) -> bool {
    if head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff") || encoding::utf_16(head).is_some() {
        return false;
    }
    let start = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    let first = start.split(|b| *b == b'\n').next().unwrap_or_default().trim_ascii();
    !start.starts_with(b"[") && first != b"{"
}

/// Whether bytes begin as a page.
pub(super) fn begins_as_html(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let head = bytes.get(..bytes.len().min(512)).unwrap_or_default().to_ascii_lowercase();
    let begins = |start: &[u8]| head.starts_with(start);
    let xml = begins(b"<?xml") || begins(b"<!--");
    [b"<!doctype html".as_slice(), b"<html", b"<head", b"<body", b"<article"].into_iter().any(begins)
        || (xml && head.windows(5).any(|five| five == b"<html"))
}

/// What a text is: its name is believed unless it clearly is something else.
pub(super) fn of_text(text: &str, named: Option<Format>) -> Format {
    let start = text.trim_start_matches('\u{feff}').trim_start();
    let json = || match start.as_bytes().first() {
        Some(b'{') => {
            let (first, rest) = start.split_once('\n').unwrap_or((start, ""));
            if lines::is_object(first.trim().as_bytes()) {
                let several = rest.trim_start().starts_with('{');
                return Some(if several { Format::JsonLines } else { Format::Json });
            }
            lines::is_object(start.trim_end().as_bytes()).then_some(Format::Json)
        }
        Some(b'[') => serde_json::from_str::<Vec<serde::de::IgnoredAny>>(start).is_ok().then_some(Format::Json),
        _ => None,
    };
    match named {
        Some(Format::Markdown) => Format::Markdown,
        Some(Format::Json | Format::JsonLines) => json().unwrap_or(Format::Json),
        Some(Format::Html) => json().unwrap_or(Format::Html),
        Some(Format::Text) | None => {
            if let Some(format) = json() {
                format
            } else if begins_as_html(start.as_bytes()) {
                Format::Html
            } else if start.starts_with("---\n") || start.starts_with("---\r\n") || start.starts_with("+++\n") {
                Format::Markdown
            } else {
                Format::Text
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        let check = |name: &str, expected: &str| {
            let found = match named(Path::new(name)) {
                Named::Format(format) => format!("{format:?}"),
                Named::Never(reason) => reason.to_owned(),
                Named::Unknown => String::new(),
            };
            assert!(found.starts_with(expected) && found.is_empty() == expected.is_empty(), "{name}: {found}");
        };
        check("a/b.TXT", "Text");
        check("b.md", "Markdown");
        check("b.htm", "Html");
        check("b.jsonl", "JsonLines");
        check("b.png", "an image");
        check("b.tsv", "not an article format (tab-separated)");
        check("README.md", "documentation");
        check("Licence.txt", "documentation");
        check("LICENSE-MIT", "documentation");
        check("readme-de-la-guerre.md", "Markdown");
        check("licence-to-kill.txt", "documentation");
        check("b", "");
        check("b.article", "");
    }

    #[test]
    fn bytes() {
        assert!(binary(b"%PDF-1.7").is_some());
        assert!(binary(b"MZ\0\0\0\x01\x02\0").is_some());
        assert!(binary("Élysée\n".as_bytes()).is_none());
        assert!(binary(b"\xe9t\xe9\t!\r\n").is_none());
        assert!(binary(b"Titre\0\n").is_none());
        assert!(binary(&"Élysée".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>()).is_none());
    }

    #[test]
    fn texts() {
        let check = |text: &str, named: Option<Format>, expected: Format| assert_eq!(of_text(text, named), expected);
        check("{\"title\": \"T\"}", Some(Format::Text), Format::Json);
        check("{\"title\": \"T\"}\n{\"title\": \"U\"}", Some(Format::Text), Format::JsonLines);
        check("{\"title\": \"T\"}\n{\"title\": \"U\"}", Some(Format::Json), Format::JsonLines);
        check("{\n\"title\": \"T\"}\n", Some(Format::Json), Format::Json);
        check("{accolade} en tête", Some(Format::Text), Format::Text);
        check("[Mis à jour] Titre", None, Format::Text);
        check("\n<!DOCTYPE html><p>", None, Format::Html);
        check("<?xml version='1.0'?><html>", Some(Format::Text), Format::Html);
        check("---\ntitle: T\n---\n", None, Format::Markdown);
        check("Titre", None, Format::Text);
    }
}
