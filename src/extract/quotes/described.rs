//! « a dit le ministre », « L'actrice assure que … »: somebody whom the article itself calls so.

use rustc_hash::FxHashSet;

use super::speaker::{Page, Speaker};
use crate::annotation::{Kind, Mention};
use crate::knowledge::words::Gap;

/// Folded nouns for people that both sexes share.
const SHARED: &[&str] = &[
    "ministre",
    "maire",
    "responsable",
    "secretaire",
    "economiste",
    "sociologue",
    "politologue",
    "epidemiologiste",
    "infectiologue",
    "virologue",
    "humoriste",
    "journaliste",
    "cineaste",
    "pilote",
    "milliardaire",
    "edile",
    "parlementaire",
    "juge",
    "syndicaliste",
    "leader",
    "porte-parole",
    "artiste",
    "scientifique",
    "diplomate",
    "activiste",
    "ecologiste",
    "medecin",
    "vice-president",
];

/// Folded nouns for men, then for women.
const PAIRS: &[(&str, &str)] = &[
    ("president", "presidente"),
    ("depute", "deputee"),
    ("eurodepute", "eurodeputee"),
    ("senateur", "senatrice"),
    ("elu", "elue"),
    ("chef", "cheffe"),
    ("directeur", "directrice"),
    ("patron", "patronne"),
    ("dirigeant", "dirigeante"),
    ("procureur", "procureure"),
    ("avocat", "avocate"),
    ("chercheur", "chercheuse"),
    ("professeur", "professeure"),
    ("historien", "historienne"),
    ("acteur", "actrice"),
    ("comedien", "comedienne"),
    ("chanteur", "chanteuse"),
    ("rappeur", "rappeuse"),
    ("animateur", "animatrice"),
    ("ecrivain", "ecrivaine"),
    ("realisateur", "realisatrice"),
    ("entraineur", "entraineuse"),
    ("selectionneur", "selectionneuse"),
    ("joueur", "joueuse"),
    ("candidat", "candidate"),
    ("prefet", "prefete"),
    ("militant", "militante"),
    ("fondateur", "fondatrice"),
    ("auteur", "auteure"),
    ("roi", "reine"),
    ("prince", "princesse"),
    ("general", "generale"),
    ("chancelier", "chanceliere"),
    ("gouverneur", "gouverneure"),
    ("conseiller", "conseillere"),
    ("adjoint", "adjointe"),
];

/// Words before a name in which its description stands: « la comédienne française Marie Dupont ».
const BEFORE: usize = 6;

/// Words after a name in which it stands: « Marie Dupont, l'actuelle ministre ».
const AFTER: usize = 6;

/// A description.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Description {
    /// Rank of its noun.
    pub noun: usize,
    /// Whether of a woman, when it tells.
    woman: Option<bool>,
}

impl Page<'_> {
    /// The description that begins at a word: « le ministre », « l'actrice »; none that goes on with « de », which may be of
    /// anybody's.
    pub fn description(&self, rank: usize) -> Option<Description> {
        let noun = rank + 1;
        let folded = self.words.folded(noun);
        let gap = self.words.gap(rank);
        let own = match PAIRS
            .iter()
            .find_map(|(man, woman)| (*man == folded).then_some(false).or_else(|| (*woman == folded).then_some(true)))
        {
            Some(woman) => Some(woman),
            None if SHARED.contains(&folded) => None,
            None => return None,
        };
        let woman = match (self.words.folded(rank), gap) {
            ("le", Gap::Space) => Some(false),
            ("la", Gap::Space) => Some(true),
            ("l", Gap::Apostrophe) => own,
            _ => return None,
        };
        let of = self.words.gap(noun) == Gap::Space
            && matches!(self.words.folded(noun + 1), "de" | "du" | "des" | "d" | "en" | "aux" | "au" | "a");
        (!of && self.words.gap(noun) != Gap::Hyphen).then_some(Description { noun, woman })
    }

    /// The one person of the article who is called so, by his last mention before the description; nobody when two are.
    pub fn described(&self, description: Description, sex: &impl Fn(&Mention) -> Option<bool>) -> Option<Speaker> {
        let noun = self.words.folded(description.noun);
        let place = self.words.get(description.noun)?.span.start;
        let fits = |mention: &&Mention| {
            let sexes = sex(mention).zip(description.woman);
            mention.kind == Kind::Person && sexes.is_none_or(|(person, noun)| person == noun)
        };
        let called = self.mentions.iter().filter(fits).filter(|mention| self.calls(mention, noun));
        let entities: FxHashSet<_> = called.filter_map(|mention| mention.entity.as_ref()).collect();
        let mut entities = entities.into_iter();
        let (Some(entity), None) = (entities.next(), entities.next()) else { return None };
        let before = self.mentions.partition_point(|mention| mention.span.end <= place);
        let index = self.mentions.get(..before)?.iter().rposition(|mention| mention.entity.as_ref() == Some(entity))?;
        let span = self.mentions.get(index)?.span;
        let (first, end) = (self.words.from_byte(span.start), self.words.from_byte(span.end));
        Some(Speaker { span, first, end, mention: Some(index) })
    }

    /// Whether a noun stands in a mention, right before it, or between commas after it.
    fn calls(&self, mention: &Mention, noun: &str) -> bool {
        let (first, end) = (self.words.from_byte(mention.span.start), self.words.from_byte(mention.span.end));
        let is_noun = |rank: usize| self.words.folded(rank) == noun;
        let goes_on = |rank: &usize| matches!(self.words.gap(*rank), Gap::Space | Gap::Apostrophe | Gap::Pause);
        let before = (first.saturating_sub(BEFORE)..first).rev().take_while(goes_on);
        let apposed = self.words.gap(end.saturating_sub(1)) == Gap::Pause;
        let last = (end + AFTER).min(self.words.len());
        let after = (end..last).take_while(|rank| *rank == end || goes_on(&(rank - 1)));
        (first..end).chain(before).any(is_noun) || (apposed && after.into_iter().any(is_noun))
    }
}
