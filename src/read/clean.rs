//! One spelling for every text: line ends, spaces, invisible characters, composition.
//!
//! **Invariant**: cleaning is idempotent; what comes out is NFC, has no control character but `\n`, no space at either
//! end of a line and no two spaces in a row.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

enum Kind {
    Keep,
    Space,
    LineEnd,
    Gone,
}

fn kind(c: char) -> Kind {
    match c {
        ' ' | '\t' => Kind::Space,
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Kind::LineEnd,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' => Kind::Gone,
        '!'..='~' => Kind::Keep,
        '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => Kind::Space,
        // Soft hyphens, zero-width characters, direction marks, tags: invisible, and they cut words for a search.
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' => Kind::Gone,
        '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffc}' | '\u{e0000}'..='\u{e007f}' => Kind::Gone,
        _ => Kind::Keep,
    }
}

/// The text with clean lines.
pub(super) fn clean(text: &str) -> String {
    pass(text, '\n')
}

/// The text on one line.
pub(super) fn one_line(text: &str) -> String {
    pass(text, ' ')
}

fn pass(text: &str, line_end: char) -> String {
    let mut out = String::with_capacity(text.len());
    let mut space = false;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let (ready, after) = rest.split_at_checked(ready(rest.as_bytes())).unwrap_or(("", rest));
        if !ready.is_empty() {
            keep(&mut out, &mut space);
            out.push_str(ready);
            rest = after;
            continue;
        }
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
        match kind(c) {
            Kind::Keep => {
                keep(&mut out, &mut space);
                out.push(c);
            }
            Kind::Space => space = true,
            Kind::Gone => {}
            Kind::LineEnd => {
                if c == '\r' {
                    rest = rest.strip_prefix('\n').unwrap_or(rest);
                }
                if line_end == '\n' {
                    space = false;
                    out.push('\n');
                } else {
                    space = true;
                }
            }
        }
    }
    match nfc(&out) {
        Cow::Owned(composed) => composed,
        Cow::Borrowed(_) => out,
    }
}

/// Writes the space that stands before a kept character.
fn keep(out: &mut String, space: &mut bool) {
    if *space && !out.is_empty() && !out.ends_with('\n') {
        out.push(' ');
    }
    *space = false;
}

/// How many of the first bytes are kept as they are: almost all of a French text, copied by whole runs.
fn ready(bytes: &[u8]) -> usize {
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        at += match byte {
            b'!'..=b'~' => 1,
            b' ' if 0 < at && bytes.get(at + 1).is_some_and(|next| (b'!'..=b'~').contains(next)) => 1,
            // Two bytes of Latin letters, from `À` to `ſ`.
            0xc3..=0xc5 => 2,
            _ => break,
        };
    }
    at
}

/// The text with composed characters.
pub(super) fn nfc(text: &str) -> Cow<'_, str> {
    // The usual characters of a French text need no look into the tables.
    let usual = |c: char| c < '\u{300}' || ('\u{2010}'..='\u{203f}').contains(&c) || c == '€';
    if text.chars().all(usual) || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    }
}

/// Every line end as `\n`, nothing else changed: front matter needs its indentation.
pub(super) fn line_ends(text: &str) -> Cow<'_, str> {
    if text.contains('\r') { Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n")) } else { Cow::Borrowed(text) }
}

/// The first `length` characters in lower case without accents, to recognise formulas however they are typed.
pub(super) fn folded(text: &str, length: usize) -> String {
    text.chars()
        .take(length)
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            'à' | 'â' | 'ä' => 'a',
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'î' | 'ï' => 'i',
            'ô' | 'ö' => 'o',
            'ù' | 'û' | 'ü' => 'u',
            'ç' => 'c',
            '’' => '\'',
            c => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(input: &str, expected: &str) {
        assert_eq!(clean(input), expected);
        assert_eq!(clean(expected), expected, "cleaning twice");
    }

    #[test]
    fn lines() {
        check("a\r\nb\rc\nd", "a\nb\nc\nd");
        check("a\u{2028}b\u{2029}c\u{85}d\u{c}e", "a\nb\nc\nd\ne");
        check("  a  \n\t b \n\nc  ", "a\nb\n\nc");
    }

    #[test]
    fn spaces_and_invisible_characters() {
        check("«\u{a0}Bonjour\u{202f}»\u{2009}!", "« Bonjour » !");
        check("a \u{a0} \u{3000}b", "a b");
        check("\u{feff}coopé\u{ad}ration\u{200b}s", "coopérations");
        check("a\u{0}b\u{7}c\u{9d}d", "abcd");
        check("don\u{200d}nees", "donnees");
    }

    #[test]
    fn composition() {
        check("E\u{301}lyse\u{301}e", "Élysée");
        check("e\u{200b}\u{301}", "é");
        check("ﬁn… 10 €", "ﬁn… 10 €");
    }

    #[test]
    fn one_line_has_no_line() {
        assert_eq!(one_line(" Un\n titre\r\n\u{a0}coupé "), "Un titre coupé");
        assert_eq!(folded("À LIRE l’ÉTÉ", 9), "a lire l'");
    }
}
