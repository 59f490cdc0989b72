//! The tense of the verb beside an expression: what has happened, what is to come.
//!
//! No parser: endings and a few words, nearest first, inside the sentence. French news puts the day right after its verb
//! (« a annoncé mardi », « se rendra mardi »), so that the left side is looked at first.

use super::reading::Reading;
use super::verb::{Form, form};
use crate::knowledge::words::Gap;

/// What the words around say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tense {
    /// It has happened.
    Past,
    /// It is to come, or is planned.
    Future,
    /// It begins on that day: rather to come.
    Onward,
    /// A participle that tells what has happened or what is planned: « diffusé dimanche », « est organisée samedi ».
    Either,
    /// Nothing tells.
    Unknown,
}

/// How many words are looked at on the left.
const REACH: usize = 14;

/// How many words are looked at on the right: long subjects stand between a day and its verb.
const REACH_RIGHT: usize = 25;

/// Stems of participles that move a day to come.
const PUT_OFF: &[&str] = &["report", "fix", "repouss", "decal", "prolong", "programm", "planifi"];

/// The tense around the words from `first` to `last`.
pub fn around(reading: &Reading<'_>, first: usize, last: usize) -> Tense {
    // « depuis le printemps » has begun, « jusqu’au 3 mai » and « d’ici à mardi » have not ended.
    let of = reading.word_before(first);
    match (of, reading.word_before(first.saturating_sub(1))) {
        ("depuis", _) => return Tense::Past,
        // « à partir de mardi », « dès lundi », « pour samedi »: the nearest.
        // « reporté au 4 octobre », « fixée au 6 septembre ».
        ("au" | "a", before) if PUT_OFF.iter().any(|stem| before.starts_with(stem)) => return Tense::Future,
        ("de", "partir" | "compter") => return Tense::Onward,
        ("des", _) if first.checked_sub(1).is_some_and(|of| reading.ends_written(of, &["dès", "Dès"])) => {
            return Tense::Onward;
        }
        ("jusqu" | "jusque" | "pour", _) | ("a" | "au" | "en", "jusqu" | "ici") | ("ici", "d") => return Tense::Future,
        _ => {}
    }
    of_verb(reading, first, last)
}

/// The tense of the nearest verb, whatever word leads to the expression.
pub fn of_verb(reading: &Reading<'_>, first: usize, last: usize) -> Tense {
    if right_first(reading, first, last) {
        return right(reading, last).or_else(|| left(reading, first)).unwrap_or(Tense::Unknown);
    }
    left(reading, first).or_else(|| right(reading, last)).unwrap_or(Tense::Unknown)
}

/// « Mardi, il se rendra… », « …, et mercredi, elle partira »: the verb comes after.
fn right_first(reading: &Reading<'_>, first: usize, last: usize) -> bool {
    let opens = match first.checked_sub(1) {
        None => true,
        Some(before) => {
            reading.words.begins(first)
                || matches!(reading.words.gap(before), Gap::Pause)
                || matches!(reading.word(before), "et" | "mais" | "puis")
        }
    };
    // « a annoncé, mardi, qu’il… » is told by its verb.
    let after_verb = first.checked_sub(1).is_some_and(|before| {
        reading.words.gap(before) == Gap::Pause && matches!(form(reading, before), Form::Participle | Form::Past)
    });
    opens
        && !after_verb
        && (reading.words.gap(last) == Gap::Pause || reading.words.begins(first) || subject(reading, last + 1))
}

fn subject(reading: &Reading<'_>, rank: usize) -> bool {
    matches!(reading.word(rank), "il" | "elle" | "ils" | "elles" | "on" | "nous" | "je" | "le" | "la" | "les" | "l")
}

