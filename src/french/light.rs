//! Light rules before Snowball: plural, feminine and third person, on folded forms.
//!
//! Snowball French reads accents (« -ée », « -ière », « -èrent ») that a folded form has lost, and leaves « restent » and
//! « étrangers » apart from « rester » and « étranger ».

/// Words in -us and -os whose `s` belongs to them, so that they meet « refuser », « repose ».
const KEEP_S: &[&str] = &[
    "abus", "clos", "confus", "diffus", "dispos", "dos", "gros", "heros", "inclus", "intrus", "obtus", "plus", "reclus",
    "refus", "repos",
];

/// Nouns, adjectives and names in -ent (but not -ment): no verbs in the third person. Sorted.
const ENT: &[&str] = &[
    "absent", "accent", "accident", "adherent", "adjacent", "adolescent", "afferent", "agent", "ambivalent",
    "antecedent", "apparent", "ardent", "argent", "auvent", "avent", "cent", "client", "coefficient", "coherent",
    "competent", "concurrent", "confident", "confluent", "conscient", "consequent", "content", "continent",
    "contingent", "convalescent", "couvent", "decadent", "decent", "deficient", "delinquent", "dent", "detergent",
    "different", "diligent", "dissident", "divergent", "efficient", "eloquent", "emergent", "eminent", "engoulevent",
    "equivalent", "evident", "excedent", "excellent", "exigent", "expedient", "florent", "frequent", "grandiloquent",
    "imminent", "impatient", "impertinent", "impotent", "imprudent", "incident", "incoherent", "incompetent",
    "inconscient", "inconsequent", "indecent", "independent", "indifferent", "indigent", "indulgent", "influent",
    "ingredient", "inherent", "innocent", "insolent", "insurgent", "intelligent", "intermittent", "laurent", "lent",
    "mecontent", "negligent", "obedient", "occident", "omnipotent", "omnipresent", "onguent", "opulent", "orient",
    "paravent", "parent", "patient", "penitent", "permanent", "pertinent", "polyvalent", "precedent", "present",
    "president", "proeminent", "prudent", "recent", "recipient", "recurrent", "regent", "resident", "reticent",
    "sergent", "serpent", "souvent", "strident", "subsequent", "succulent", "talent", "torrent", "transcendent",
    "transparent", "trident", "turbulent", "urgent", "vent", "vincent", "violent", "virulent",
];

/// Verbs whose third person ends as nouns in -ment do. Sorted.
const MENT: &[&str] = &[
    "acclament", "affirment", "aiment", "allument", "animent", "assument", "blament", "calment", "confirment",
    "consomment", "consument", "deciment", "depriment", "desarment", "enferment", "enflamment", "entament", "estiment",
    "expriment", "ferment", "filment", "forment", "fument", "impriment", "informent", "legitiment", "nomment",
    "oppriment", "parsement", "presument", "proclament", "programment", "reaffirment", "reclament", "reforment",
    "renferment", "renomment", "resument", "suppriment", "surnomment", "transforment",
];

/// Verbs in -érer, of which « -erent » is the present; of others it is the past. Sorted.
const ERER: &[&str] = &[
    "acceler", "adher", "alter", "confer", "consider", "cooper", "deliber", "differ", "esper", "exager", "gener", "ger",
    "incarcer", "inser", "liber", "moder", "oper", "prefer", "prolifer", "prosper", "recuper", "refer", "regener",
    "reper", "rever", "sugger", "toler", "transfer", "ver",
];

/// The singular of a folded form; itself when it is one.
pub fn singular(form: &str) -> &str {
    let Some(singular) = form.strip_suffix('s').filter(|singular| 2 < singular.len()) else { return form };
    let own = singular.ends_with("ai")
        || singular.ends_with("oi")
        || singular.ends_with(['a', 'i', 's'])
        || KEEP_S.binary_search(&form).is_ok();
    if own { form } else { singular }
}

/// Rewrites the ending of a singular folded form, for Snowball to take off; `None` when no rule has it.
pub fn regular(form: &str) -> Option<String> {
    let ending = |old: &str, new: &str, shortest: usize| {
        form.strip_suffix(old).filter(|before| shortest <= before.len()).map(|before| format!("{before}{new}"))
    };
    ending("ee", "e", 2)
        .or_else(|| ending("trice", "teur", 2))
        .or_else(|| ending("iere", "ier", 1))
        .or_else(|| third_person(form))
}

/// « restent » as « reste », « restèrent » as « resta ».
fn third_person(form: &str) -> Option<String> {
    let before = form.strip_suffix("ent").filter(|before| 2 < before.len())?;
    if before.ends_with('m') {
        return MENT.binary_search(&form).is_ok().then(|| format!("{before}e"));
    }
    if before.ends_with("ai") || ENT.binary_search(&form).is_ok() {
        return None;
    }
    match before.strip_suffix("er") {
        Some(past) if 2 < past.len() && ERER.binary_search(&before).is_err() => Some(format!("{past}a")),
        _ => Some(format!("{before}e")),
    }
}

#[cfg(test)]
mod tests {
    use super::{ENT, ERER, KEEP_S, MENT, regular, singular};

    #[test]
    fn the_lists_are_sorted() {
        for list in [ENT, MENT, ERER, KEEP_S] {
            assert!(list.is_sorted_by(|a, b| a < b), "{list:?}");
            assert!(list.iter().all(|word| word.is_ascii()), "{list:?}");
        }
    }

    #[test]
    fn singulars() {
        for (form, expected) in [
            ("etrangers", "etranger"),
            ("vendus", "vendu"),
            ("photos", "photo"),
            ("francais", "francais"),
            ("refus", "refus"),
            ("congres", "congre"),
            ("avis", "avis"),
            ("os", "os"),
        ] {
            assert_eq!(singular(form), expected, "{form}");
        }
    }

    #[test]
    fn regular_endings() {
        for (form, expected) in [
            ("publiee", Some("publie")),
            ("directrice", Some("directeur")),
            ("premiere", Some("premier")),
            ("restent", Some("reste")),
            ("estiment", Some("estime")),
            ("arriverent", Some("arriva")),
            ("considerent", Some("considere")),
            ("president", None),
            ("gouvernement", None),
            ("avaient", None),
            ("dent", None),
        ] {
            assert_eq!(regular(form).as_deref(), expected, "{form}");
        }
    }
}
