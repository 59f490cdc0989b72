//! Cutting a text at spans, for highlighting.

use crate::annotation::Span;

/// The pieces of `text`, in order and without loss, each with what covers it.
///
/// `marks` are in order; one that overlaps the one before it, is empty, or isn't on character boundaries is left out.
pub fn pieces<T: Copy>(text: &str, marks: impl IntoIterator<Item = (Span, T)>) -> Vec<(&str, Option<T>)> {
    let mut pieces = Vec::new();
    let mut done = 0;
    for (span, what) in marks {
        if span.start < done || span.start >= span.end {
            continue;
        }
        let (Some(before), Some(marked)) = (text.get(done..span.start), text.get(span.start..span.end)) else {
            continue;
        };
        if !before.is_empty() {
            pieces.push((before, None));
        }
        pieces.push((marked, Some(what)));
        done = span.end;
    }
    if let Some(rest) = text.get(done..).filter(|rest| !rest.is_empty()) {
        pieces.push((rest, None));
    }
    pieces
}

/// The pieces of the passage that begins at byte `start` of a text, under marks of the whole text, in order.
pub fn within<'t, T: Copy>(passage: &'t str, start: usize, marks: &[(Span, T)]) -> Vec<(&'t str, Option<T>)> {
    let first = marks.partition_point(|(span, _)| span.start < start);
    let here = marks.iter().skip(first).take_while(|(span, _)| span.start < start + passage.len());
    pieces(
        passage,
        here.map(|(span, what)| (Span { start: span.start - start, end: span.end.saturating_sub(start) }, *what)),
    )
}

/// The pieces of a text with plain marks.
pub fn marked<'t>(text: &'t str, marks: &[Span]) -> Vec<(&'t str, bool)> {
    let mut ordered = marks.to_vec();
    ordered.sort_unstable();
    pieces(text, ordered.into_iter().map(|span| (span, ())))
        .into_iter()
        .map(|(piece, mark)| (piece, mark.is_some()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, marks: &[(usize, usize)], expected: &[(&str, bool)]) {
        let marks: Vec<Span> = marks.iter().map(|&(start, end)| Span { start, end }).collect();
        assert_eq!(marked(text, &marks), expected, "{text} {marks:?}");
    }

    #[test]
    fn marks_cut_a_text() {
        check("l’été à Paris", &[(4, 9), (13, 18)], &[("l’", false), ("été", true), (" à ", false), ("Paris", true)]);
        check("Paris", &[(0, 5)], &[("Paris", true)]);
        check("", &[], &[]);
    }

    #[test]
    fn bad_marks_are_left_out() {
        check("été", &[(1, 2)], &[("été", false)]);
        check("été", &[(4, 2), (0, 99), (99, 120)], &[("été", false)]);
        check("abcdef", &[(2, 4), (0, 3)], &[("abc", true), ("def", false)]);
        check("abcdef", &[(0, 3), (2, 4)], &[("abc", true), ("def", false)]);
    }
}
