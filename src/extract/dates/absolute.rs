//! Absolute expressions: « mercredi 18 octobre 2023 », « 18/10/2023 », « octobre 2023 », « en 1997 ».
//!
//! Expressions without year need the day of publication and the text's own tense; they are read elsewhere.

use jiff::civil::Date;

use super::calendar::{self, month_named, season_named, weekday_named};
use crate::annotation::{DateKind, DateMention, Span};
use crate::knowledge::words::{Case, Gap, Words};

/// An expression that begins at a word, with the number of words it takes.
struct Expression {
    words: usize,
    value: String,
    interval: (Date, Date),
}

/// The expressions of a text that carry their year, by place.
pub fn absolute(text: &str, words: &Words) -> Vec<DateMention> {
    let mut dates = Vec::new();
    let mut rank = 0;
    while rank < words.len() {
        match expression(text, words, rank) {
            Some(expression) => {
                let last = rank + expression.words - 1;
                let start = words.get(rank).map_or(0, |word| word.span.start);
                let end = words.get(last).map_or(start, |word| word.span.end);
                let interval = Some(expression.interval);
                let (span, kind, value) = (Span { start, end }, DateKind::Date, expression.value);
                dates.push(DateMention { span, kind, value, interval });
                rank = last + 1;
            }
            None => rank += 1,
        }
    }
    dates
}

fn expression(text: &str, words: &Words, rank: usize) -> Option<Expression> {
    let folded = words.folded(rank);
    let first = *folded.as_bytes().first()?;
    if first.is_ascii_digit() {
        return numeric(text, words, rank).or_else(|| day(words, rank, 0)).or_else(|| year_alone(words, rank));
    }
    match folded {
        "le" => day(words, rank + 1, 1),
        "annees" => decade(words, rank),
        _ if weekday_named(folded).is_some() => day(words, rank + 1, 1),
        _ if month_named(folded).is_some() => month(words, rank),
        _ if season_named(folded).is_some() => season(words, rank),
        _ => None,
    }
}

/// « 18 octobre 2023 », « 1er mai 2024 », after `before` words that belong to it.
fn day(words: &Words, rank: usize, before: usize) -> Option<Expression> {
    // « mercredi 18 », « le 18 », but not « mercredi, 18 ».
    if before == 1 && words.gap(rank - 1) != Gap::Space {
        return None;
    }
    let number = words.folded(rank).strip_suffix("er").unwrap_or(words.folded(rank));
    let day: i8 = number.parse().ok().filter(|_| number.len() <= 2)?;
    let month = month_named(words.folded(rank + 1))?;
    let year = year_at(words, rank + 2)?;
    // « 14-Juillet 2020 » is a day too.
    if !(follows(words, rank) || words.gap(rank) == Gap::Hyphen) || !follows(words, rank + 1) {
        return None;
    }
    let date = Date::new(year, month, day).ok()?;
    Some(Expression { words: before + 3, value: date.to_string(), interval: (date, date) })
}

/// « octobre 2023 ».
fn month(words: &Words, rank: usize) -> Option<Expression> {
    let month = month_named(words.folded(rank))?;
    let year = year_at(words, rank + 1)?;
    // An impossible day, « 31 février 2023 », is no month either.
    let after_figure = words
        .before(rank, |gap| gap == Gap::Space)
        .is_some_and(|day| words.folded(day).starts_with(|c: char| c.is_ascii_digit()) && words.folded(day).len() <= 4);
    if !follows(words, rank) || after_figure {
        return None;
    }
    let interval = calendar::month(year, month)?;
    Some(Expression { words: 2, value: format!("{year:04}-{month:02}"), interval })
}

/// « été 2015 », « l’été de 2015 » is not read.
fn season(words: &Words, rank: usize) -> Option<Expression> {
    let (code, first, last) = season_named(words.folded(rank))?;
    let year = year_at(words, rank + 1)?;
    if words.gap(rank) != Gap::Space {
        return None;
    }
    let (from, _) = calendar::month(if last < first { year - 1 } else { year }, first)?;
    let (_, to) = calendar::month(year, last)?;
    Some(Expression { words: 2, value: format!("{year:04}-{code}"), interval: (from, to) })
}

