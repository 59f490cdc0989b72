//! From bytes, which the program counts in, to Unicode code points, which the JSON contract counts in.

use crate::annotation::Span;

/// Bytes between two known counts: short enough to count the rest at once, long enough to cost little memory.
const STEP: usize = 64;

/// The code points of a text, counted once.
pub struct CodePoints<'t> {
    text: &'t [u8],
    /// Code points before byte 0, `STEP`, 2 × `STEP`…; empty when the text is ASCII.
    counts: Vec<usize>,
}

impl<'t> CodePoints<'t> {
    /// Reads the text once.
    pub fn of(text: &'t str) -> CodePoints<'t> {
        let bytes = text.as_bytes();
        let mut counts = Vec::new();
        if !text.is_ascii() {
            let mut before = 0;
            for block in bytes.chunks(STEP) {
                counts.push(before);
                before += starts(block);
            }
            counts.push(before);
        }
        CodePoints { text: bytes, counts }
    }

    /// The number of code points before that byte; past the end, those of the whole text.
    pub fn at(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        let block = byte / STEP;
        match self.counts.get(block) {
            None => byte,
            Some(before) => before + self.text.get(block * STEP..byte).map_or(0, starts),
        }
    }

    /// A span in code points.
    pub fn span(&self, span: Span) -> (usize, usize) {
        (self.at(span.start), self.at(span.end))
    }
}

/// How many code points start in those bytes.
fn starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte & 0xC0) != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_boundary_of_a_text_is_counted() {
        for text in ["", "Paris", "à l’été", &"é😀 l’Élysée, naïf. ".repeat(40), &"é".repeat(64)] {
            let points = CodePoints::of(text);
            for (count, (byte, _)) in text.char_indices().enumerate() {
                assert_eq!(points.at(byte), count, "{text} at {byte}");
            }
            assert_eq!(points.at(text.len()), text.chars().count());
            assert_eq!(points.at(usize::MAX), text.chars().count());
        }
    }

    #[test]
    fn a_byte_inside_a_character_does_not_panic() {
        assert_eq!(CodePoints::of("é").span(Span { start: 0, end: 1 }), (0, 1));
    }
}
