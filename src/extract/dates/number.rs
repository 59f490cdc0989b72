//! Numbers in figures and in words: « 25 », « vingt-cinq », « 30,4 », « 10 000 ».

use super::reading::Reading;
use crate::knowledge::words::Gap;

/// A number read in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Number {
    /// The rank of its last word.
    pub last: usize,
    /// Its whole part.
    pub whole: u32,
    /// The first decimal, when written.
    pub tenth: Option<u32>,
}

/// More words are no number of a date.
const MOST_WORDS: usize = 6;

/// The number that begins at that word.
pub fn at(reading: &Reading<'_>, rank: usize) -> Option<Number> {
    let word = reading.word(rank);
    if word.as_bytes().first()?.is_ascii_digit() { figures(reading, rank) } else { in_words(reading, rank) }
}

/// The number written at a word in figures alone, at most nine.
pub fn figure(word: &str) -> Option<u32> {
    (word.len() <= 9 && word.bytes().all(|byte| byte.is_ascii_digit())).then(|| word.parse().ok())?
}

fn figures(reading: &Reading<'_>, rank: usize) -> Option<Number> {
    let mut whole = figure(reading.word(rank))?;
    let mut last = rank;
    // « 10 000 »: groups of three after at most three.
    let grouped = |rank: usize| reading.word(rank).len() == 3 && figure(reading.word(rank)).is_some();
    if reading.word(rank).len() <= 3 && 0 < whole {
        while reading.spaced(last) && grouped(last + 1) {
            whole = whole.checked_mul(1000)?.checked_add(figure(reading.word(last + 1))?)?;
            last += 1;
        }
    }
    let decimal = matches!(reading.between(last), "," | ".").then(|| reading.word(last + 1));
    if let Some(tenth) = decimal.filter(|word| !word.is_empty()).and_then(figure) {
        let tenth = if reading.word(last + 1).len() == 1 { tenth } else { 0 };
        return Some(Number { last: last + 1, whole, tenth: Some(tenth) });
    }
    Some(Number { last, whole, tenth: None })
}

/// What a folded word of a number counts for.
fn word_value(word: &str) -> Option<u32> {
    Some(match word {
        "un" | "une" => 1,
        "deux" => 2,
        "trois" => 3,
        "quatre" => 4,
        "cinq" => 5,
        "six" => 6,
        "sept" => 7,
        "huit" => 8,
        "neuf" => 9,
        "dix" => 10,
        "onze" => 11,
        "douze" => 12,
        "treize" => 13,
        "quatorze" => 14,
        "quinze" => 15,
        "seize" => 16,
        "vingt" | "vingts" => 20,
        "trente" => 30,
        "quarante" => 40,
        "cinquante" => 50,
        "soixante" => 60,
        "septante" => 70,
        "octante" | "huitante" => 80,
        "nonante" => 90,
        "cent" | "cents" => 100,
        "mille" => 1000,
        _ => return None,
    })
}

/// Whether the folded word can begin a number in words.
pub fn is_number_word(word: &str) -> bool {
    word_value(word).is_some()
}

fn in_words(reading: &Reading<'_>, rank: usize) -> Option<Number> {
    let (mut total, mut group, mut last) = (0u32, 0u32, rank);
    let mut at = rank;
    for _ in 0..MOST_WORDS {
        let Some(value) = word_value(reading.word(at)) else { break };
        group = match value {
            20 if group % 100 == 4 => group - 4 + 80,
            100 if group < 10 => group.max(1) * 100,
            1000 => {
                total = group.max(1).checked_mul(1000)?;
                0
            }
            // « soixante-dix », « vingt-cinq », « cent deux »: each word is smaller than what it is added to.
            value if group == 0 || value < lowest(group) => group + value,
            _ => break,
        };
        last = at;
        let joined = matches!(reading.words.gap(at), Gap::Space | Gap::Hyphen);
        // « vingt et un », « soixante et onze ».
        let and = joined && reading.word(at + 1) == "et" && matches!(reading.word(at + 2), "un" | "une" | "onze");
        match (joined, and && group % 10 == 0 && 20 <= group) {
            (true, true) => at += 2,
            (true, false) => at += 1,
            (false, _) => break,
        }
    }
    (last != rank || word_value(reading.word(rank)).is_some()).then_some(Number {
        last,
        whole: total + group,
        tenth: None,
    })
}