/// « années 1990 ».
fn decade(words: &Words, rank: usize) -> Option<Expression> {
    let year = year_at(words, rank + 1).filter(|year| year % 10 == 0)?;
    if words.gap(rank) != Gap::Space {
        return None;
    }
    let interval = calendar::years(year, year + 9)?;
    Some(Expression { words: 2, value: format!("{:03}X", year / 10), interval })
}

/// « 2023-10-18 », « 18/10/2023 », « 18.10.2023 ».
fn numeric(text: &str, words: &Words, rank: usize) -> Option<Expression> {
    let number = |rank: usize| words.folded(rank).parse::<i16>().ok();
    let separator = |rank: usize| {
        let (end, start) = (words.get(rank)?.span.end, words.get(rank + 1)?.span.start);
        text.get(end..start)
    };
    let (first, second, third) = (number(rank)?, number(rank + 1)?, number(rank + 2)?);
    let (one, two) = (separator(rank)?, separator(rank + 1)?);
    if one != two || !matches!(one, "/" | "-" | ".") || is_glued(text, words, rank, rank + 2) {
        return None;
    }
    let (year, month, day) = match (words.folded(rank).len(), words.folded(rank + 2).len(), one) {
        (4, 1..=2, "-" | "/") => (first, second, third),
        (1..=2, 4, "/" | "." | "-") => (third, second, first),
        _ => return None,
    };
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    Some(Expression { words: 3, value: date.to_string(), interval: (date, date) })
}

/// Whether a figure sign touches the words from `first` to `last`: a phone number, a reference, an address.
fn is_glued(text: &str, words: &Words, first: usize, last: usize) -> bool {
    let sign = |c: char| matches!(c, '/' | '-' | '_' | '=' | '#') || c.is_alphanumeric();
    let start = words.get(first).map_or(0, |word| word.span.start);
    let end = words.get(last).map_or(0, |word| word.span.end);
    let before = text.get(..start).and_then(|before| before.chars().next_back()).is_some_and(sign);
    let mut after = text.get(end..).unwrap_or_default().chars();
    before || (after.next().is_some_and(sign) && after.next().is_some_and(|c| c.is_numeric()))
}

/// Folded words after which a number of four figures is a year.
const BEFORE_YEARS: &[&str] =
    &["en", "depuis", "fin", "debut", "annee", "an", "millesime", "courant", "jusqu", "des", "avant", "apres"];

/// Folded words that count things: the number before them is no year.
const UNITS: &[&str] = &[
    "euros",
    "euro",
    "dollars",
    "francs",
    "personnes",
    "habitants",
    "hommes",
    "femmes",
    "morts",
    "salaries",
    "emplois",
    "postes",
    "metres",
    "km",
    "kilometres",
    "hectares",
    "tonnes",
    "litres",
    "fois",
    "ans",
    "jours",
    "heures",
    "points",
    "manifestants",
    "soldats",
    "militaires",
    "policiers",
    "gendarmes",
    "cas",
    "places",
    "signatures",
    "voix",
    "m",
    "kilos",
    "kg",
    "watts",
    "pages",
    "entreprises",
    "communes",
    "enfants",
    "eleves",
    "etudiants",
    "migrants",
    "refugies",
];

/// « en 1997 », « depuis 2012 », « l’élection présidentielle de 2017 », « (2014) ».
fn year_alone(words: &Words, rank: usize) -> Option<Expression> {
    let year = year_at(words, rank)?;
    if words.gap(rank) == Gap::Hyphen || UNITS.contains(&words.folded(rank + 1)) {
        return None;
    }
    let before = words.before(rank, |gap| gap == Gap::Space).map_or("", |previous| words.folded(previous));
    let announced = BEFORE_YEARS.contains(&before);
    // « de 2017 » and « pour 2024 » are years when nothing is counted after them.
    let possible =
        matches!(before, "de" | "pour" | "et" | "a") && (1900..=2100).contains(&year) && ends_a_group(words, rank);
    if !announced && !possible {
        return None;
    }
    // « entre 2010 et 2014 », « de 2010 à 2014 »: the second year of a range needs the first.
    if matches!(before, "et" | "a") && !is_range(words, rank) {
        return None;
    }
    Some(Expression { words: 1, value: format!("{year:04}"), interval: calendar::years(year, year)? })
}

