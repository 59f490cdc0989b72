//! A role as it is written: determiner, qualifiers, words, country.

use super::super::scan::Scan;
use super::counterpart;
use super::country::{self, Following, Named};
use super::qualifier::{self, Determiner, Tense};
use crate::annotation::Kind;
use crate::knowledge::forms::citation;
use crate::knowledge::roles::Phrase;
use crate::knowledge::words::{Case, Gap};

/// Countries that one plural role may name: « les présidents russe, turc et iranien ».
const MOST_COUNTRIES: usize = 6;

/// Folded adjectives that make another state of « la République ».
const REPUBLICS: &[&str] =
    &["islamique", "populaire", "autonome", "bolivarienne", "arabe", "unie", "federative", "sovietique"];

/// Folded words after « de » that make no complement: « le président russe de passage à Paris ».
const ADVERBS: &[&str] =
    &["passage", "retour", "facto", "son", "sa", "ses", "leur", "nouveau", "plus", "fait", "droite", "gauche"];

/// A role found in the text.
#[derive(Debug, Clone)]
pub struct Reading {
    /// Rank of the role in the knowledge.
    pub role: usize,
    /// Rank of its first word, determiner included.
    pub first: usize,
    /// Rank of the first word of the role itself.
    pub head: usize,
    /// Rank of the word after it.
    pub end: usize,
    /// Rank of the first word of its sentence.
    pub sentence: usize,
    /// How it is introduced.
    pub determiner: Determiner,
    /// When it is held.
    pub tense: Tense,
    /// « la présidente ».
    pub feminine: bool,
    /// Its countries, several for « les présidents russe et chinois ».
    pub countries: Vec<Named>,
    /// It is the head of something else: « le président du club », « le président russe de la fédération ».
    pub of_something_else: bool,
}

/// The roles of a text, in order.
pub fn all(scan: &Scan<'_>) -> Vec<Reading> {
    let words = scan.words();
    let mut readings: Vec<Reading> = Vec::new();
    let (mut rank, mut sentence) = (0, 0);
    while rank < words.len() {
        if words.begins(rank) {
            sentence = rank;
        }
        let folded = words.folded(rank);
        if counterpart::is_one(folded) {
            let read = counterpart::read(scan, rank, sentence, &readings);
            rank = read.as_ref().map_or(rank + 1, |reading| reading.end);
            readings.extend(read);
            continue;
        }
        let beginning = scan.knowledge.roles.beginning_with(words.hash(rank));
        let Some(beginning) = beginning.filter(|_| !is_in_a_name(scan, rank)) else {
            rank += 1;
            continue;
        };
        let matched = beginning.phrases.iter().find_map(|phrase| Some((phrase, matching(scan, rank, phrase)?)));
        let Some((phrase, (end, inserted))) = matched else {
            rank += 1;
            continue;
        };
        let known = scan.knowledge.roles.get(phrase.role).is_some_and(|role| !role.classes.is_empty());
        let mut reading = Reading {
            role: phrase.role,
            first: rank,
            head: rank,
            end,
            sentence,
            determiner: Determiner::None,
            tense: Tense::Now,
            feminine: beginning.feminine,
            countries: Vec::from_iter(inserted),
            of_something_else: false,
        };
        if known && complete(scan, &mut reading, beginning.plural) {
            rank = reading.end;
            readings.push(reading);
        } else {
            rank = end;
        }
    }
    readings
}

/// Whether the word is inside the name of somebody or something: « le pape François », « l'hebdomadaire Le Président ».
fn is_in_a_name(scan: &Scan<'_>, rank: usize) -> bool {
    let decision = scan.candidate_at(rank).and_then(|candidate| candidate.decision.as_ref());
    decision.is_some_and(|decision| matches!(decision.kind, Kind::Person | Kind::Organisation))
}

