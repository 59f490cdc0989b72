//! « du 3 au 5 juin 2015 », « de vendredi à dimanche »: two days that are the ends of a range.

use jiff::civil::Date;

use crate::annotation::{DateKind, DateMention};
use crate::french::fold;

/// Days of the longest range: what is further apart is told by its ends.
const LONGEST: i32 = 31;

/// What may stand between the ends, folded.
const JOINS: [&str; 4] = ["au", "a", "jusqu'au", "jusqu'a"];

/// What may stand before the first, folded: without it « le 3 à 5 » joins nothing.
const OPENS: [&str; 2] = ["du", "de"];

/// Beginnings of the verbs that move a date: « reporté du 3 au 10 juin » speaks of two days and not of a week.
const MOVES: [&str; 9] = ["report", "repouss", "decal", "avanc", "deplac", "differ", "ajourn", "recul", "passe"];

/// How many words before the range such a verb is looked for.
const BEFORE: usize = 4;

/// The ranges of days among expressions of time, both ends included: two days in order, not far apart, that nothing but
/// « du … au … » joins.
pub fn ranges(text: &str, dates: &[DateMention]) -> Vec<(Date, Date)> {
    let pairs = dates.iter().zip(dates.iter().skip(1));
    pairs.filter_map(|(first, last)| range(text, first, last)).collect()
}

fn range(text: &str, first: &DateMention, last: &DateMention) -> Option<(Date, Date)> {
    let (from, to) = (day(first)?, day(last)?);
    let days = to.since(from).ok()?.get_days();
    if !(1..=LONGEST).contains(&days) {
        return None;
    }
    // Longer than any of the joins: not worth folding.
    let between = text.get(first.span.end..last.span.start).filter(|between| between.len() < 16)?;
    let between = plain(between);
    JOINS.contains(&between.trim()).then_some(())?;
    let before = text.get(..first.span.start)?;
    let before = before.rsplit(['.', '\n', '!', '?']).next()?;
    let mut words = before.split_whitespace().rev();
    OPENS.contains(&plain(words.next()?).as_str()).then_some(())?;
    let moved = words.take(BEFORE).map(plain).any(|word| MOVES.iter().any(|verb| word.starts_with(verb)));
    (!moved).then_some((from, to))
}

/// The day of an expression that is said to the day.
fn day(date: &DateMention) -> Option<Date> {
    let (from, to) = date.interval?;
    (date.kind == DateKind::Date && from == to).then_some(from)
}

/// Folded, with straight apostrophes.
fn plain(text: &str) -> String {
    fold(text).replace('’', "'")
}

#[cfg(test)]
mod tests {
    use super::ranges;
    use crate::extract::dates::expressions;
    use crate::knowledge::words::Words;

    /// Expects these ranges in a text published on Wednesday 10 May 2017.
    fn check(text: &str, expected: &[&str]) {
        let dates = expressions(text, &Words::of(text), "2017-05-10".parse().ok());
        let found: Vec<String> = ranges(text, &dates).iter().map(|(from, to)| format!("{from}..{to}")).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn two_days_that_a_range_joins() {
        check("La foire a lieu du 3 au 5 juin 2015.", &["2015-06-03..2015-06-05"]);
        check("Elle dure du lundi 3 au mercredi 5 octobre 2016.", &["2016-10-03..2016-10-05"]);
        check("Du 28 mai au 2 juin, du 1er au 4 mars.", &["2017-05-28..2017-06-02", "2017-03-01..2017-03-04"]);
        check("Ouvert du 3 juin jusqu’au 5 juin.", &["2017-06-03..2017-06-05"]);
    }

    #[test]
    fn two_days_that_nothing_joins() {
        check("Le 3 et le 5 juin 2015.", &[]);
        check("Il est parti le 3 juin au matin, et rentré le 5 juin.", &[]);
        check("Le match est reporté du 3 au 10 juin.", &[]);
        check("L’audience a été avancée du 13 au 10 juin.", &[]);
        check("Du 3 janvier au 5 juin 2016.", &[]);
        check("Du 3 au 5 et le 6 juin 2013.", &["2013-06-03..2013-06-05"]);
    }
}
