//! French words, dates and numbers of the page, and English ones of the terminal.

use std::borrow::Cow;

use jiff::civil::Date;

use crate::annotation::Evidence;
use crate::article::Provenance;
use crate::query::field::DateField;
use crate::search::Suggested;
use crate::store::FacetField;

const MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

/// The name of a month, 1 to 12.
fn month_name(month: i8) -> &'static str {
    usize::try_from(month - 1).ok().and_then(|index| MONTHS.get(index)).copied().unwrap_or("")
}

/// « 18 octobre 2023 », « 1er mars 2024 ».
pub fn day(date: Date) -> String {
    format!("{} {} {}", ordinal(date), month_name(date.month()), year(date.year()))
}

/// `2023-10-18`, `-0052-10-18`: four figures of the year, as queries read it.
pub fn iso_day(date: Date) -> String {
    let sign = if date.year() < 0 { "-" } else { "" };
    format!("{sign}{:04}-{:02}-{:02}", date.year().unsigned_abs(), date.month(), date.day())
}

/// « 18 », « 1er ».
fn ordinal(date: Date) -> String {
    if date.day() == 1 { "1er".to_owned() } else { date.day().to_string() }
}

/// « 1945 », « 52 av. J.-C. »: years are counted as historians do, −52 is 52 B.C.
fn year(year: i16) -> String {
    if 0 < year { year.to_string() } else { format!("{} av. J.-C.", year.unsigned_abs()) }
}

/// « octobre 2023 ».
fn month(date: Date) -> String {
    format!("{} {}", month_name(date.month()), year(date.year()))
}

/// An interval in the shortest words: « 18 octobre 2023 », « octobre 2023 », « 2023 », « 2020-2029 », « du … au … ».
pub fn interval(from: Date, to: Date) -> String {
    let whole_months = from.day() == 1 && to.last_of_month() == to;
    let whole_years = whole_months && from.month() == 1 && to.month() == 12;
    if from == to {
        day(from)
    } else if whole_years && from.year() == to.year() {
        year(from.year())
    } else if whole_years {
        format!("{}-{}", year(from.year()), year(to.year()))
    } else if whole_months && from.year() == to.year() && from.month() == to.month() {
        month(from)
    } else if whole_months {
        format!("de {} à {}", month(from), month(to))
    } else if from.year() != to.year() {
        format!("du {} au {}", day(from), day(to))
    } else if from.month() != to.month() {
        format!("du {} {} au {}", ordinal(from), month_name(from.month()), day(to))
    } else {
        format!("du {} au {}", ordinal(from), day(to))
    }
}

/// A bound as typed, in words when it is a year, a month or a day: « 2023-10 » is « octobre 2023 ».
pub fn bound(typed: &str) -> Cow<'_, str> {
    if let Ok(date) = typed.parse::<Date>() {
        return Cow::Owned(day(date));
    }
    match format!("{typed}-01").parse::<Date>() {
        Ok(date) => Cow::Owned(month(date)),
        Err(_) => Cow::Borrowed(typed),
    }
}

/// « 1 234 », by threes with narrow no-break spaces.
pub fn number(count: u64) -> String {
    let digits = count.to_string();
    let mut text = String::with_capacity(digits.len() * 2);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push('\u{202f}');
        }
        text.push(digit);
    }
    text
}

/// French text whose quotes and high punctuation stay on the line of their word.
pub fn unbroken(text: &str) -> Cow<'_, str> {
    const BOUND: [(&str, &str); 6] = [
        ("« ", "«\u{a0}"),
        (" »", "\u{a0}»"),
        (" :", "\u{a0}:"),
        (" ;", "\u{202f};"),
        (" !", "\u{202f}!"),
        (" ?", "\u{202f}?"),
    ];
    let mut text = Cow::Borrowed(text);
    for (spaced, bound) in BOUND {
        if text.contains(spaced) {
            text = Cow::Owned(text.replace(spaced, bound));
        }
    }
    text
}

/// « 12 articles », « 1 article », « aucun article ».
pub fn articles(count: u64) -> String {
    match count {
        0 => "aucun article".to_owned(),
        1 => "1 article".to_owned(),
        _ => format!("{}\u{a0}articles", number(count)),
    }
}

/// The name of a clock, in JSON, on the command line and over HTTP.
pub fn clock(field: DateField) -> &'static str {
    match field {
        DateField::Published => "published",
        DateField::Mention => "mention",
    }
}

/// The title of a facet.
pub fn facet_title(field: FacetField) -> &'static str {
    match field {
        FacetField::Leader => "Dirigeants",
        FacetField::Person => "Personnes",
        FacetField::Country => "Pays",
        FacetField::Place | FacetField::PlaceWithin => "Lieux",
        FacetField::Organisation => "Organisations",
        FacetField::Source => "Sources",
        FacetField::Author => "Auteurs",
        FacetField::Section => "Rubriques",
        FacetField::Language => "Langues",
        FacetField::Year => "Années",
        FacetField::Month => "Mois",
        FacetField::MentionYear => "Années évoquées",
        FacetField::MentionMonth => "Mois évoqués",
        FacetField::Speaker => "Qui parle",
        FacetField::Day => "Jours de parution",
        FacetField::MentionDay => "Jours évoqués",
    }
}

