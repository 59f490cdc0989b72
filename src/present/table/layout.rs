//! Columns, wrapping and colours.

use std::borrow::Cow;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::{Style, sanitize};
use crate::annotation::Span;
use crate::present::pieces::marked;

/// SGR codes of the roles of text.
#[derive(Debug, Clone, Copy)]
pub enum Ink {
    Bold,
    Dim,
    Mark,
    Person,
    Place,
    Organisation,
    Date,
    Warning,
}

impl Ink {
    fn code(self) -> &'static str {
        match self {
            Ink::Bold => "1",
            Ink::Dim => "2",
            Ink::Mark => "1;33",
            Ink::Person => "36",
            Ink::Place => "32",
            Ink::Organisation => "35",
            Ink::Date => "34",
            Ink::Warning => "1;31",
        }
    }
}

impl Style {
    /// Text in that ink, when there are colours. Text that is already safe: see [`sanitize`].
    pub(super) fn ink(self, ink: Ink, text: &str) -> String {
        if self.colour && !text.is_empty() { format!("\u{1b}[{}m{text}\u{1b}[0m", ink.code()) } else { text.to_owned() }
    }

    /// Data with its matches: bold and yellow, or between stars without colours; the rest in the ink `rest`.
    pub(super) fn marked(self, text: &str, marks: &[Span], rest: Option<Ink>) -> String {
        let mut styled = String::with_capacity(text.len() + marks.len() * 12);
        for (piece, mark) in marked(text, marks) {
            let piece = line(piece);
            match (mark, self.colour) {
                (false, _) => styled.push_str(&rest.map_or(piece.to_string(), |ink| self.ink(ink, &piece))),
                (true, true) => styled.push_str(&self.ink(Ink::Mark, &piece)),
                (true, false) => styled.extend(["*", &*piece, "*"]),
            }
        }
        styled
    }
}

/// Data on one line.
pub fn line(text: &str) -> Cow<'_, str> {
    let text = sanitize(text);
    if text.contains(['\n', '\t']) { Cow::Owned(text.replace(['\n', '\t'], " ")) } else { text }
}

/// Columns that text takes, escape sequences of [`Style::ink`] not counted.
pub fn width(text: &str) -> usize {
    if !text.contains('\u{1b}') {
        return text.width();
    }
    let mut rest = text;
    let mut columns = 0;
    while let Some((before, after)) = rest.split_once('\u{1b}') {
        columns += before.width();
        rest = after.split_once('m').map_or("", |(_, text)| text);
    }
    columns + rest.width()
}

/// Text cut to some columns, with « … » when it was longer. Not for text with escape sequences.
pub fn cut(text: &str, columns: usize) -> Cow<'_, str> {
    if text.width() <= columns {
        return Cow::Borrowed(text);
    }
    let mut kept = String::new();
    let mut used = 1;
    for c in text.chars() {
        used += c.width().unwrap_or(0);
        if used > columns {
            break;
        }
        kept.push(c);
    }
    kept.push('…');
    Cow::Owned(kept)
}

/// Text filled up to some columns.
pub fn pad(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(width(text))))
}

/// Text filled up to some columns from the left.
pub fn pad_left(text: &str, columns: usize) -> String {
    format!("{}{text}", " ".repeat(columns.saturating_sub(width(text))))
}

/// Writes text in lines of the terminal's width, each after `indent` spaces; words longer than a line stay whole.
pub fn wrap(out: &mut String, text: &str, indent: usize, style: Style) {
    let columns = style.width.saturating_sub(indent).max(20);
    let mut used = 0;
    let mut words = text.split(' ').filter(|word| !word.is_empty()).peekable();
    while let Some(word) = words.next() {
        let mut bound = word.to_owned();
        while let Some(next) = words.next_if(|next| bound.ends_with('«') || next.starts_with(['»', ';', ':', '!', '?']))
        {
            bound.push(' ');
            bound.push_str(next);
        }
        let wide = width(&bound);
        if used > 0 && used + 1 + wide > columns {
            out.push('\n');
            used = 0;
        }
        if used == 0 {
            out.extend(std::iter::repeat_n(' ', indent));
        } else {
            out.push(' ');
            used += 1;
        }
        out.push_str(&bound);
        used += wide;
    }
    if used > 0 {
        out.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_are_those_of_the_terminal() {
        for (text, expected) in [("été", 3), ("中国", 4), ("\u{1b}[1;33mété\u{1b}[0m à", 5), ("e\u{301}", 1)] {
            assert_eq!(width(text), expected, "{text:?}");
        }
        assert_eq!(cut("Emmanuel Macron", 8), "Emmanue…");
        assert_eq!(cut("中国人", 4), "中…");
        assert_eq!(pad("é", 3), "é  ");
    }

    #[test]
    fn lines_are_wrapped_at_words() {
        let mut out = String::new();
        wrap(&mut out, "le sommet de Pékin et la Russie", 2, Style { colour: false, width: 22 });
        assert_eq!(out, "  le sommet de Pékin\n  et la Russie\n");
        out.clear();
        wrap(&mut out, "un sommet « ordinaire » : rien", 0, Style { colour: false, width: 20 });
        assert_eq!(out, "un sommet\n« ordinaire » : rien\n");
    }

    #[test]
    fn marks_without_colours_are_stars() {
        let marks = [Span { start: 0, end: 6 }];
        assert_eq!(Style { colour: false, width: 80 }.marked("Pékin\u{1b} a", &marks, None), "*Pékin* a");
        assert_eq!(Style { colour: true, width: 80 }.marked("Pékin a", &marks, None), "\u{1b}[1;33mPékin\u{1b}[0m a");
    }
}
