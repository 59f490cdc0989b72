//! Quotation marks: « … », “…”, "…".

use crate::annotation::Span;

/// Bytes of the longest quotation: one that was not closed ends there, and is none.
const LONGEST: usize = 4_000;

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
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let Some((mark, outer, inner)) = open else {
            if matches!(c, '«' | '“' | '"') {
                (open, depth) = (Some((c, at, end)), 1);
            }
            continue;
        };
        // A straight mark says not whether it opens: it must close in its paragraph.
        if LONGEST < at - outer || (mark != '«' && c == '\n') {
            open = matches!(c, '«' | '“' | '"').then_some((c, at, end));
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
        check("«»", &[]);
        check("5\" de pluie", &[]);
    }
}
