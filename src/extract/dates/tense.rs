//! The tense of the verb beside an expression: what has happened, what is to come.
//!
//! No parser: endings and a few words, nearest first, inside the sentence. French news puts the day right after its verb
//! (« a annoncé mardi », « se rendra mardi »), so that the left side is looked at first.

use super::reading::Reading;
use crate::knowledge::words::Gap;

/// What the words around say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tense {
    /// It has happened.
    Past,
    /// It is to come, or is planned.
    Future,
    /// Nothing tells.
    Unknown,
}

/// How many words are looked at on the left.
const REACH: usize = 14;

/// How many words are looked at on the right: long subjects stand between a day and its verb.
const REACH_RIGHT: usize = 25;

/// The tense around the words from `first` to `last`.
pub fn around(reading: &Reading<'_>, first: usize, last: usize) -> Tense {
    // « depuis le printemps » has begun, « jusqu’au 3 mai » and « d’ici à mardi » have not ended.
    let of = reading.word_before(first);
    match (of, reading.word_before(first.saturating_sub(1))) {
        ("depuis", _) => return Tense::Past,
        // « à partir de mardi », « dès lundi », « pour samedi »: the nearest.
        ("de", "partir" | "compter") => return Tense::Unknown,
        ("des", _) if first.checked_sub(1).is_some_and(|of| reading.ends_written(of, &["dès", "Dès"])) => {
            return Tense::Unknown;
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
            Form::Be if participle || looks_participle(reading.word(rank + 1)) => return Some(Tense::Past),
            Form::Be => return Some(Tense::Future),
            // « devait être jugé mardi », « était attendu »: said before or after, nothing tells.
            Form::Was if planned => return None,
            Form::WasTo => return None,
            Form::Was => return Some(Tense::Past),
            Form::Future | Form::WillDo => return Some(Tense::Future),
            Form::Past => return Some(Tense::Past),
            Form::Planned => planned = true,
            // « la tribune publiée mardi », « l’ancien maire, disparu mardi ».
            Form::Participle
                if back == 1 && !(1..=3).any(|more| is_helper(reading.word(rank.saturating_sub(more)))) =>
            {
                return Some(Tense::Past);
            }
            Form::Participle => participle = true,
            Form::Infinitive => infinitive = true,
            Form::Other => {}
        }
    }
    match (planned, participle, infinitive) {
        (true, _, _) => Some(Tense::Future),
        (_, _, true) => Some(Tense::Future),
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

/// What a word is to a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// « a », « ont ».
    Have,
    /// « est », « sont ».
    Be,
    /// « était », « avait ».
    Was,
    /// « devait », « allait ».
    WasTo,
    /// « rendra », « seront ».
    Future,
    /// « doit », « va », « pourrait », and the present of what is planned.
    WillDo,
    /// « rendait », « furent ».
    Past,
    /// « attendu », « prévue ».
    Planned,
    /// « annoncé », « mort ».
    Participle,
    /// « rencontrer » after « de », « à », « pour ».
    Infinitive,
    /// No verb.
    Other,
}

fn form(reading: &Reading<'_>, rank: usize) -> Form {
    let word = reading.word(rank);
    if word.len() < 2 && word != "a" {
        return Form::Other;
    }
    let participle = reading.ends_written(rank, &["é", "ée", "és", "ées"]);
    match word {
        "partir" if reading.word_after(rank) == "de" => return Form::Other,
        "a" => return if reading.is_written(rank, "a") { Form::Have } else { Form::Other },
        "ont" | "ai" | "avons" => return Form::Have,
        "est" | "sont" | "suis" | "sommes" => return Form::Be,
        "etait" | "etaient" | "avait" | "avaient" | "fut" | "furent" | "eut" | "ayant" | "etant" | "vient"
        | "viennent" | "avoir" => return Form::Was,
        "rapporte" | "rapportent" | "relate" | "relatent" | "explique" | "revele" | "revelent" | "affirme"
        | "ecrit" | "raconte" | "confirme" | "indique" | "indiquent" | "detaille" | "publie" => return Form::Past,
        "ne" | "nee" | "nes" => {
            return if reading.ends_written(rank, &["é", "ée", "és", "ées"]) {
                Form::Participle
            } else {
                Form::Other
            };
        }
        "devait" | "devaient" | "allait" | "allaient" | "pouvait" | "pouvaient" => return Form::WasTo,
        "doit" | "doivent" | "va" | "vont" | "devrait" | "devraient" | "pourrait" | "pourraient" | "peut"
        | "peuvent" | "compte" | "comptent" | "prevoit" | "prevoient" | "entend" | "veut" | "veulent" | "souhaite"
        | "espere" | "debute" | "commence" | "affronte" | "affrontent" | "rendez" | "accueille" | "expire"
        | "demarre" | "entame" | "entament" | "commencent" | "debutent" | "accueillent" | "appellent" | "appelle"
        | "demain" | "prochain" | "prochaine" | "prochains"
            if !participle =>
        {
            return Form::WillDo;
        }
        "attendu" | "attendue" | "attendus" | "attendues" | "prevu" | "prevue" | "prevus" | "prevues" | "programme"
        | "programmee" | "programmes" | "convoque" | "convoquee" | "convoques" => {
            let noun = word == "programme" && !reading.ends_written(rank, &["é"]);
            return if noun { Form::Other } else { Form::Planned };
        }
        "appele" | "appelee" | "appeles" | "appelees" | "invite" | "invites" if reading.word_after(rank) == "a" => {
            return Form::Planned;
        }
        "mort" | "morte" | "morts" | "mortes" | "dit" | "fait" | "pris" | "prise" | "mis" | "mise" | "rendu"
        | "rendue" | "rendus" | "tenu" | "tenue" | "venu" | "venue" | "vu" | "ouvert" | "recu" | "recue" | "recus"
        | "elu" | "elue" | "elus" | "promis" | "appris" | "permis" | "remis" | "fini" | "choisi" | "saisi"
        | "reussi" | "perdu" | "vendu" | "entendu" | "entendue" | "entendus" | "paru" | "parue" | "disparu"
        | "disparue" | "battu" | "battue" | "conclu" | "reuni" | "reunis" | "sorti" | "sortie" | "parti" | "partie"
        | "survenu" | "survenue" | "intervenu" | "obtenu" | "soutenu" | "detenu" | "detenue" | "decouvert"
        | "decouverte" | "offert" | "souffert" | "detruit" | "conduit" | "produit" | "interdit" | "rejoint"
        | "atteint" | "eteint" | "plaint" | "assure" | "accompli" | "subi" | "puni" | "rempli" | "averti"
        | "garanti" | "abattu" | "defendu" | "suspendu" | "repondu" | "attendre" => {
            return if word == "attendre" { Form::Infinitive } else { Form::Participle };
        }
        _ => {}
    }
    if reading.is_capital(rank) && !reading.words.begins(rank) {
        return Form::Other;
    }
    by_ending(reading, rank, word)
}

/// By the ending, when the word is long enough to be a verb.
fn by_ending(reading: &Reading<'_>, rank: usize, word: &str) -> Form {
    let bytes = word.as_bytes();
    let Some(tail) = bytes.get(bytes.len().saturating_sub(4)..) else { return Form::Other };
    if bytes.len() < 4 {
        return Form::Other;
    }
    match tail {
        // « déclara », « montra » are past.
        [.., b'a' | b'o' | b'b', b'r', b'a'] | [b'n', b't', b'r', b'a'] => Form::Past,
        [.., b'r', b'a'] if !NOT_FUTURE.contains(&word) => Form::Future,
        [b'r', b'o', b'n', b't'] if !NOT_FUTURE.contains(&word) && 5 <= bytes.len() => Form::Future,
        [.., b'r', b'a', b'i'] | [.., b'r', b'e', b'z'] if 5 <= bytes.len() => Form::Future,
        [b'r', b'a', b'i', b't'] if is_conditional(word, "ait") => conditional(reading, rank, word),
        [b'i', b'e', b'n', b't'] if is_conditional(word, "aient") => conditional(reading, rank, word),
        [b'i', b'e', b'n', b't'] if word.ends_with("aient") && 6 <= bytes.len() => Form::Past,
        [.., b'a', b'i', b't']
            if !matches!(
                word,
                "fait"
                    | "lait"
                    | "sait"
                    | "plait"
                    | "trait"
                    | "parait"
                    | "connait"
                    | "portrait"
                    | "souhait"
                    | "retrait"
            ) =>
        {
            Form::Past
        }
        [b'r', b'e', b'n', b't'] if reading.ends_written(rank, &["èrent", "irent", "urent"]) => Form::Past,
        [.., b'e'] | [.., b'e', b'e'] | [.., b's'] if reading.ends_written(rank, &["é", "ée", "és", "ées"]) => {
            if NOT_PARTICIPLES.contains(&word) {
                Form::Other
            } else {
                Form::Participle
            }
        }
        [.., b'e', b'r'] | [.., b'i', b'r'] | [.., b'r', b'e'] if leads_infinitive(reading, rank) => Form::Infinitive,
        _ => Form::Other,
    }
}

/// « fermerait », « tiendrait », but « célébrait », « montraient »: what stands before the « r ».
fn is_conditional(word: &str, ending: &str) -> bool {
    word.strip_suffix(ending).is_some_and(|stem| {
        matches!(stem.as_bytes(), [.., b'e' | b'i' | b'd' | b'r' | b'v' | b'u', b'r']) && 3 <= stem.len()
    })
}

/// « se tiendrait mardi » is to come; « serait mort mardi » and « aurait fui » are past.
fn conditional(reading: &Reading<'_>, rank: usize, word: &str) -> Form {
    let helper = matches!(word, "serait" | "seraient" | "aurait" | "auraient");
    let next_is_participle = matches!(form_shallow(reading, rank + 1), Form::Participle);
    if helper && next_is_participle && word.starts_with("au") { Form::Past } else { Form::Future }
}

/// A participle by its ending alone.
fn form_shallow(reading: &Reading<'_>, rank: usize) -> Form {
    let written = reading.ends_written(rank, &["é", "ée", "és", "ées", "u", "i", "is", "it"]);
    if written { Form::Participle } else { Form::Other }
}

/// Whether « de », « à », « pour » or a pronoun before makes it an infinitive.
fn leads_infinitive(reading: &Reading<'_>, rank: usize) -> bool {
    let before = reading.word_before(rank);
    match before {
        "a" => rank.checked_sub(1).is_some_and(|left| reading.is_written(left, "à")),
        "de" | "d" | "pour" | "se" | "s" | "y" | "en" | "sans" | "devoir" | "pouvoir" | "faire" | "doit" | "va" => {
            reading.ends_written(rank, &["er", "ir", "dre", "oir", "tre", "ire"])
        }
        _ => false,
    }
}

/// Folded words that end like a future and are none.
const NOT_FUTURE: &[&str] = &[
    "opera", "camera", "para", "extra", "ultra", "infra", "sierra", "front", "affront", "confront", "pourront",
    "cholera", "tiara", "sahara", "chakra", "hydra", "supra", "intra", "contra", "diaspora", "flora", "agora",
    "pandora", "cobra", "zebra",
];

/// Folded words written with « é » at their end that are no participles.
const NOT_PARTICIPLES: &[&str] = &[
    "annee",
    "annees",
    "journee",
    "soiree",
    "matinee",
    "armee",
    "armees",
    "entree",
    "arrivee",
    "tournee",
    "rentree",
    "duree",
    "idee",
    "idees",
    "societe",
    "societes",
    "securite",
    "sante",
    "liberte",
    "qualite",
    "autorite",
    "autorites",
    "depute",
    "deputes",
    "deputee",
    "comite",
    "marche",
    "marches",
    "communaute",
    "activite",
    "activites",
    "cote",
    "cotes",
    "traite",
    "unite",
    "unites",
    "universite",
    "majorite",
    "minorite",
    "ete",
    "employe",
    "employes",
    "salarie",
    "salaries",
    "egalite",
    "verite",
    "cafe",
    "musee",
    "lycee",
    "cite",
    "priorite",
    "possibilite",
    "capacite",
    "publicite",
    "nationalite",
    "personnalite",
    "personnalites",
    "beaute",
    "difficulte",
    "difficultes",
    "donnees",
    "assemblee",
    "chaussee",
    "pensee",
    "montee",
    "volonte",
    "responsabilite",
    "solidarite",
    "conge",
    "conges",
    "blesse",
    "blesses",
    "refugie",
    "refugies",
    "delegue",
    "delegues",
    "associe",
    "prive",
    "privee",
    "trophee",
    "canape",
    "tribunaux",
];

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
