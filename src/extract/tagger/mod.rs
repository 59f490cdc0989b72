//! The learned tagger: names of people, places and organisations that the tables do not have.
//!
//! **Invariant**: decides nothing against the knowledge; linear in the words of the text; the same for the same text.
//!
//! A linear-chain model over the regions of a text in which names may stand. `docs/TAGGER.md` says how it was trained.
//!
//! 1. [`hints`] tells what the knowledge says of each word;
//! 2. [`sheet`] looks at every word once, [`regions`] finds where names may stand;
//! 3. [`features`] turns each word of a region into features, [`model`] has their weights;
//! 4. [`decode`] finds the best sequence of labels.

mod decode;
pub mod features;
pub mod hints;
pub mod lexicon;
pub mod model;
pub mod regions;
pub mod sheet;

use std::sync::LazyLock;

use super::scan::Scan;
use crate::annotation::Kind;
use crate::article::Article;
use crate::knowledge::Knowledge;
use crate::knowledge::words::{Case, Gap, Words};
use decode::Decoder;
use model::Model;
use sheet::Sheet;

/// A name found by the model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tagged {
    /// Rank of its first word.
    pub first: usize,
    /// Number of words.
    pub length: usize,
    /// What it names.
    pub kind: Kind,
}

/// The tagger.
pub struct Tagger<'b> {
    model: Model<'b>,
}

static EMBEDDED: LazyLock<Option<Tagger<'static>>> = LazyLock::new(|| Tagger::of(&FILE.bytes));

/// The model file, placed so that what follows its header begins a cache line: a bucket of weights is one.
#[repr(C, align(64))]
struct File {
    before: [u8; (64 - model::HEADER % 64) % 64],
    bytes: [u8; include_bytes!("model.bin").len()],
}

static FILE: File = File { before: [0; _], bytes: *include_bytes!("model.bin") };

impl<'b> Tagger<'b> {
    /// The tagger in the bytes of a model file, when they are one.
    pub fn of(bytes: &'b [u8]) -> Option<Tagger<'b>> {
        Model::of(bytes).map(|model| Tagger { model })
    }

    /// The tagger that comes with the program.
    pub fn embedded() -> Option<&'static Tagger<'static>> {
        EMBEDDED.as_ref()
    }

    /// The names of a text, in order and without overlap; `hints` has one for each word.
    pub fn mentions(&self, text: &str, words: &Words, hints: &[u16], knowledge: &Knowledge) -> Vec<Tagged> {
        let sheet = Sheet::of(text, words, hints, &knowledge.first_names, self.model.lexicon);
        let mut decoder = Decoder::default();
        let mut found = Vec::new();
        for region in &sheet.regions {
            decoder.decode(&self.model, &sheet, words, *region);
            collect(&decoder.labels, region.first, &mut found);
        }
        found.into_iter().flat_map(|name| parts(words, name)).collect()
    }
}

/// The name without what links it to what follows; two names for « Dupont et Durand ».
fn parts(words: &Words, mut name: Tagged) -> impl Iterator<Item = Tagged> {
    let lower = |rank: usize| words.get(rank).is_some_and(|word| word.case == Case::Lower);
    while 1 < name.length {
        let last = name.first + name.length - 1;
        if !(lower(last) && regions::is_link(words.folded(last))) {
            break;
        }
        name.length -= 1;
    }
    let joins = |rank: &usize| {
        name.kind != Kind::Organisation
            && lower(*rank)
            && words.folded(*rank) == "et"
            && words.gap(*rank) == Gap::Space
            && words.before(*rank, |gap| gap == Gap::Space).is_some()
    };
    let second = (name.first..name.first + name.length).find(joins).map(|rank| {
        let end = name.first + name.length;
        name.length = rank - name.first;
        Tagged { first: rank + 1, length: end - rank - 1, kind: name.kind }
    });
    std::iter::once(name).chain(second).filter(|name| 0 < name.length)
}

/// The names that a sequence of labels spells: `O`, then the beginning and the inside of each kind.
pub fn collect(labels: &[u8], first: usize, found: &mut Vec<Tagged>) {
    let mut open: Option<Tagged> = None;
    for (offset, label) in labels.iter().enumerate() {
        let kind = match label {
            1 | 2 => Some(Kind::Person),
            3 | 4 => Some(Kind::Place),
            5 | 6 => Some(Kind::Organisation),
            _ => None,
        };
        match (&mut open, kind) {
            (Some(tagged), Some(kind)) if tagged.kind == kind && label % 2 == 0 => tagged.length += 1,
            (_, kind) => {
                found.extend(open.take());
                open = kind.map(|kind| Tagged { first: first + offset, length: 1, kind });
            }
        }
    }
    found.extend(open);
}

/// What [`Tagger::mentions`] needs of an article besides the knowledge: its text, the words and a hint for each. The
/// training tool starts from the same.
pub fn study(article: &Article, knowledge: &Knowledge) -> (String, Words, Vec<u16>) {
    let text = article.text();
    let scan: Scan<'_> = super::known(&text, article.published.map(|published| published.date), knowledge);
    let (words, hints) = (scan.words().clone(), hints::hints(&scan));
    (text, words, hints)
}

#[cfg(test)]
mod tests {
    use super::{Kind, Tagged, collect};

    #[test]
    fn labels_spell_names() {
        let mut found = Vec::new();
        collect(&[0, 1, 2, 5, 6, 4, 0, 3, 3], 10, &mut found);
        let name = |first, length, kind| Tagged { first, length, kind };
        assert_eq!(
            found,
            [
                name(11, 2, Kind::Person),
                name(13, 2, Kind::Organisation),
                name(15, 1, Kind::Place),
                name(17, 1, Kind::Place),
                name(18, 1, Kind::Place)
            ]
        );
    }
}
