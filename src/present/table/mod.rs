//! What the command line prints on a terminal: hits, facets, one article, the state of the index.
//!
//! **Invariant**: data passes through [`sanitize`] before it is laid out, so the only escape sequences are ours.

mod article;
mod cross;
mod explanation;
mod facets;
mod hits;
mod layout;
mod report;
mod status;
mod suggestions;
mod timeline;
mod tokens;

use std::borrow::Cow;

pub use article::{article, quotes};
pub use cross::{cross, related};
pub use explanation::explanation;
pub use facets::facets;
pub use hits::{problems, search};
pub use report::{plan, report};
pub use status::status;
pub use suggestions::suggestions;
pub use timeline::timeline;
pub use tokens::tokens;

/// How the terminal is drawn upon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// Whether colours and bold may be used.
    pub colour: bool,
    /// Columns of the terminal.
    pub width: usize,
}

/// Text of the data without anything that could drive a terminal or disorder its lines: control characters other than
/// line ends and tabs, bidirectional overrides, invisible tags.
pub fn sanitize(text: &str) -> Cow<'_, str> {
    if text.chars().any(is_unsafe) {
        Cow::Owned(text.chars().filter(|c| !is_unsafe(*c)).collect())
    } else {
        Cow::Borrowed(text)
    }
}

fn is_unsafe(c: char) -> bool {
    matches!(c,
        '\u{00}'..='\u{08}' | '\u{0b}'..='\u{1f}' | '\u{7f}'..='\u{9f}'
        | '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_cannot_drive_the_terminal() {
        assert_eq!(sanitize("a\u{1b}[31mb\u{9b}c\u{202e}d\r\u{7}"), "a[31mbcd");
        assert_eq!(sanitize("l’été\n\tà Paris 👩‍🚀"), "l’été\n\tà Paris 👩‍🚀");
    }
}
