//! What stands around a candidate: prepositions, titles, other capitals.

use crate::knowledge::words::{Case, Gap, Words};

use super::scan::{Candidate, Scan};

/// Folded civil titles that announce a surname.
const TITLES: &[&str] =
    &["m", "mm", "mr", "mme", "mmes", "mlle", "monsieur", "madame", "mademoiselle", "me", "dr", "mgr", "sir", "lady"];

/// Folded offices that announce a surname.
const OFFICES: &[&str] = &[
    "president",
    "presidente",
    "ministre",
    "premier",
    "chancelier",
    "chanceliere",
    "general",
    "secretaire",
    "senateur",
    "senatrice",
    "depute",
    "deputee",
    "maire",
    "roi",
    "reine",
    "prince",
    "princesse",
    "pape",
    "gouverneur",
    "gouverneure",
    "ambassadeur",
    "ambassadrice",
    "commissaire",
    "juge",
    "procureur",
    "leader",
    "dirigeant",
    "dirigeante",
    "candidat",
    "candidate",
    "dictateur",
    "colonel",
    "marechal",
    "ayatollah",
    "cheikh",
    "emir",
    "sultan",
    "ex",
    "administration",
    "gouvernement",
    "cabinet",
    "camp",
    "clan",
    "ere",
    "epoux",
    "couple",
];

/// Folded prepositions after which a name is a place.
const LOCATIVES: &[&str] = &["a", "de", "d", "en", "vers", "depuis", "dans", "jusqu", "sur", "via", "pres", "chez"];

/// Folded little words that take a capital at the head of a sentence or in headlines.
const FUNCTION_WORDS: &[&str] = &[
    "a", "au", "aux", "apres", "avant", "avec", "car", "ce", "ces", "cet", "cette", "chez", "comme", "comment",
    "contre", "d", "dans", "de", "depuis", "des", "dont", "du", "en", "entre", "est", "et", "hier", "il", "ils",
    "elle", "elles", "l", "la", "le", "les", "leur", "mais", "meme", "non", "ni", "on", "or", "ou", "oui", "par",
    "pas", "pendant", "plus", "pour", "pourquoi", "puis", "qu", "quand", "que", "quel", "quelle", "qui", "s", "sa",
    "sans", "se", "selon", "ses", "si", "son", "sous", "sur", "tout", "toute", "un", "une", "vers", "via", "voici",
    "c", "j", "n", "t", "y", "ainsi", "alors", "aussi", "lors", "malgre", "face", "pro", "anti", "quant", "outre",
    "grace", "ancien", "ancienne", "ex", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
    "video", "direct",
];

/// Whether a folded word is a civil title.
pub fn is_title(folded: &str) -> bool {
    TITLES.contains(&folded)
}

/// Whether a folded word is a little word whose capital means nothing.
pub fn is_function_word(folded: &str) -> bool {
    FUNCTION_WORDS.contains(&folded)
}

/// Whether a title or office stands before the word of that rank: « M. X », « le président X », « le président
/// russe X ».
pub fn has_title(words: &Words, rank: usize) -> bool {
    let joins = |gap| matches!(gap, Gap::Space | Gap::Dot);
    let Some(previous) = words.before(rank, joins) else { return false };
    let folded = words.folded(previous);
    if is_title(folded) || OFFICES.contains(&folded) {
        return true;
    }
    // One adjective may stand between: « le ministre français X »; « le maire de Nice » is a place.
    !matches!(folded, "de" | "du" | "des" | "d" | "la" | "l" | "le" | "les" | "a" | "au" | "en" | "et" | "pour")
        && words.gap(previous) == Gap::Space
        && words.before(previous, joins).is_some_and(|office| OFFICES.contains(&words.folded(office)))
}

/// Whether « Mme » or « M. » stands right before the word of that rank: a woman or a man; nothing without either.
pub fn titled_woman(words: &Words, rank: usize) -> Option<bool> {
    let previous = words.before(rank, |gap| matches!(gap, Gap::Space | Gap::Dot))?;
    // « m » and « mm » are measures.
    let capital = words.get(previous).is_some_and(|word| word.case != Case::Lower);
    womans_title(words.folded(previous)).filter(|woman| *woman || capital)
}

