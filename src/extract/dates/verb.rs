//! What a word is to a verb: helper, future, past, participle, infinitive. By known words and endings, no lexicon.

use super::reading::Reading;

/// What a word is to a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
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
    /// « organise », « présente »: said of a day, rather of one to come; in a story told day by day, of any.
    Present,
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

/// What the word of that rank is to a verb, by a few known words and endings.
pub fn form(reading: &Reading<'_>, rank: usize) -> Form {
    let word = reading.word(rank);
    if word.len() < 2 && word != "a" {
        return Form::Other;
    }
    let participle = reading.ends_written(rank, &["é", "ée", "és", "ées"]);
    match word {
        // « son compte », « la rencontre », « L’Est Républicain » are nouns.
        "rendez" if reading.word_after(rank) == "vous" && NOUN_MARKS.contains(&reading.word_before(rank)) => {
            return Form::Other;
        }
        "compte" | "rencontre" | "rencontres" | "appel" | "presente" | "passe" | "entame" | "ouvre"
            if NOUN_MARKS.contains(&reading.word_before(rank)) =>
        {
            return Form::Other;
        }
        "est" | "a" if reading.is_capital(rank) && !reading.words.begins(rank) => return Form::Other,
        "janvier" | "fevrier" | "dernier" | "premier" | "hier" => return Form::Other,
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
        | "peuvent" | "compte" | "comptent" | "prevoit" | "prevoient" | "entend" | "brigue" | "briguent" | "veut"
        | "veulent" | "souhaite" | "espere" | "debute" | "commence" | "affronte" | "affrontent" | "rendez"
        | "accueille" | "expire" | "demarre" | "entame" | "entament" | "commencent" | "debutent" | "accueillent"
        | "appellent" | "appelle" | "demain" | "prochain" | "prochaine" | "prochains"
            if !participle =>
        {
            return Form::WillDo;
        }
        "organise" | "organisent" | "presente" | "presentent" | "reunit" | "reunissent" | "comparait"
        | "comparaissent" | "prononcent" | "sortent" | "diffuse" | "diffusent" | "rencontre" | "rencontrent"
        | "recoit" | "recoivent" | "ouvrent" | "preparent" | "craint" | "craignent"
            if !participle =>
        {
            return Form::Present;
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

/// Folded words before a noun.
const NOUN_MARKS: &[&str] = &[
    "le",
    "la",
    "les",
    "l",
    "un",
    "une",
    "des",
    "du",
    "de",
    "d",
    "au",
    "son",
    "sa",
    "ses",
    "leur",
    "leurs",
    "ce",
    "cette",
    "mon",
    "ma",
    "notre",
    "nos",
    "votre",
    "sans",
    "premiere",
    "derniere",
    "prochaine",
    "son",
];

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
    use super::{Form, form};
    use crate::extract::dates::reading::Reading;
    use crate::knowledge::words::Words;

    /// The form of the last word.
    fn check(text: &str, expected: Form) {
        let words = Words::of(text);
        let reading = Reading { text, words: &words, floor: 0, published: None };
        assert_eq!(form(&reading, words.len().saturating_sub(1)), expected, "{text}");
    }

    #[test]
    fn forms() {
        for text in ["il rendra", "ils seront", "il fermerait", "nous irons voir : ils viendront"] {
            check(text, Form::Future);
        }
        for text in ["il déclara", "ils montraient", "il célébrait", "ils arrivèrent"] {
            check(text, Form::Past);
        }
        for text in ["la lettre publiée", "un homme né", "trois morts"] {
            check(text, Form::Participle);
        }
        check("il a", Form::Have);
        check("il va à", Form::Other);
        check("pour rencontrer", Form::Infinitive);
        check("la journée", Form::Other);
        check("il commence", Form::WillDo);
        check("commencé", Form::Participle);
        check("la réunion prévue", Form::Planned);
        check("sur son compte", Form::Other);
        check("devant l’opéra", Form::Other);
    }
}