/// Whether the sentence ends between that word and the next.
pub fn ends_sentence(reading: &Reading<'_>, rank: usize) -> bool {
    match reading.words.gap(rank) {
        Gap::Break => true,
        // « M. Xi », « J.-C. » are no ends.
        Gap::Dot => 2 < reading.word(rank).len() && reading.is_capital(rank + 1),
        _ => false,
    }
}

/// The nearest verb on the left.
fn left(reading: &Reading<'_>, first: usize) -> Option<Tense> {
    let (mut participle, mut planned, mut infinitive) = (false, false, false);
    for back in 1..=REACH {
        let Some(rank) = first.checked_sub(back) else { break };
        if ends_sentence(reading, rank) {
            break;
        }
        match form(reading, rank) {
            // « a appelé à manifester samedi », « a prévu mardi » but « a tenté de fuir samedi ».
            Form::Have if planned => return Some(Tense::Future),
            Form::Have if infinitive && !has_been_done(reading.word(rank + 1)) => return Some(Tense::Future),
            Form::Have if participle || infinitive => return Some(Tense::Past),
            Form::Have => match reading.word(rank + 1) {
                "lieu" | "rendez" | "prevu" => return Some(Tense::Future),
                "ete" | "eu" | "du" => return Some(Tense::Past),
                next if looks_participle(next) => return Some(Tense::Past),
                _ => continue,
            },
            Form::Be if planned => return Some(Tense::Future),
            Form::Be if participle || looks_participle(reading.word(rank + 1)) => {
                let done = is_reflexive(reading, rank) || (rank + 1..first).any(|word| is_done(reading.word(word)));
                return Some(if done { Tense::Past } else { Tense::Either });
            }
            Form::Be => return Some(Tense::Future),
            // « devait être jugé mardi », « était attendu »: said before or after, nothing tells.
            Form::Was if planned => return None,
            Form::WasTo => return None,
            Form::Was => return Some(Tense::Past),
            Form::Future | Form::WillDo => return Some(Tense::Future),
            Form::Present => return Some(Tense::Onward),
            Form::Past => return Some(Tense::Past),
            // « initialement prévue le 18 mars »: it may be over.
            Form::Planned if reading.word_before(rank).starts_with("initial") => return None,
            Form::Planned => planned = true,
            // « la tribune publiée mardi », « l’ancien maire, disparu mardi ».
            Form::Participle
                if back == 1 && !(1..=3).any(|more| is_helper(reading.word(rank.saturating_sub(more)))) =>
            {
                return Some(if is_done(reading.word(rank)) { Tense::Past } else { Tense::Either });
            }
            Form::Participle => participle = true,
            // « une tribune à paraître lundi ».
            Form::Infinitive if back == 1 && reading.word_before(rank) == "a" => return Some(Tense::Future),
            Form::Infinitive => infinitive = true,
            Form::Other => {}
        }
    }
    match (planned, participle, infinitive) {
        (true, _, _) => Some(Tense::Future),
        (_, _, true) => Some(Tense::Onward),
        (_, true, _) => Some(Tense::Past),
        _ => None,
    }
}

/// Whether the participle of « a tenté de… » tells something done, not announced.
fn has_been_done(participle: &str) -> bool {
    let done =
        ["continu", "commenc", "tent", "essay", "reuss", "perm", "contribu", "fini", "choisi", "cherch", "laiss"];
    matches!(participle, "du" | "pu" | "voulu" | "su" | "fait" | "vu" | "ete")
        || done.iter().any(|stem| participle.starts_with(stem))
}

/// « s’est », « se sont »: the verb of what has happened.
fn is_reflexive(reading: &Reading<'_>, rank: usize) -> bool {
    matches!(reading.word_before(rank), "s" | "se")
}

