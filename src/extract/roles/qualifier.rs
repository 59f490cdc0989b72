//! Words that say when somebody held an office: « ancien », « ex- », « élu », « par intérim ».

use crate::knowledge::words::{Gap, Words};

/// When the office is held, seen from the day of the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tense {
    /// At that day.
    Now,
    /// For a short time: « le nouveau président ».
    New,
    /// At that day, in place of another: « par intérim ».
    Acting,
    /// Before: « l'ancien président », « le président d'alors ».
    Former,
    /// After: « le président élu ».
    Elect,
    /// Nobody can say: « le futur président », « le premier président noir », « le président autoproclamé ».
    Unclear,
}

/// How a role is introduced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Determiner {
    /// « le », « la », « du », « aux »…
    Definite,
    /// « son », « leur ».
    Possessive,
    /// « un », « ce », « aucun ».
    Indefinite,
    /// None: « Vladimir Poutine, président russe ».
    None,
}

/// What stands before a role.
#[derive(Debug, Clone, Copy)]
pub struct Before {
    /// Rank of the first word that belongs to it.
    pub first: usize,
    /// Its determiner.
    pub determiner: Determiner,
    /// What the words in between say.
    pub tense: Tense,
}

/// Reads backwards from the first word of a role.
pub fn before(words: &Words, head: usize) -> Before {
    let mut tense = Tense::Now;
    let mut first = head;
    while let Some(rank) = words.before(first, |gap| matches!(gap, Gap::Space | Gap::Hyphen | Gap::Apostrophe)) {
        let word = words.folded(rank);
        let hyphen = words.gap(rank) == Gap::Hyphen;
        let found = match word {
            "ex" | "ancien" | "ancienne" | "anciens" | "feu" | "defunt" | "defunte" => Tense::Former,
            _ if hyphen => {
                // « vice-président », « anti-président »: another word altogether.
                return Before { first, determiner: Determiner::Indefinite, tense: Tense::Unclear };
            }
            "nouveau" | "nouvel" | "nouvelle" => Tense::New,
            "futur" | "future" | "prochain" | "prochaine" | "eventuel" | "eventuelle" | "dernier" | "derniere"
            | "premier" | "premiere" | "deuxieme" | "second" | "seconde" | "troisieme" | "quatrieme" | "unique"
            | "pretendu" | "soi" | "disant" => Tense::Unclear,
            "actuel" | "actuelle" | "jeune" | "vieux" | "vieil" | "tout" | "tres" | "puissant" | "puissante"
            | "propre" | "bouillant" | "populaire" | "impopulaire" | "inamovible" | "imprevisible" | "controverse"
            | "controversee" | "fougueux" | "octogenaire" | "septuagenaire" => Tense::Now,
            _ if is_ordinal(word) => Tense::Unclear,
            _ if matches!(word, "le" | "la" | "l") && is_address(words, rank) => {
                return Before { first, determiner: Determiner::Indefinite, tense };
            }
            _ => return Before { first: starts(words, rank, first), determiner: determiner(word), tense },
        };
        if tense == Tense::Now || found == Tense::Former || found == Tense::Unclear {
            tense = found;
        }
        first = rank;
    }
    Before { first, determiner: Determiner::None, tense }
}

/// « Monsieur le président », whoever that is.
fn is_address(words: &Words, article: usize) -> bool {
    words
        .before(article, |gap| gap == Gap::Space)
        .is_some_and(|rank| matches!(words.folded(rank), "monsieur" | "madame"))
}

/// A contracted article belongs to the words before: « du président » begins at « président ».
fn starts(words: &Words, rank: usize, first: usize) -> usize {
    if matches!(words.folded(rank), "le" | "la" | "l" | "les" | "son" | "sa" | "ses" | "leur" | "leurs") {
        rank
    } else {
        first
    }
}

