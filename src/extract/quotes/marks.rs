//! Quotation marks: « … », “…”, "…". A straight mark does not say whether it opens: what stands beside it may.

use crate::annotation::Span;

/// Bytes of the longest quotation: one that was not closed ends there, and is none.
const LONGEST: usize = 4_000;

/// Characters in which the next line begins.
const FEW: usize = 6;

/// A stretch between quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quoted {
    /// What is said, without marks and white space.
    pub inside: Span,
    /// The same with its marks.
    pub outside: Span,
}

/// The stretches between quotation marks, outermost only, in order.
pub fn all(text: &str) -> Vec<Quoted> {
    let mut quoted = Vec::new();
    let mut open: Option<(char, usize, usize)> = None;
    let mut depth = 0_usize;
    for (at, c) in telling(text) {
        let end = at + c.len_utf8();
        let Some((mark, outer, inner)) = open else {
            if opens(text, c, end) {
                (open, depth) = (Some((c, at, end)), 1);
            }
            continue;
        };
        // A straight mark says not whether it opens: it must close in its paragraph, or right after it.
        if LONGEST < at - outer || (mark != '«' && c == '\n' && !closes_next(text, at)) {
            open = opens(text, c, end).then_some((c, at, end));
            depth = 1;
            continue;
        }
        match (mark, c) {
            ('«', '«') | ('“', '“') => depth += 1,
            ('«', '»') | ('“', '”') | ('"', '"') => {
                depth -= 1;
                if depth == 0 {
                    let inside = trimmed(text, inner, at);
                    if inside.start < inside.end {
                        quoted.push(Quoted { inside, outside: Span { start: outer, end } });
                    }
                    open = None;
                }
            }
            _ => {}
        }
    }
    quoted
}

/// The marks and line ends of a text, with others that begin with the same byte: the rest need not be looked at.
fn telling(text: &str) -> impl Iterator<Item = (usize, char)> {
    // « » begin with C2, “ ” with E2.
    let bytes = text.bytes().enumerate().filter(|(_, byte)| matches!(byte, b'"' | b'\n' | 0xc2 | 0xe2));
    bytes.filter_map(|(at, _)| Some((at, text.get(at..)?.chars().next()?)))
}

/// Whether a mark may open a quotation: not a straight one before a comma or a full stop, which closes one whose beginning was
/// lost.
fn opens(text: &str, c: char, end: usize) -> bool {
    let rest = text.as_bytes().get(end..).unwrap_or_default();
    match c {
        '«' | '“' => true,
        '"' => !matches!(rest, [] | [b',' | b';' | b')', ..]) && !matches!(rest, [b'.', after, ..] if *after != b'.'),
        _ => false,
    }
}

/// Whether a line ends only to begin the next with the mark that closes: the page set the words apart.
fn closes_next(text: &str, at: usize) -> bool {
    let rest = text.get(at..).unwrap_or_default();
    let mut next = rest.chars().take(FEW).skip_while(|c| c.is_whitespace());
    next.next() == Some('"') && matches!(next.next(), Some(',' | '.' | ';' | ')'))
}

/// A span without the white space at its ends.
pub fn trimmed(text: &str, start: usize, end: usize) -> Span {
    let inside = text.get(start..end).unwrap_or_default();
    let start = start + (inside.len() - inside.trim_start().len());
    Span { start, end: (start + inside.trim().len()).max(start) }
}

#[cfg(test)]
mod tests {
    use super::all;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = all(text).iter().map(|quoted| &text[quoted.inside.start..quoted.inside.end]).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn stretches_between_marks() {
        check("Il dit : « Oui. » Puis “non” et \"peut-être\".", &["Oui.", "non", "peut-être"]);
        check("« Il a dit « non » hier »", &["Il a dit « non » hier"]);
        check("Un \" seul\nPuis \"deux\".", &["deux"]);
        check("« jamais fermé", &[]);
        // Marks that can't open.
        check("perdu\", dit-elle. Puis \"deux\".", &["deux"]);
        check("\"Un !\n\n\", dit-elle. Puis \"deux\".", &["Un !", "deux"]);
        check("\"... enfin\"", &["... enfin"]);
        check("\"Un\n\n\"Deux\", dit-elle.", &["Deux"]);
        check("«»", &[]);
        check("5\" de pluie", &[]);
    }
}