/// Rank of the word after a phrase that begins at a word, and the demonym in its middle: « ministre français des
/// Affaires étrangères ».
fn matching(scan: &Scan<'_>, start: usize, phrase: &Phrase) -> Option<(usize, Option<Named>)> {
    let words = scan.words();
    let mut at = start + 1;
    let mut inserted = None;
    let first = phrase.words.first().map_or("", |word| &**word);
    for word in phrase.words.iter().skip(1) {
        if !matches!(words.gap(at - 1), Gap::Space | Gap::Apostrophe | Gap::Hyphen) {
            return None;
        }
        let portfolio = matches!(&**word, "de" | "du" | "des" | "d" | "a" | "au" | "aux");
        if portfolio
            && words.folded(at) != &**word
            && inserted.is_none()
            && matches!(first, "ministre" | "secretaire" | "chef" | "representant")
            && let Following::Country(country) = country::demonym(scan, at)
        {
            at = country.end;
            inserted = Some(country);
        }
        if citation(words.folded(at)) != &**word {
            return None;
        }
        at += 1;
    }
    // « chef de l'État-major »; « République du Congo », whose name begins inside the phrase.
    let longer =
        scan.candidate_at(at - 1).is_some_and(|candidate| at < candidate.end() && candidate.decision.is_some());
    let elect = matches!(words.folded(at), "elu" | "elue");
    ((words.gap(at - 1) != Gap::Hyphen || elect) && !longer).then_some((at, inserted))
}

/// Reads what stands around the words of a role; whether it may designate somebody.
fn complete(scan: &Scan<'_>, reading: &mut Reading, plural: bool) -> bool {
    let words = scan.words();
    let before = qualifier::before(words, reading.head);
    (reading.first, reading.determiner, reading.tense) = (before.first, before.determiner, before.tense);
    if before.determiner == Determiner::Indefinite {
        return false;
    }
    follow(scan, reading, plural);
    let several = 1 < reading.countries.len();
    several == plural
}

/// Reads qualifiers and countries after a role.
pub fn follow(scan: &Scan<'_>, reading: &mut Reading, plural: bool) {
    let words = scan.words();
    loop {
        let at = reading.end;
        let elect = words.gap(at - 1) == Gap::Hyphen && matches!(words.folded(at), "elu" | "elue");
        if words.gap(at - 1) != Gap::Space && !elect {
            break;
        }
        if let Some((tense, end)) = qualifier::after(words, at) {
            if tense != Tense::Now {
                reading.tense = tense;
            }
            reading.end = end;
            continue;
        }
        if !reading.countries.is_empty() {
            break;
        }
        match country::demonym(scan, at) {
            Following::Country(country) => {
                reading.end = country.end;
                reading.countries.push(country);
                if plural {
                    list(scan, reading);
                }
            }
            Following::Other => {
                reading.of_something_else = true;
                return;
            }
            Following::Nothing => {
                let Some(country) = country::complement(scan, at) else { break };
                reading.end = country.end;
                reading.countries.push(country);
            }
        }
    }
    reading.of_something_else = is_of_something_else(scan, reading);
}

/// The other countries of « les présidents russe, turc et iranien ».
fn list(scan: &Scan<'_>, reading: &mut Reading) {
    let words = scan.words();
    while reading.countries.len() < MOST_COUNTRIES {
        let next = match words.gap(reading.end - 1) {
            Gap::Pause => reading.end,
            Gap::Space if words.folded(reading.end) == "et" => reading.end + 1,
            _ => break,
        };
        let Following::Country(country) = country::demonym(scan, next) else { break };
        reading.end = country.end;
        reading.countries.push(country);
    }
    if !reading.countries.iter().all(|country| country::is_singular(scan, country)) {
        reading.countries.clear();
    }
}

/// Whether a complement that is no country follows: « du club », « de la Banque mondiale », « de Renault ».
fn is_of_something_else(scan: &Scan<'_>, reading: &Reading) -> bool {
    let words = scan.words();
    let (at, gap) = (reading.end, words.gap(reading.end - 1));
    if gap == Gap::Hyphen {
        return true;
    }
    if gap != Gap::Space {
        return false;
    }
    let next = words.folded(at + 1);
    let capital = words.get(at + 1).is_some_and(|word| word.case != Case::Lower);
    match words.folded(at) {
        "du" | "des" | "d" => true,
        "de" => capital || reading.countries.is_empty() || !ADVERBS.contains(&next),
        // « le secrétaire d'État américain au Commerce », « à la Santé ».
        "au" | "aux" => words.folded(reading.head) == "secretaire",
        "a" => matches!(next, "la" | "l") && words.folded(reading.head) == "secretaire",
        word => words.folded(at - 1) == "republique" && REPUBLICS.contains(&word),
    }
}
