//! The tokens of a text.

use super::layout::{line, pad};
use crate::french::{TokenKind, Tokens};

/// One token a line: position, offsets in bytes, surface, exact form, stem.
pub fn tokens(text: &str, tokens: &Tokens) -> String {
    let mut out = String::from("position  bytes    surface           form              stem\n");
    for token in tokens.iter() {
        let kind = match token.kind {
            TokenKind::Word => "",
            TokenKind::Variant => " (variant)",
            TokenKind::Accented => " (accents)",
            TokenKind::Joined => " (in one word)",
        };
        let surface = text.get(token.span.start..token.span.end).unwrap_or_default();
        let bytes = format!("{}-{}", token.span.start, token.span.end);
        let (surface, form) = (pad(&line(surface), 16), pad(token.form, 16));
        out.push_str(&format!("{:>8}  {}  {surface}  {form}  {}{kind}\n", token.position, pad(&bytes, 7), token.stem));
    }
    out
}