/// Whether a folded civil title is of women; nothing for other words and for titles that don't tell.
pub fn womans_title(folded: &str) -> Option<bool> {
    match folded {
        "mme" | "mmes" | "madame" | "mlle" | "mademoiselle" => Some(true),
        "m" | "mm" | "mr" | "monsieur" | "sir" => Some(false),
        _ => None,
    }
}

/// Whether a preposition of place stands before the word of that rank: « à Nice », « près de Tours ».
pub fn has_locative(words: &Words, rank: usize) -> bool {
    words
        .before(rank, |gap| matches!(gap, Gap::Space | Gap::Apostrophe))
        .is_some_and(|previous| LOCATIVES.contains(&words.folded(previous)))
}

/// Whether the candidate is part of a longer name: another capital stands right before it (« Radio France »,
/// « Jack London »), right after it (« France Inter »), or a hyphen joins it to something else (« Nice-Matin »).
pub fn is_part_of_a_name(scan: &Scan<'_>, candidate: &Candidate) -> bool {
    capital_before(scan, candidate) || capital_after(scan, candidate) || hyphenated(scan, candidate)
}

/// Whether a capital that is no little word, title or other candidate stands right before.
pub fn capital_before(scan: &Scan<'_>, candidate: &Candidate) -> bool {
    let words = scan.words();
    let Some(previous) = words.before(candidate.first, |gap| gap == Gap::Space) else { return false };
    let Some(word) = words.get(previous) else { return false };
    if word.case == Case::Lower || is_function_word(words.folded(previous)) || is_title(words.folded(previous)) {
        return false;
    }
    // The name of somebody or something else may end there: « Emmanuel Macron France » does not occur, but
    // « la Française Marie Dupont » does.
    !scan.candidate_at(previous).is_some_and(|other| other.decision.is_some() || is_demonym(other))
}

/// Whether a capital or a figure that begins no other candidate stands right after.
pub fn capital_after(scan: &Scan<'_>, candidate: &Candidate) -> bool {
    let words = scan.words();
    let next = candidate.end();
    if words.gap(next - 1) != Gap::Space {
        return false;
    }
    let Some(word) = words.get(next) else { return false };
    let folded = words.folded(next);
    if folded.bytes().all(|byte| byte.is_ascii_digit()) {
        // « France 2 », « France 24 », but not « en France 2.000 personnes ».
        let thousands = words.gap(next) == Gap::Dot
            && words.get(next + 1).is_some_and(|after| after.span.start == word.span.end + 1);
        return folded.len() <= 2 && !thousands;
    }
    word.case != Case::Lower && !is_function_word(folded) && scan.candidate_at(next).is_none()
}

/// Whether a hyphen joins the candidate to something that is neither a prefix nor a candidate.
fn hyphenated(scan: &Scan<'_>, candidate: &Candidate) -> bool {
    let words = scan.words();
    let before = words.before(candidate.first, |gap| gap == Gap::Hyphen).is_some_and(|previous| {
        let prefix = words.get(previous).is_some_and(|word| word.case == Case::Lower);
        !prefix && scan.candidate_at(previous).is_none() && !is_prefix(words.folded(previous))
    });
    let last = candidate.end() - 1;
    let after = words.gap(last) == Gap::Hyphen && scan.candidate_at(last + 1).is_none();
    before || after
}

/// Whether a folded word is a prefix that leaves the name it precedes untouched.
pub fn is_prefix(folded: &str) -> bool {
    matches!(folded, "pro" | "anti" | "ex" | "non" | "inter" | "extra" | "post" | "pre" | "mi")
}

fn is_demonym(candidate: &Candidate) -> bool {
    candidate.senses.iter().any(|found| matches!(found.sense, crate::knowledge::Sense::Demonym(_)))
}
