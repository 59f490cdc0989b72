//! Plain text to paragraphs: blank lines, single lines, hard wraps.
//!
//! **Invariant**: no word is lost and none is moved; a paragraph is one line, never empty.

/// Lines a human or a program wrapped are between these lengths, in characters.
const WRAP: std::ops::RangeInclusive<usize> = 60..=100;

/// The paragraphs of a clean text.
pub(super) fn paragraphs(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut block = Vec::new();
    for line in text.split('\n').map(str::trim) {
        if line.is_empty() {
            flush(&mut block, &mut out);
        } else {
            block.push(line);
        }
    }
    flush(&mut block, &mut out);
    out
}

fn flush(block: &mut Vec<&str>, out: &mut Vec<String>) {
    if !is_wrapped(block) {
        out.extend(block.drain(..).map(str::to_owned));
        return;
    }
    let mut joined = String::new();
    let mut previous = 0;
    for line in block.drain(..) {
        // A short line, such as an inter-title, ends its paragraph.
        if !joined.is_empty() && previous < *WRAP.start() {
            out.push(std::mem::take(&mut joined));
        }
        if !joined.is_empty() {
            joined.push(' ');
        }
        joined.push_str(line);
        previous = line.chars().count();
    }
    out.push(joined);
}

/// Whether the lines of a block are pieces of sentences: none is long, and most of the full ones stop mid-sentence.
fn is_wrapped(block: &[&str]) -> bool {
    let Some((_, before)) = block.split_last() else { return false };
    if before.is_empty() || block.iter().any(|line| *WRAP.end() < line.chars().count()) {
        return false;
    }
    let full = before.iter().filter(|line| WRAP.contains(&line.chars().count()));
    let (mut count, mut open) = (0, 0);
    for line in full {
        count += 1;
        open += usize::from(!line.ends_with(['.', '!', '?', '…', '»', '”', ':', ';']));
    }
    0 < count && count <= open * 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(paragraphs(text), expected);
    }

    #[test]
    fn blank_lines_and_lines() {
        check("", &[]);
        check("Un.\n\n\nDeux.", &["Un.", "Deux."]);
        check("Un.\nDeux.\nTrois.", &["Un.", "Deux.", "Trois."]);
        let long = "x ".repeat(80) + "fin.";
        check(&format!("{long}\nSuite."), &[&long, "Suite."]);
    }

    #[test]
    fn hard_wraps_are_joined() {
        check(
            "Le président russe Vladimir Poutine est arrivé mardi à Pékin pour\nrencontrer son homologue chinois Xi \
             Jinping, avec lequel il doit\nparler.\n\nFin.",
            &[
                "Le président russe Vladimir Poutine est arrivé mardi à Pékin pour rencontrer son homologue chinois \
                 Xi Jinping, avec lequel il doit parler.",
                "Fin.",
            ],
        );
        check(
            "Une visite attendue\nLe président russe Vladimir Poutine est arrivé mardi à Pékin pour\nrencontrer Xi.",
            &[
                "Une visite attendue",
                "Le président russe Vladimir Poutine est arrivé mardi à Pékin pour rencontrer Xi.",
            ],
        );
    }

    #[test]
    fn whole_sentences_a_line_are_paragraphs() {
        let one = "Le président russe Vladimir Poutine est arrivé mardi matin à Pékin.";
        let two = "Il y rencontrera mercredi son homologue chinois, le président Xi.";
        check(&format!("{one}\n{two}\n{one}"), &[one, two, one]);
    }
}
