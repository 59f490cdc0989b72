//! Regions: the stretches of words in which names may stand. Only they are scored.

use super::hints::{begins_alias, decided, goes_on_with_alias, is_city};
use super::sheet::{BEGINS, CAPITAL, Eyes, FIGURE, Sheet, UPPER};
use crate::extract::context::is_function_word;
use crate::knowledge::words::{Gap, Words};

/// A stretch of words that begins with a capital and may be one or several names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region {
    /// Rank of the first word.
    pub first: usize,
    /// One past the last.
    pub end: usize,
}

/// How a region goes on.
enum Step {
    /// With a capital or a figure.
    Name,
    /// With a word that often stands inside names.
    Link,
    /// With another word in lower case, after « de », « des »…
    Noun,
    /// Not at all.
    End,
}

/// Most words in lower case that are not known to stand inside names, from one capital to the next.
const NOUNS: usize = 2;

/// Longest region, in words.
const LONGEST: usize = 40;

/// Words on both sides of a region that its features look at.
const SURROUNDINGS: usize = 2;

impl Sheet {
    /// Finds the regions: from a capital on, over capitals, figures and words that stand inside names.
    pub(super) fn find_regions(&mut self, eyes: &Eyes<'_>) {
        let mut rank = 0;
        while rank < self.sights.len() {
            if !self.has(rank, CAPITAL) || self.only_begins_a_sentence(eyes.words, rank) {
                rank += 1;
                continue;
            }
            let first = rank;
            rank += 1;
            let mut nouns = 0;
            let mut head = first;
            while rank < self.sights.len() && rank - first < LONGEST {
                self.look_closely(eyes, rank);
                match self.goes_on(eyes.words, rank, head) {
                    Step::Name => (nouns, head) = (0, rank),
                    Step::Link => {}
                    // « Fédération nationale des chasseurs de grand gibier » has two.
                    Step::Noun if nouns < NOUNS => nouns += 1,
                    Step::Noun | Step::End => break,
                }
                rank += 1;
            }
            // No name ends with « de »; the features look no farther than the last capital.
            while head + 1 < rank && is_link(eyes.words.folded(rank - 1)) {
                rank -= 1;
            }
            for beside in (first.saturating_sub(SURROUNDINGS)..first).chain(rank..rank + SURROUNDINGS) {
                self.look_closely(eyes, beside);
            }
            let region = Region { first, end: rank };
            if !self.is_settled(region) {
                self.regions.push(region);
            }
        }
    }

    /// « Le ministre », « Selon lui »: a function word whose capital is that of the sentence.
    fn only_begins_a_sentence(&self, words: &Words, rank: usize) -> bool {
        self.has(rank, BEGINS)
            && !self.has(rank, UPPER)
            && !(self.has(rank + 1, CAPITAL | FIGURE)
                && matches!(words.gap(rank), Gap::Space | Gap::Apostrophe | Gap::Hyphen))
            && is_function_word(words.folded(rank))
    }

    /// Whether the words of a region are all those of one name on which the knowledge decides whatever the model says:
    /// not a city, which may be part of a name or the name of somebody.
    fn is_settled(&self, region: Region) -> bool {
        let hint = |rank: usize| self.sights.get(rank).map_or(0, |sight| sight.hint);
        matches!(decided(hint(region.first)), 1..=3)
            && !is_city(hint(region.first))
            && begins_alias(hint(region.first))
            && (region.first + 1..region.end).all(|rank| goes_on_with_alias(hint(rank)))
    }

    /// How a region goes on with the word of that rank; `head` is its last capital.
    fn goes_on(&self, words: &Words, rank: usize, head: usize) -> Step {
        let joined = match words.gap(rank - 1) {
            Gap::Space | Gap::Hyphen | Gap::Apostrophe => true,
            // « George W. Bush », « St. Louis », « M. Xi ».
            Gap::Dot => {
                is_abbreviated(words.folded(rank - 1)) && self.has(rank - 1, CAPITAL) && self.has(rank, CAPITAL)
            }
            Gap::Pause | Gap::Break => false,
        };
        if !joined {
            return Step::End;
        }
        if self.has(rank, CAPITAL | FIGURE) {
            return Step::Name;
        }
        let Some(sight) = self.sights.get(rank) else { return Step::End };
        if sight.class.is_inner() {
            return Step::Link;
        }
        // « Société des auteurs », but not « Paris de vivre »: what is always a name needs no such complement.
        let common = self.sights.get(head).is_some_and(|head| head.class.habit() != 3 && !head.first_name);
        // « Générations futures », « Société des auteurs réunis »: an adjective needs no link.
        let follows = is_link(words.folded(rank - 1)) || head + 1 < rank || !self.has(head, BEGINS | UPPER);
        let noun = common && follows && sight.class.habit() == 1 && !is_link(words.folded(rank));
        if noun { Step::Noun } else { Step::End }
    }

    fn has(&self, rank: usize, shape: u8) -> bool {
        self.sights.get(rank).is_some_and(|sight| sight.shape & shape != 0)
    }
}

/// Whether a folded word links the parts of a name, and ends none.
pub fn is_link(folded: &str) -> bool {
    matches!(
        folded,
        "de" | "des"
            | "du"
            | "d"
            | "la"
            | "le"
            | "l"
            | "les"
            | "et"
            | "pour"
            | "contre"
            | "aux"
            | "au"
            | "a"
            | "en"
            | "sur"
    )
}

/// Whether a dot after that folded word need not end a sentence: initials, « St. », « Jr. ».
fn is_abbreviated(folded: &str) -> bool {
    folded.chars().nth(1).is_none()
        || matches!(folded, "st" | "ste" | "mr" | "mrs" | "mme" | "dr" | "mgr" | "jr" | "sr" | "ch" | "ph")
}
