//! JSON Lines: one article a line, whatever the number of lines.
//!
//! **Invariant**: never holds more than one line, and no line beyond [`LONGEST`].

use std::io::{self, BufRead};
use std::path::Path;

use serde_json::Value;

use super::draft::Place;
use super::{Each, Options, Skipped, encoding, json};

/// The longest line read, in bytes.
const LONGEST: usize = 16 << 20;

/// Reads JSON Lines; blank lines are not records.
pub(super) fn read(reader: &mut dyn BufRead, path: &Path, id_path: &str, options: &Options, each: Each<'_>) {
    let mut line = Vec::new();
    let (mut number, mut record) = (0, 0);
    loop {
        let long = match next_line(reader, &mut line) {
            Ok(Line::End) => break,
            Ok(Line::Whole) => false,
            Ok(Line::TooLong) => true,
            Err(error) => {
                let unreadable = Skipped::unreadable(path, &error);
                each(Err(Skipped { record: Some(record + 1), ..unreadable }));
                return;
            }
        };
        number += 1;
        let bytes = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&line).trim_ascii();
        if bytes.is_empty() && !long {
            continue;
        }
        record += 1;
        let place = Place { path, id_path, record: Some(record) };
        let skip = |reason: String| Skipped { path: path.to_owned(), record: Some(record), reason };
        if long {
            each(Err(skip(format!("line {number} is longer than 16 MiB: split the article"))));
            continue;
        }
        each(parse(bytes, number).map_err(skip).and_then(|value| json::record(&value, &place, options)));
    }
    if record == 0 {
        each(Err(Skipped::new(path, "empty: no line holds a record")));
    }
}

fn parse(bytes: &[u8], line: usize) -> Result<Value, String> {
    let parsed = match std::str::from_utf8(bytes) {
        Ok(text) => serde_json::from_str(text),
        Err(_) => serde_json::from_str(&encoding::decode(bytes, false)),
    };
    parsed.map_err(|error| json::invalid(&error, line))
}

/// Whether a reader begins with a line that is a JSON object of its own.
pub(super) fn begins(reader: &mut dyn BufRead) -> bool {
    let mut line = Vec::new();
    // A few blank lines may come first.
    for _ in 0..16 {
        match next_line(reader, &mut line) {
            Ok(Line::Whole) => {}
            _ => return false,
        }
        let bytes = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&line).trim_ascii();
        if !bytes.is_empty() {
            return is_object(bytes);
        }
    }
    false
}

/// Whether these bytes are one JSON object.
pub(super) fn is_object(bytes: &[u8]) -> bool {
    bytes.first() == Some(&b'{') && serde_json::from_slice::<serde::de::IgnoredAny>(bytes).is_ok()
}

enum Line {
    Whole,
    /// Read to its end, but not kept.
    TooLong,
    End,
}

fn next_line(reader: &mut dyn BufRead, line: &mut Vec<u8>) -> io::Result<Line> {
    line.clear();
    let (mut long, mut any) = (false, false);
    loop {
        let buffer = match reader.fill_buf() {
            Ok(buffer) => buffer,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        if buffer.is_empty() {
            break;
        }
        any = true;
        let end = buffer.iter().position(|b| *b == b'\n');
        let piece = buffer.get(..end.unwrap_or(buffer.len())).unwrap_or_default();
        if LONGEST < line.len() + piece.len() {
            long = true;
            line.clear();
        }
        if !long {
            line.extend_from_slice(piece);
        }
        let used = end.map_or(buffer.len(), |end| end + 1);
        reader.consume(used);
        if end.is_some() {
            break;
        }
    }
    Ok(match (any, long) {
        (false, _) => Line::End,
        (true, true) => Line::TooLong,
        (true, false) => Line::Whole,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::tests::show;

    #[track_caller]
    fn check(bytes: &[u8], expected: &[&str]) {
        let mut found = Vec::new();
        let mut reader = io::BufReader::with_capacity(7, bytes);
        read(&mut reader, Path::new("-"), "-", &Options::default(), &mut |record| {
            found.push(match record {
                Ok(article) => format!("{} = {}", article.id, show(&article)),
                Err(skipped) => format!("{}: {}", skipped.record.unwrap_or_default(), skipped.reason),
            });
        });
        assert_eq!(found, expected);
    }

    #[test]
    fn records() {
        check(b"{\"title\":\"T\"}\n\n{\"title\":\"U\",\"id\":\"x\"}", &["-#1 = T /  / ", "x = U /  / "]);
        check(b"\xef\xbb\xbf{\"title\":\"T\"}\r\n", &["-#1 = T /  / "]);
        check(b"{\"title\":\"\xe9t\xe9\"}\n", &["-#1 = été /  / "]);
        check(
            b"{\"title\":\"T\"}\n\n{\"title\":\n{\"title\":\"U\"}",
            &["-#1 = T /  / ", "2: truncated JSON at line 3, column 9: eof while parsing a value", "-#3 = U /  / "],
        );
        check(b" \n", &["0: empty: no line holds a record"]);
    }

    #[test]
    fn long_lines_are_passed_over() {
        let mut bytes = vec![b'x'; LONGEST + 10];
        bytes.extend_from_slice(b"\n{\"title\":\"T\"}\n");
        let mut found = Vec::new();
        let mut reader = io::BufReader::new(bytes.as_slice());
        read(&mut reader, Path::new("-"), "-", &Options::default(), &mut |record| found.push(record));
        assert_eq!(found.len(), 2);
        assert!(found[0].as_ref().unwrap_err().reason.contains("16 MiB"));
        assert_eq!(found[1].as_ref().unwrap().id, "-#2");
    }
}