fn ends_a_group(words: &Words, rank: usize) -> bool {
    let closers = [
        "a", "au", "aux", "avec", "contre", "dans", "de", "du", "en", "et", "est", "etait", "face", "mais", "ou",
        "ont", "par", "pour", "qui", "que", "sur", "avait", "s", "se",
    ];
    words.gap(rank) != Gap::Space
        || closers.contains(&words.folded(rank + 1))
        || words.get(rank + 1).is_some_and(|word| word.case != Case::Lower)
}

fn is_range(words: &Words, rank: usize) -> bool {
    rank.checked_sub(2).is_some_and(|first| year_at(words, first).is_some() && words.gap(first) == Gap::Space)
}

/// The year written at a word: four figures, no more.
fn year_at(words: &Words, rank: usize) -> Option<i16> {
    let folded = words.folded(rank);
    let figures = folded.len() == 4 && folded.bytes().all(|byte| byte.is_ascii_digit());
    // « 2014.5 » and « 1.000.000 » are no years; « en 2014. » ends a sentence.
    let glued = rank.checked_sub(1).is_some_and(|previous| {
        words.gap(previous) == Gap::Dot
            && words.folded(previous).bytes().all(|byte| byte.is_ascii_digit())
            && words.get(previous).zip(words.get(rank)).is_some_and(|(a, b)| b.span.start == a.span.end + 1)
    });
    folded.parse().ok().filter(|year| figures && !glued && 1000 <= *year && *year <= 2999)
}

/// Whether the next word follows after a space or an abbreviation's dot.
fn follows(words: &Words, rank: usize) -> bool {
    matches!(words.gap(rank), Gap::Space | Gap::Dot)
}

#[cfg(test)]
mod tests {
    use super::absolute;
    use crate::knowledge::words::Words;

    fn check(text: &str, expected: &[(&str, &str)]) {
        let dates = absolute(text, &Words::of(text));
        let found: Vec<(&str, &str)> =
            dates.iter().map(|date| (&text[date.span.start..date.span.end], date.value.as_str())).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn days_months_years() {
        check("mercredi 18 octobre 2023, à Pékin", &[("mercredi 18 octobre 2023", "2023-10-18")]);
        check("depuis le 1er mai 2010.", &[("le 1er mai 2010", "2010-05-01")]);
        check("le 14-Juillet 2020", &[("le 14-Juillet 2020", "2020-07-14")]);
        check("le 18 oct. 2023 (AFP)", &[("le 18 oct. 2023", "2023-10-18")]);
        check("le 18/10/2023 et 2023-10-19", &[("18/10/2023", "2023-10-18"), ("2023-10-19", "2023-10-19")]);
        check("En février 2022, l'été 2015", &[("février 2022", "2022-02"), ("été 2015", "2015-SU")]);
        check("En 1997, annexée en 2014.", &[("1997", "1997"), ("2014", "2014")]);
        check("la présidentielle de 2017 et l'an 2000", &[("2017", "2017"), ("2000", "2000")]);
        check("entre 2010 et 2014", &[("2014", "2014")]);
        check("les années 1990", &[("années 1990", "199X")]);
    }

    #[test]
    fn what_is_no_date() {
        check("31 février 2023", &[]);
        check("2000 euros, plus de 2000 manifestants", &[]);
        check("article 49.3, 20 Minutes, 3-0, France 2", &[]);
        check("06 12 10 2023", &[]);
        check("le 10/18/2023", &[]);
        check("mardi, 18 octobre", &[]);
    }
}
