//! The features of a word: numbers that stand for what it is and what surrounds it.
//!
//! Training and tagging both call [`of`]: they cannot drift apart.

use super::hints::brief;
use super::lexicon::mix;
use super::regions::Region;
use super::sheet::{BEGINS, CAPITAL, FIGURE, HEADLINE, QUOTED, SHOUTED, Sheet, Sight, UPPER};
use crate::knowledge::words::Words;

/// What stands beyond the ends of the text.
const ABSENT: Sight = Sight {
    hash: 0,
    class: super::lexicon::WordClass { cluster: 0, traits: 0 },
    hint: 0,
    shape: 0,
    gaps: 5 | 5 << 3,
    first_name: false,
    looked_at: true,
    usage: 0,
};

/// A run of capitals inside a region, and what stands on both sides.
#[derive(Debug, Clone, Copy)]
struct Run {
    first: usize,
    end: usize,
}

/// Collects the features of one word.
struct Bag<'f> {
    features: &'f mut Vec<u64>,
    template: u64,
}

impl Bag<'_> {
    /// Adds the next template with its two values.
    fn add(&mut self, a: u64, b: u64) {
        self.template += 1;
        let value = a.wrapping_mul(0x9fb2_1c65_1e98_df25).rotate_left(23) ^ b;
        self.features.push(mix(value ^ self.template.wrapping_mul(0xa076_1d64_78bd_642f)));
    }

    /// Counts a template that has no value here.
    fn skip(&mut self) {
        self.template += 1;
    }
}

/// Puts the features of the word of that rank, of that region, in `features`.
pub fn of(sheet: &Sheet, words: &Words, region: Region, rank: usize, features: &mut Vec<u64>) {
    features.clear();
    let sight = |offset: isize| {
        let at = rank.checked_add_signed(offset);
        at.and_then(|at| sheet.sights.get(at)).unwrap_or(&ABSENT)
    };
    let (here, left, right) = (sight(0), sight(-1), sight(1));
    let (far_left, far_right) = (sight(-2), sight(2));
    let mut bag = Bag { features, template: 0 };
    let case = case(here);
    let shapes = [far_left, left, here, right, far_right].map(outline);
    let folded = words.folded(rank).as_bytes();

    // The word itself.
    bag.add(u64::from(here.shape & !(HEADLINE | SHOUTED)), u64::from(here.gaps));
    bag.add(here.hash, case);
    bag.add(ending(folded, 3), case);
    bag.add(ending(folded, 4), case);
    // Its neighbours.
    bag.add(left.hash, case);
    bag.add(right.hash, case);
    bag.add(left.hash, here.hash);
    bag.add(here.hash, right.hash);
    bag.add(far_left.hash, left.hash);
    bag.add(pack(&shapes), u64::from(here.gaps & 63));
    // Its cluster, and how words are usually written.
    bag.add(here.class.cluster.into(), case);
    bag.add(pack(&[left, here, right].map(|sight| sight.class.habit())), case | u64::from(here.shape & BEGINS) << 8);
    // What the knowledge and the article say.
    bag.add(here.hint.into(), case);
    bag.add(pack(&[left, here, right].map(|sight| brief(sight.hint) as u8)), 0);
    bag.add(pack(&[left, here, right].map(|sight| u8::from(sight.first_name))), pack(&shapes[1..4]));
    bag.add(here.usage.into(), case);
    bag.add(here.usage.into(), pack(&[brief(here.hint) as u8, u8::from(here.first_name), here.class.habit()]));
    bag.add(u64::from(here.shape & (HEADLINE | SHOUTED | BEGINS | QUOTED)), case | u64::from(here.class.habit()) << 8);

    // The capitals it belongs to, and what stands around them.
    let run = run(sheet, region, rank);
    let at = |rank: Option<usize>| rank.and_then(|rank| sheet.sights.get(rank)).unwrap_or(&ABSENT);
    let (before, after) = (at(run.first.checked_sub(1)), at(Some(run.end)));
    let place = pack(&[
        (rank - run.first.min(rank)).min(3) as u8,
        (run.end - run.first).min(5) as u8,
        u8::from(rank < run.end),
    ]);
    bag.add(place, u64::from(at(Some(run.first)).gaps & 7));
    bag.add(before.hash, place);
    bag.add(after.hash, place);
    bag.add(before.class.cluster.into(), place);
    bag.add(after.class.cluster.into(), place);
    let (first, last) = (at(Some(run.first)), at(run.end.checked_sub(1)));
    bag.add(first.hash, place);
    bag.add(last.hash, place);
    bag.add(pack(&[u8::from(first.first_name), brief(first.hint) as u8, brief(last.hint) as u8]), place);
    // The word before the region tells for names with lower-case words: « le président de la … ».
    match region.first.checked_sub(1).filter(|_| region.first < run.first) {
        Some(outside) => bag.add(at(Some(outside)).hash, u64::from(at(Some(region.first)).class.cluster)),
        None => bag.skip(),
    }
    bag.add(at(Some(region.first)).hash, case | ((rank - region.first).min(6) as u64) << 8);
}

/// The run of capitals and figures around a word, or before it when it has no capital.
fn run(sheet: &Sheet, region: Region, rank: usize) -> Run {
    let has = |rank: usize| sheet.sights.get(rank).is_some_and(|sight| sight.shape & (CAPITAL | FIGURE) != 0);
    let mut end = rank;
    while region.first < end && !has(end) {
        end -= 1;
    }
    let mut first = end;
    while region.first < first && has(first - 1) {
        first -= 1;
    }
    end += 1;
    while end < region.end && has(end) {
        end += 1;
    }
    Run { first, end }
}

/// The case of a word in two bits, and whether it begins a sentence or is a figure.
fn case(sight: &Sight) -> u64 {
    u64::from(sight.shape & (CAPITAL | UPPER | FIGURE))
}

/// The shape without what concerns the whole line.
fn outline(sight: &Sight) -> u8 {
    sight.shape & !(HEADLINE | SHOUTED | QUOTED)
}

/// Up to eight bytes in one number.
fn pack(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0, |packed, byte| packed << 8 | u64::from(*byte))
}

/// The last bytes of a word; folded words are mostly ASCII, so that bytes are letters.
fn ending(folded: &[u8], length: usize) -> u64 {
    pack(folded.get(folded.len().saturating_sub(length)..).unwrap_or_default())
}
