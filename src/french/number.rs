//! Figures: « 1.000 », « 1 000 » and « 1000 » are one number; « 1,5 » and « 49.3 » stay as written.

/// Whether the character separates thousands.
fn separates(c: char) -> bool {
    matches!(c, '.' | ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}')
}

/// Whether a separator and three figures, at the head of `rest`, go on the number that ends `before`.
pub fn goes_on(before: &str, rest: &str) -> bool {
    let mut following = rest.chars();
    let Some(separator) = following.next().filter(|c| separates(*c)) else { return false };
    let three = following.by_ref().take(3).filter(char::is_ascii_digit).count() == 3;
    if !three || following.next().is_some_and(char::is_alphanumeric) {
        return false;
    }
    let is_part = |c: char| c.is_ascii_digit() || c == separator;
    let head = before.trim_end_matches(is_part);
    !head.ends_with(|c: char| c.is_alphanumeric() || separates(c) || c == ',')
        && before.get(head.len()..).is_some_and(|number| is_grouped(number, separator))
}

/// One to three figures, not a zero first, then groups of three.
fn is_grouped(number: &str, separator: char) -> bool {
    number.split(separator).enumerate().all(|(rank, group)| match rank {
        0 => matches!(group.len(), 1..=3) && !group.starts_with('0'),
        _ => group.len() == 3,
    })
}

/// The number without the separators of its thousands; `None` when it has none.
pub fn joined(number: &str) -> Option<String> {
    let separator = number.chars().find(|c| !c.is_ascii_digit()).filter(|c| separates(*c))?;
    let whole = number.split(',').next().unwrap_or_default();
    let figures = |part: &str| part.chars().all(|c| c.is_ascii_digit() || c == separator);
    let decimals = number.get(whole.len()..).unwrap_or_default();
    (figures(whole) && is_grouped(whole, separator) && decimals.chars().all(|c| c == ',' || c.is_ascii_digit()))
        .then(|| number.chars().filter(|c| *c != separator).collect())
}

#[cfg(test)]
mod tests {
    use super::{goes_on, joined};

    #[test]
    fn numbers_that_go_on() {
        for (before, rest, expected) in [
            ("1", " 000 euros", true),
            ("1", "\u{202f}000", true),
            ("1 000", " 000", true),
            ("2020", " 300 morts", false),
            ("06", " 123", false),
            ("3", " 4000", false),
            ("A4", " 000", false),
            ("1,5", " 000", false),
            ("20 000-30", " 000", true),
        ] {
            assert_eq!(goes_on(before, rest), expected, "{before}{rest}");
        }
    }

    #[test]
    fn numbers_in_one_word() {
        for (number, expected) in [
            ("1.000", Some("1000")),
            ("1.234.567", Some("1234567")),
            ("1 000,5", Some("1000,5")),
            ("49.3", None),
            ("1,5", None),
            ("18.10.2023", None),
            ("2023", None),
        ] {
            assert_eq!(joined(number).as_deref(), expected, "{number}");
        }
    }
}
