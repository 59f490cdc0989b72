//! Bytes to text, whatever the encoding.
//!
//! **Invariant**: never fails; valid UTF-8 is never read as anything else unless it is UTF-16 without a mark.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_8859_15, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How far a page's own declaration is looked for.
const DECLARATION: usize = 4096;

/// The text of a file.
pub(super) fn decode(bytes: &[u8], html: bool) -> Cow<'_, str> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        let rest = bytes.get(length..).unwrap_or_default();
        return encoding.decode_without_bom_handling(rest).0;
    }
    if let Some(encoding) = utf_16(bytes) {
        return encoding.decode_without_bom_handling(bytes).0;
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Cow::Borrowed(text);
    }
    if mostly_utf_8(bytes) {
        return String::from_utf8_lossy(bytes);
    }
    let declared = if html { declared(bytes) } else { None };
    declared.unwrap_or_else(|| legacy(bytes)).decode_without_bom_handling(bytes).0
}

/// UTF-16 without a mark: one byte of two is NUL in Latin text.
pub(super) fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(1024))?;
    let pairs = head.len() / 2;
    if pairs < 4 {
        return None;
    }
    let nuls = |offset: usize| head.iter().skip(offset).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (nuls(0), nuls(1));
    if pairs * 7 < odd * 10 && even * 20 < pairs {
        Some(UTF_16LE)
    } else if pairs * 7 < even * 10 && odd * 20 < pairs {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// A few bad bytes in UTF-8 text (a cut, a splice): more good sequences than bad ones.
fn mostly_utf_8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    bad < good
}

/// The `charset` a page declares in its first bytes.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(DECLARATION))?.to_ascii_lowercase();
    let head = String::from_utf8_lossy(&head);
    head.split("charset").skip(1).find_map(|after| {
        let value = after.trim_start().strip_prefix('=')?.trim_start_matches([' ', '"', '\'']);
        let label = value.split(|c: char| !(c.is_ascii_alphanumeric() || "-_:.".contains(c))).next()?;
        let encoding = Encoding::for_label(label.as_bytes())?;
        // A page that says UTF-8 or UTF-16 and is neither says nothing.
        let possible = encoding != UTF_8 && encoding != UTF_16LE && encoding != UTF_16BE;
        (possible && encoding != encoding_rs::REPLACEMENT).then_some(encoding)
    })
}

/// French text that isn't UTF-8 is windows-1252 or ISO-8859-15. A detector is only asked when there are too many
/// non-ASCII bytes for French: on short Latin text it takes accents for another alphabet's.
fn legacy(bytes: &[u8]) -> &'static Encoding {
    let foreign = bytes.iter().filter(|b| !b.is_ascii()).count();
    if bytes.len() < foreign * 5 {
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        detector.feed(bytes, true);
        return detector.guess(None, Utf8Detection::Deny);
    }
    if bytes.iter().any(|b| (0x80..0xa0).contains(b)) {
        return WINDOWS_1252;
    }
    let letter = |b: Option<&u8>| b.is_some_and(|b| b.is_ascii_alphabetic());
    let latin_9 = bytes.iter().enumerate().any(|(at, b)| match b {
        // The currency sign is never printed, the euro often is.
        0xa4 => true,
        // « cœur », not « c½ur ».
        0xbc | 0xbd => letter(bytes.get(at + 1)),
        _ => false,
    });
    if latin_9 { ISO_8859_15 } else { WINDOWS_1252 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], expected: &str) {
        assert_eq!(decode(bytes, false), expected);
    }

    #[test]
    fn unicode() {
        check("Élysée".as_bytes(), "Élysée");
        check(b"\xef\xbb\xbfTitre", "Titre");
        let little: Vec<u8> = "Élysée, Pékin".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = "Élysée, Pékin".encode_utf16().flat_map(u16::to_be_bytes).collect();
        check(&little, "Élysée, Pékin");
        check(&big, "Élysée, Pékin");
        check(&[b"\xff\xfe".as_slice(), &little].concat(), "Élysée, Pékin");
        check(&[b"\xfe\xff".as_slice(), &big].concat(), "Élysée, Pékin");
    }

    #[test]
    fn legacy_encodings() {
        check(b"Le pr\xe9sident", "Le président");
        check(b"10 \x80, c\x9cur, l\x92\xe9t\xe9", "10 €, cœur, l’été");
        check(b"10 \xa4 pour l'\xe9t\xe9", "10 € pour l'été");
        check(b"le c\xbdur de la ville \xe9tait vide", "le cœur de la ville était vide");
        check(b"1\xbd heure d'\xe9t\xe9 \xe0 Paris", "1½ heure d'été à Paris");
    }

    #[test]
    fn broken_utf_8() {
        check(b"\xc3\xa9t\xc3\xa9 \xff pass\xc3\xa9", "été \u{fffd} passé");
        check(b"\xc3\xa9t\xc3\xa9 coup\xc3", "été coup\u{fffd}");
    }

    #[test]
    fn declarations() {
        let page = b"<meta charset=\"iso-8859-15\"><p>10 \xa4, \xe9t\xe9";
        assert!(decode(page, true).ends_with("10 €, été"));
        let old = b"<meta http-equiv=Content-Type content='text/html; charset=ISO-8859-1'>\xe9t\xe9";
        assert!(decode(old, true).ends_with("été"));
        let lying = b"<meta charset=utf-8>\xe9t\xe9 comme hiver";
        assert!(decode(lying, true).ends_with("été comme hiver"));
        let cyrillic = encoding_rs::WINDOWS_1251.encode("Привет, как дела, товарищ").0;
        check(&cyrillic, "Привет, как дела, товарищ");
    }
}