/// What may be added to a group: less than a hundred to hundreds, less than twenty to sixty and eighty…
fn lowest(group: u32) -> u32 {
    match group % 100 {
        0 => 100,
        60 | 80 => 20,
        tens if tens % 10 == 0 && 20 <= tens => 10,
        // « dix-sept ».
        10 | 70 | 90 => 10,
        _ => 0,
    }
}

/// « 1er », « 13e », « premier », « deuxième »: the number of an ordinal, with its word alone.
pub fn ordinal(word: &str) -> Option<u32> {
    let known = match word {
        "premier" | "premiere" | "premiers" | "premieres" => Some(1),
        "second" | "seconde" | "deuxieme" => Some(2),
        "troisieme" => Some(3),
        "quatrieme" => Some(4),
        "cinquieme" => Some(5),
        _ => None,
    };
    known.or_else(|| {
        let figures = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
        let ending = word.get(figures.len()..)?;
        matches!(ending, "er" | "ere" | "re" | "e" | "eme" | "ieme" | "nd" | "nde").then(|| figure(figures))?
    })
}

/// « XIXe », « XXIᵉ »: the number of a Roman ordinal, 1 to 39, by its folded form.
pub fn roman_ordinal(word: &str) -> Option<u32> {
    let roman = ["eme", "er", "e"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word);
    let digits = |c: char| match c {
        'i' => Some(1),
        'v' => Some(5),
        'x' => Some(10),
        _ => None,
    };
    let values: Option<Vec<u32>> = (1..=7).contains(&roman.len()).then(|| roman.chars().map(digits).collect())?;
    let values = values?;
    let mut sum = 0;
    for (rank, value) in values.iter().enumerate() {
        if values.get(rank + 1).is_some_and(|next| value < next) { sum -= *value as i32 } else { sum += *value as i32 }
    }
    let sum = u32::try_from(sum).ok().filter(|sum| (1..40).contains(sum))?;
    // « IIX » and « VX » are no numbers: only the usual way of writing counts.
    (to_roman(sum) == roman).then_some(sum)
}

/// The usual way of writing a number below forty.
fn to_roman(number: u32) -> String {
    let units = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    let unit = units.get((number % 10) as usize).copied().unwrap_or_default();
    "x".repeat((number / 10) as usize) + unit
}

#[cfg(test)]
mod tests {
    use super::{at, ordinal, roman_ordinal};
    use crate::extract::dates::reading::Reading;
    use crate::knowledge::words::Words;

    fn check(text: &str, expected: Option<(u32, usize)>) {
        let words = Words::of(text);
        let number = at(&Reading { text, words: &words, floor: 0, published: None }, 0);
        assert_eq!(number.map(|number| (number.whole, number.last)), expected, "{text}");
    }

    #[test]
    fn numbers() {
        check("25 ans", Some((25, 0)));
        check("10 000 ans", Some((10_000, 1)));
        check("30,4 secondes", Some((30, 1)));
        check("vingt-cinq ans", Some((25, 1)));
        check("vingt et un jours", Some((21, 2)));
        check("soixante et onze ans", Some((71, 2)));
        check("quatre-vingt-dix-sept ans", Some((97, 3)));
        check("quatre-vingts ans", Some((80, 1)));
        check("deux cents ans", Some((200, 1)));
        check("mille neuf cent quatorze", Some((1914, 3)));
        check("dix ans", Some((10, 0)));
        check("deux trois jours", Some((2, 0)));
        check("jours", None);
    }

    #[test]
    fn ordinals() {
        assert_eq!(ordinal("1er"), Some(1));
        assert_eq!(ordinal("13e"), Some(13));
        assert_eq!(ordinal("deuxieme"), Some(2));
        assert_eq!(ordinal("13h"), None);
        assert_eq!(roman_ordinal("xixe"), Some(19));
        assert_eq!(roman_ordinal("ier"), Some(1));
        assert_eq!(roman_ordinal("xxi"), Some(21));
        assert_eq!(roman_ordinal("iixe"), None);
        assert_eq!(roman_ordinal("mille"), None);
    }
}
