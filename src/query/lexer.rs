//! The query text cut into words, phrases, operators and parentheses.

use crate::annotation::Span;
use crate::french::apostrophe::is_apostrophe;
use crate::french::number;

/// What a lexeme is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lexeme {
    /// A run without spaces, as typed.
    Word(String),
    /// The inside of quotes, and how far its words may be moved: `"…"~5`.
    Phrase(String, u32),
    /// `field:` right before a value.
    Field(String),
    /// `(`
    Open,
    /// `)`
    Close,
    /// `OR`, `OU`
    Or,
    /// `AND`, `ET`
    And,
    /// `NOT`, `SAUF`, or `-` and `!` before a term
    Not,
}

/// Cuts a query; every lexeme with its span. A quotation mark that nothing closes is left out and reported by its
/// place.
pub fn lexemes(text: &str) -> (Vec<(Lexeme, Span)>, Option<usize>) {
    let mut lexer = Lexer { text, at: 0, lexemes: Vec::new(), unclosed: None };
    while lexer.next() {}
    (lexer.lexemes, lexer.unclosed)
}

struct Lexer<'t> {
    text: &'t str,
    at: usize,
    lexemes: Vec<(Lexeme, Span)>,
    unclosed: Option<usize>,
}

impl Lexer<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn push(&mut self, lexeme: Lexeme, length: usize) {
        self.lexemes.push((lexeme, Span { start: self.at, end: self.at + length }));
        self.at += length;
    }

    /// Reads one lexeme; `false` at the end.
    fn next(&mut self) -> bool {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
        let Some(c) = self.rest().chars().next() else { return false };
        match c {
            '(' => self.push(Lexeme::Open, 1),
            ')' => self.push(Lexeme::Close, 1),
            '-' | '!' | '−' if self.negates(c) => self.push(Lexeme::Not, c.len_utf8()),
            c if closing(c).is_some() => self.phrase(c),
            '[' => self.bracket(),
            _ => self.word(),
        }
        true
    }

    /// `-x`, after a space and before a term: not the hyphen of « sino-russe » or « - ».
    fn negates(&self, sign: char) -> bool {
        let free = self.text.get(..self.at).and_then(|before| before.chars().next_back());
        let next = self.rest().chars().nth(1);
        free.is_none_or(|c| c.is_whitespace() || c == '(')
            && next.is_some_and(|c| c.is_alphanumeric() || closing(c).is_some() || c == '(')
            && !(sign == '-' && next.is_some_and(char::is_numeric))
    }

    fn phrase(&mut self, open: char) {
        let close = closing(open).unwrap_or(open);
        let inside = self.rest().get(open.len_utf8()..).unwrap_or_default();
        match inside.find(close) {
            Some(length) => {
                let phrase = inside.get(..length).unwrap_or_default().trim().to_owned();
                let quoted = open.len_utf8() + length + close.len_utf8();
                let (slop, taken) = slop(self.rest().get(quoted..).unwrap_or_default());
                self.push(Lexeme::Phrase(phrase, slop), quoted + taken);
            }
            None => {
                self.unclosed.get_or_insert(self.at);
                self.at += open.len_utf8();
            }
        }
    }

    /// `[a TO b]` is the value of a field of dates; anywhere else a bracket is white space.
    fn bracket(&mut self) {
        let after_field = matches!(self.lexemes.last(), Some((Lexeme::Field(_), span)) if span.end == self.at);
        match self.rest().find(']') {
            Some(end) if after_field => {
                let value = self.rest().get(..=end).unwrap_or_default().to_owned();
                self.push(Lexeme::Word(value), end + 1);
            }
            _ => self.at += 1,
        }
    }

    fn word(&mut self) {
        let rest = self.rest();
        let end = word_end(rest);
        // A word never is empty: the first character is none of those.
        let end = if end == 0 { rest.chars().next().map_or(1, char::len_utf8) } else { end };
        let word = rest.get(..end).unwrap_or_default();
        if let Some((name, _)) = word.split_once(':').filter(|(name, _)| is_field_name(name)) {
            let (name, length) = (name.to_owned(), name.len() + 1);
            let valued = word.len() > length
                || rest.get(length..).is_some_and(|rest| rest.starts_with(['(', '"', '«', '“', '[']));
            if valued {
                self.push(Lexeme::Field(name), length);
                return;
            }
        }
        let lexeme = match word {
            "OR" | "OU" | "||" => Lexeme::Or,
            "AND" | "ET" | "&&" => Lexeme::And,
            "NOT" | "SAUF" => Lexeme::Not,
            _ => Lexeme::Word(word.to_owned()),
        };
        self.push(lexeme, end);
    }
}