/// Beginnings of participles that « est » makes past, and of those that nobody plans: « est mort », « arrêté ».
const DONE: &[&str] = &[
    "mort",
    "deced",
    "disparu",
    "venu",
    "revenu",
    "devenu",
    "interven",
    "surven",
    "parven",
    "parti",
    "reparti",
    "sorti",
    "arriv",
    "entr",
    "rentr",
    "mont",
    "descend",
    "tomb",
    "rest",
    "retourn",
    "apparu",
    "paru",
    "ne",
    "nee",
    "all",
    "pass",
    "arret",
    "interpell",
    "tue",
    "bless",
    "publi",
    "annonc",
    "declar",
    "affirm",
    "decouvert",
    "retrouv",
    "dit",
    "assur",
    "confi",
    "expliqu",
    "revel",
    "victime",
    "commis",
    "perdu",
    "battu",
    "abattu",
    "poignard",
    "retrouve",
    "saisi",
];

/// Whether a participle tells what has happened, whatever stands before it.
fn is_done(word: &str) -> bool {
    DONE.iter().any(|stem| word.starts_with(stem) && (2 < stem.len() || word == *stem))
}

/// Whether a participle after the word belongs to a longer verb.
fn is_helper(word: &str) -> bool {
    matches!(
        word,
        "a" | "ont"
            | "est"
            | "sont"
            | "etre"
            | "ete"
            | "sera"
            | "seront"
            | "serait"
            | "seraient"
            | "aura"
            | "avoir"
            | "pas"
            | "deja"
            | "aussi"
    )
}

/// « émis », « reçu », « conduit »: an ending of participles, after « a » or « ont ».
fn looks_participle(word: &str) -> bool {
    2 < word.len()
        && word.ends_with(['u', 'i', 't', 's', 'e'])
        && !matches!(word, "une" | "des" | "les" | "ses" | "tout" | "plus" | "pas" | "que" | "toute")
}

/// The nearest verb on the right.
fn right(reading: &Reading<'_>, last: usize) -> Option<Tense> {
    let mut helper = None;
    for rank in last + 1..=last + REACH_RIGHT {
        if ends_sentence(reading, rank - 1) || reading.words.len() <= rank {
            break;
        }
        match form(reading, rank) {
            Form::Future | Form::WillDo => return Some(Tense::Future),
            Form::Present => return Some(Tense::Onward),
            Form::Past => return Some(Tense::Past),
            Form::Was | Form::WasTo => return Some(Tense::Past),
            found @ (Form::Have | Form::Be) => helper = Some(found),
            Form::Planned => return Some(Tense::Future),
            Form::Participle if helper.is_some() => return Some(Tense::Past),
            _ => {}
        }
    }
    match helper {
        Some(Form::Be) => Some(Tense::Future),
        Some(_) => Some(Tense::Past),
        None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Tense, around};
    use crate::extract::dates::reading::Reading;
    use crate::knowledge::words::Words;

    fn check(text: &str, expected: Tense) {
        let words = Words::of(text);
        let rank = (0..words.len()).find(|rank| words.folded(*rank) == "mardi").unwrap_or(0);
        let reading = Reading { text, words: &words, floor: 0, published: None };
        assert_eq!(around(&reading, rank, rank), expected, "{text}");
    }

    #[test]
    fn tenses() {
        for text in [
            "Il s'est rendu mardi à Rome.",
            "Le ministre a annoncé mardi la fermeture.",
            "Mardi, il avait écrit au maire.",
            "Deux hommes, interpellés mardi, ont parlé.",
            "Elle est morte mardi.",
            "Le groupe perdait mardi deux points.",
            "Il aurait fui mardi.",
        ] {
            check(text, Tense::Past);
        }
        for text in [
            "Il se rendra mardi à Rome.",
            "Elle doit rencontrer mardi le pape.",
            "Le chef est attendu mardi.",
            "Mardi, les députés voteront.",
            "La réunion prévue mardi est maintenue.",
            "Il devrait être jugé mardi.",
            "Le conseil a lieu mardi.",
        ] {
            check(text, Tense::Future);
        }
        check("Rendez-vous manqué. Grève mardi.", Tense::Unknown);
    }
}