fn determiner(word: &str) -> Determiner {
    match word {
        "le" | "la" | "l" | "les" | "du" | "des" | "au" | "aux" => Determiner::Definite,
        "son" | "sa" | "ses" | "leur" | "leurs" => Determiner::Possessive,
        "un" | "une" | "ce" | "cet" | "cette" | "ces" | "aucun" | "aucune" | "chaque" | "tout" | "quel" | "quelle"
        | "quelque" | "mon" | "ma" | "mes" | "ton" | "ta" | "tes" | "notre" | "nos" | "votre" | "vos" | "autre"
        | "plusieurs" | "deux" | "trois" => Determiner::Indefinite,
        _ => Determiner::None,
    }
}

/// « 45e », « 2ᵉ », « XVIe ».
fn is_ordinal(word: &str) -> bool {
    word.bytes().next().is_some_and(|byte| byte.is_ascii_digit()) || word.ends_with("ieme")
}

/// A qualifier after a role: what it says and the rank after it.
pub fn after(words: &Words, rank: usize) -> Option<(Tense, usize)> {
    let found = match (words.folded(rank), words.folded(rank + 1)) {
        ("par", "interim") => (Tense::Acting, 2),
        ("interimaire" | "provisoire", _) => (Tense::Acting, 1),
        ("de", "transition") | ("en", "exercice" | "fonction" | "poste") => (Tense::Now, 2),
        ("sortant" | "sortante" | "demissionnaire" | "actuel" | "actuelle", _) => (Tense::Now, 1),
        ("elu" | "elue", next) if next != "en" && next != "le" => (Tense::Elect, 1),
        (
            "dechu" | "dechue" | "destitue" | "destituee" | "renverse" | "renversee" | "assassine" | "defunt"
            | "emerite",
            _,
        ) => (Tense::Former, 1),
        ("d", "alors") => (Tense::Former, 2),
        ("de", "l") if words.folded(rank + 2) == "epoque" => (Tense::Former, 3),
        ("designe" | "designee" | "pressenti" | "pressentie" | "autoproclame" | "autoproclamee" | "fantoche", _) => {
            (Tense::Unclear, 1)
        }
        (
            "conservateur" | "conservatrice" | "democrate" | "republicain" | "republicaine" | "socialiste"
            | "travailliste" | "liberal" | "liberale" | "nationaliste" | "populiste" | "islamiste" | "centriste"
            | "ecologiste" | "federal" | "federale" | "ultraconservateur" | "ultraliberal",
            _,
        ) => (Tense::Now, 1),
        ("social" | "chretien" | "islamo", "democrate" | "conservateur") => (Tense::Now, 2),
        _ => return None,
    };
    Some((found.0, rank + found.1))
}

#[cfg(test)]
mod tests {
    use super::{Determiner, Tense, after, before};
    use crate::knowledge::words::Words;

    fn check(text: &str, head: &str, determiner: Determiner, tense: Tense) {
        let words = Words::of(text);
        let head = (0..words.len()).find(|rank| words.folded(*rank) == head).unwrap();
        let found = before(&words, head);
        assert_eq!((found.determiner, found.tense), (determiner, tense), "{text}");
    }

    #[test]
    fn what_stands_before_a_role() {
        check("Le président", "president", Determiner::Definite, Tense::Now);
        check("l’ancien président", "president", Determiner::Definite, Tense::Former);
        check("l’ex-président", "president", Determiner::Definite, Tense::Former);
        check("son nouveau président", "president", Determiner::Possessive, Tense::New);
        check("un président", "president", Determiner::Indefinite, Tense::Now);
        check("le futur président", "president", Determiner::Definite, Tense::Unclear);
        check("le 45e président", "president", Determiner::Definite, Tense::Unclear);
        check("Poutine, président", "president", Determiner::None, Tense::Now);
        check("Monsieur le président", "president", Determiner::Indefinite, Tense::Now);
        check("le vice-président", "president", Determiner::Indefinite, Tense::Unclear);
    }

    #[test]
    fn what_stands_after_a_role() {
        for (text, tense) in [
            ("par intérim", Some(Tense::Acting)),
            ("élu", Some(Tense::Elect)),
            ("élu en 2017", None),
            ("déchu", Some(Tense::Former)),
            ("d’alors", Some(Tense::Former)),
            ("sortant", Some(Tense::Now)),
            ("parle", None),
        ] {
            assert_eq!(after(&Words::of(text), 0).map(|(tense, _)| tense), tense, "{text}");
        }
    }
}