/// Where a word ends: at a space, a parenthesis or a quotation mark, but « 200 000 » is one number and
/// « président(e)s » one word.
fn word_end(text: &str) -> usize {
    let mut inside = 0;
    for (at, c) in text.char_indices() {
        if at < inside {
            continue;
        }
        let (before, rest) = (text.get(..at).unwrap_or_default(), text.get(at..).unwrap_or_default());
        match c {
            c if c.is_whitespace() && number::goes_on(before, rest) => {}
            '(' => match inclusive_ending(before, rest) {
                Some(length) => inside = at + length,
                None => return at,
            },
            c if c.is_whitespace() || c == ')' || (closing(c).is_some() && !is_apostrophe(c)) => return at,
            _ => {}
        }
    }
    text.len()
}

/// The length of the « (e) » or « (trice) » at the head of a text, right after a letter.
fn inclusive_ending(before: &str, rest: &str) -> Option<usize> {
    let (ending, _) = rest.strip_prefix('(')?.split_once(')')?;
    let fits = before.ends_with(char::is_lowercase) && ending.len() <= 6 && ending.chars().all(char::is_lowercase);
    (fits && !ending.is_empty()).then(|| ending.len() + 2)
}

/// The `~5` at the head of a text: the number, at most 100, and its length.
fn slop(text: &str) -> (u32, usize) {
    let Some(figures) = text.strip_prefix('~') else { return (0, 0) };
    let length = figures.len() - figures.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    match figures.get(..length).and_then(|figures| figures.parse::<u32>().ok()) {
        Some(slop) => (slop.min(100), length + 1),
        None => (0, 0),
    }
}

fn is_field_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_ascii_alphabetic() || c == '_')
}

/// The mark that closes a quotation; apostrophes are letters, never quotes.
fn closing(open: char) -> Option<char> {
    match open {
        '"' => Some('"'),
        '“' => Some('”'),
        '«' => Some('»'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Lexeme, lexemes};

    fn check(text: &str, expected: &str) {
        let shown = lexemes(text).0.into_iter().map(|(lexeme, _)| match lexeme {
            Lexeme::Word(word) => word,
            Lexeme::Phrase(phrase, 0) => format!("“{phrase}”"),
            Lexeme::Phrase(phrase, slop) => format!("“{phrase}”~{slop}"),
            Lexeme::Field(name) => format!("{name}:"),
            Lexeme::Open => "(".to_owned(),
            Lexeme::Close => ")".to_owned(),
            Lexeme::Or => "|".to_owned(),
            Lexeme::And => "&".to_owned(),
            Lexeme::Not => "!".to_owned(),
        });
        assert_eq!(shown.collect::<Vec<_>>().join(" "), expected, "{text}");
    }

    #[test]
    fn lexemes_of_queries() {
        check("l'accord de l’Élysée", "l'accord de l’Élysée");
        check("\"Corée du Nord\" «Kim Jong-un» “x y”", "“Corée du Nord” “Kim Jong-un” “x y”");
        check("a OU (b -c) SAUF d", "a | ( b ! c ) ! d");
        check("pays:Chine date:[2020 TO 2021]", "pays: Chine date: [2020 TO 2021]");
        check("\"a b\"~5 \"c\"~", "“a b”~5 “c” ~");
        check("titre:(a OR b)", "titre: ( a | b )");
        check("sino-russe - x", "sino-russe - x");
        check("bilan : 3 morts", "bilan : 3 morts");
        check("200 000 euros pour les élu(e)s (oui)", "200 000 euros pour les élu(e)s ( oui )");
        check("un \"guillemet ouvert", "un guillemet ouvert");
        check("https://www.lemonde.fr/x", "https: //www.lemonde.fr/x");
    }
}