/// One value of a facet, as a chip says it: « dirigeant », « pays »…
pub fn facet_noun(field: FacetField) -> &'static str {
    match field {
        FacetField::Leader => "dirigeant",
        FacetField::Person => "personne",
        FacetField::Country => "pays",
        FacetField::Place | FacetField::PlaceWithin => "lieu",
        FacetField::Organisation => "organisation",
        FacetField::Source => "source",
        FacetField::Author => "auteur",
        FacetField::Section => "rubrique",
        FacetField::Language => "langue",
        FacetField::Year => "année",
        FacetField::Month => "mois",
        FacetField::MentionYear => "année évoquée",
        FacetField::MentionMonth => "mois évoqué",
        FacetField::Speaker => "orateur",
        FacetField::Day => "jour de parution",
        FacetField::MentionDay => "jour évoqué",
    }
}

/// What is suggested, as programs and terminals name it.
pub fn suggested(what: Suggested) -> &'static str {
    match what {
        Suggested::Person => "person",
        Suggested::Country => "country",
        Suggested::Place => "place",
        Suggested::Organisation => "organisation",
        Suggested::Word => "word",
    }
}

/// Why a mention stands for its entity.
pub fn evidence(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Name => "nom",
        Evidence::Surname => "nom de famille",
        Evidence::Alias => "autre nom",
        Evidence::Role => "fonction",
        Evidence::Demonym => "gentilé",
        Evidence::Capital => "capitale",
        Evidence::Metonym => "métonymie",
        Evidence::Compound => "mot composé",
        Evidence::City => "ville",
        Evidence::Model => "modèle",
    }
}

/// Where the publication day was read.
pub fn provenance(provenance: Provenance) -> &'static str {
    match provenance {
        Provenance::Metadata => "date donnée par l’article",
        Provenance::Url => "date lue dans l’adresse",
        Provenance::Dateline => "date lue en tête de dépêche",
        Provenance::FileName => "date lue dans le nom du fichier",
        Provenance::Option => "date donnée à l’indexation",
    }
}

/// A language, by its ISO code; the code itself when it isn't a usual one.
pub fn language(code: &str) -> &str {
    match code {
        "fr" => "français",
        "en" => "anglais",
        "de" => "allemand",
        "es" => "espagnol",
        "it" => "italien",
        "pt" => "portugais",
        "nl" => "néerlandais",
        "ar" => "arabe",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn intervals_in_words() {
        let check = |from, to, expected: &str| assert_eq!(interval(from, to), expected);
        check(date(2023, 10, 18), date(2023, 10, 18), "18 octobre 2023");
        check(date(2024, 3, 1), date(2024, 3, 1), "1er mars 2024");
        check(date(2023, 2, 1), date(2023, 2, 28), "février 2023");
        check(date(2023, 1, 1), date(2023, 12, 31), "2023");
        check(date(1990, 1, 1), date(1999, 12, 31), "1990-1999");
        check(date(2023, 3, 1), date(2023, 5, 31), "de mars 2023 à mai 2023");
        check(date(2023, 10, 16), date(2023, 10, 22), "du 16 au 22 octobre 2023");
        check(date(2023, 10, 30), date(2023, 11, 1), "du 30 octobre au 1er novembre 2023");
        check(date(2023, 12, 30), date(2024, 1, 2), "du 30 décembre 2023 au 2 janvier 2024");
        check(date(-52, 1, 1), date(-52, 12, 31), "52 av. J.-C.");
    }

    #[test]
    fn numbers_in_french() {
        for (count, expected) in
            [(0, "0"), (999, "999"), (1234, "1\u{202f}234"), (1_234_567, "1\u{202f}234\u{202f}567")]
        {
            assert_eq!(number(count), expected);
        }
        assert_eq!(articles(0), "aucun article");
        assert_eq!(articles(12), "12\u{a0}articles");
    }

    #[test]
    fn quotes_stay_with_their_words() {
        assert_eq!(unbroken("« Oui », dit-il ; et : ?"), "«\u{a0}Oui\u{a0}», dit-il\u{202f}; et\u{a0}:\u{202f}?");
        assert!(matches!(unbroken("rien, ici"), Cow::Borrowed(_)));
    }

    #[test]
    fn bounds_as_typed() {
        for (typed, expected) in
            [("2023", "2023"), ("2023-10", "octobre 2023"), ("2023-10-18", "18 octobre 2023"), ("hier", "hier")]
        {
            assert_eq!(bound(typed), expected);
        }
    }
}
