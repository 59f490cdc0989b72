//! « a dit le ministre », « L'actrice assure que … »: somebody whom the article itself calls so.

use rustc_hash::FxHashMap;

use super::speaker::{Page, Speaker};
use crate::annotation::{Kind, Mention};
use crate::knowledge::words::{Gap, Words};

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
    "artiste",
    "scientifique",
    "diplomate",
    "activiste",
    "ecologiste",
    "medecin",
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

/// People of one noun that are remembered.
const MOST: usize = 4;

/// Mentions before a description among which the last of its person is looked for.
const NEAR: usize = 500;

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
        let own = own_sex(folded)?;
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
        let called = self.called.get_or_init(|| called(self.words, self.mentions)).get(noun)?;
        let fits = |mention: &&Mention| {
            let sexes = sex(mention).zip(description.woman);
            sexes.is_none_or(|(person, noun)| person == noun)
        };
        let mut people = called.iter().filter_map(|first| self.mentions.get(*first)).filter(fits);
        let (Some(person), None) = (people.next(), people.next()) else { return None };
        let before = self.mentions.partition_point(|mention| mention.span.end <= place);
        let near = self.mentions.get(before.saturating_sub(NEAR)..before)?;
        let back = near.iter().rev().position(|mention| mention.entity == person.entity)?;
        let index = before - 1 - back;
        let span = self.mentions.get(index)?.span;
        let (first, end) = (self.words.from_byte(span.start), self.words.from_byte(span.end));
        Some(Speaker { span, first, end, mention: Some(index) })
    }
}

/// The people of an article by the folded nouns that it calls them: for each the ranks of first mentions, so many at most
/// that it is clear that several are meant.
pub type Called<'w> = FxHashMap<&'w str, Vec<usize>>;

fn called<'w>(words: &'w Words, mentions: &[Mention]) -> Called<'w> {
    let mut called = Called::default();
    for (rank, mention) in mentions.iter().enumerate() {
        if mention.kind != Kind::Person || mention.entity.is_none() {
            continue;
        }
        for noun in nouns_around(words, mention) {
            let people = called.entry(noun).or_default();
            let known = |other: &usize| mentions.get(*other).is_some_and(|other| other.entity == mention.entity);
            if people.len() < MOST && !people.iter().any(known) {
                people.push(rank);
            }
        }
    }
    called
}

/// The nouns that stand in a mention, right before it, or between commas after it.
fn nouns_around<'w>(words: &'w Words, mention: &Mention) -> impl Iterator<Item = &'w str> {
    let (first, end) = (words.from_byte(mention.span.start), words.from_byte(mention.span.end));
    let goes_on = |rank: &usize| matches!(words.gap(*rank), Gap::Space | Gap::Apostrophe | Gap::Pause);
    let before = (first.saturating_sub(BEFORE)..first).rev().take_while(goes_on);
    let apposed = words.gap(end.saturating_sub(1)) == Gap::Pause;
    let last = if apposed { (end + AFTER).min(words.len()) } else { end };
    let after = (end..last).take_while(move |rank| *rank == end || goes_on(&(rank - 1)));
    let around = before.chain(first..end.min(first + AFTER)).chain(after);
    around.map(|rank| words.folded(rank)).filter(|folded| own_sex(folded).is_some())
}

/// Whether a folded noun is one for people, and of which sex when it tells: whether of a woman.
fn own_sex(folded: &str) -> Option<Option<bool>> {
    let pair = PAIRS
        .iter()
        .find_map(|(man, woman)| (*man == folded).then_some(false).or_else(|| (*woman == folded).then_some(true)));
    pair.map(Some).or_else(|| SHARED.contains(&folded).then_some(None))
}
