//! Words within one quotation of a speaker.
//!
//! The marks of a speaker in the field of quotations ([`super::quoted`]) come in pairs, one pair a quotation. For each article
//! of the speaker the positions of the words are read, and the words must hold between the two marks of one pair.

use tantivy::postings::{Postings, SegmentPostings};
use tantivy::query::{EmptyScorer, EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, Score, SeekDangerResult, SegmentReader, TERMINATED, TantivyError, Term};

/// What the words of a quotation must be.
#[derive(Debug, Clone)]
pub enum Words<P> {
    /// All of them.
    All(Vec<Words<P>>),
    /// At least one of them.
    Any(Vec<Words<P>>),
    /// Not that.
    Not(Box<Words<P>>),
    /// A word or a phrase.
    Phrase(P),
}

/// A word, or words in order.
#[derive(Debug, Clone)]
pub struct Phrase {
    /// The words that may stand at each place, by place.
    pub places: Vec<(usize, Vec<Term>)>,
    /// How many positions the words may be moved.
    pub slop: u32,
}

/// See the module.
#[derive(Debug, Clone)]
pub struct SaidQuery {
    /// The marks of the speakers: any of them.
    pub speakers: Vec<Term>,
    /// Their words.
    pub words: Words<Phrase>,
}

impl Query for SaidQuery {
    fn weight(&self, _: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(self.clone()))
    }
}

impl SaidQuery {
    /// A scorer before its first article; `None` when the segment has no such speaker.
    fn open(&self, reader: &SegmentReader) -> tantivy::Result<Option<SaidScorer>> {
        let speakers = postings(&self.speakers, reader)?;
        let words = opened(&self.words, reader)?;
        let scorer = SaidScorer { speakers, words, doc: 0, quotations: Vec::new(), read: Vec::new() };
        Ok(Some(scorer).filter(|scorer| !scorer.speakers.is_empty()))
    }
}

impl Weight for SaidQuery {
    fn scorer(&self, reader: &SegmentReader, _: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let Some(mut scorer) = self.open(reader)? else { return Ok(Box::new(EmptyScorer)) };
        scorer.settle(0);
        Ok(Box::new(scorer))
    }

    fn scorer_danger(
        &self,
        reader: &SegmentReader,
        target: DocId,
        _: Score,
    ) -> tantivy::Result<(SeekDangerResult, Box<dyn Scorer>)> {
        let Some(mut scorer) = self.open(reader)? else {
            return Ok((SeekDangerResult::SeekLowerBound(TERMINATED), Box::new(EmptyScorer)));
        };
        let found = scorer.seek_danger(target);
        Ok((found, Box::new(scorer)))
    }

    fn explain(&self, reader: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        let mut scorer = self.scorer(reader, 1.0)?;
        if doc < scorer.doc() || scorer.seek(doc) != doc {
            return Err(TantivyError::InvalidArgument(format!("document #{doc} does not match")));
        }
        Ok(Explanation::new("said", 0.0))
    }
}

/// The lists of the terms that a segment has, with positions.
fn postings(terms: &[Term], reader: &SegmentReader) -> tantivy::Result<Vec<SegmentPostings>> {
    let mut lists = Vec::new();
    for term in terms {
        let index = reader.inverted_index(term.field())?;
        lists.extend(index.read_postings(term, IndexRecordOption::WithFreqsAndPositions)?);
    }
    Ok(lists)
}

fn opened(words: &Words<Phrase>, reader: &SegmentReader) -> tantivy::Result<Words<Places>> {
    let all = |words: &[Words<Phrase>]| -> tantivy::Result<Vec<_>> {
        words.iter().map(|words| opened(words, reader)).collect()
    };
    Ok(match words {
        Words::All(words) => Words::All(all(words)?),
        Words::Any(words) => Words::Any(all(words)?),
        Words::Not(words) => Words::Not(Box::new(opened(words, reader)?)),
        Words::Phrase(phrase) => {
            let place = |(offset, terms): &(usize, Vec<Term>)| {
                Ok(Place { offset: *offset as i64, lists: postings(terms, reader)?, positions: Vec::new() })
            };
            let places = phrase.places.iter().map(place).collect::<tantivy::Result<_>>()?;
            Words::Phrase(Places { places, slop: i64::from(phrase.slop) })
        }
    })
}

/// A phrase in a segment.
struct Places {
    places: Vec<Place>,
    slop: i64,
}

/// A place of a phrase.
struct Place {
    offset: i64,
    lists: Vec<SegmentPostings>,
    /// In the article that is looked at, in order, less the offset.
    positions: Vec<i64>,
}

impl Words<Places> {
    /// Reads the positions in an article.
    fn read(&mut self, doc: DocId, buffer: &mut Vec<u32>) {
        match self {
            Words::All(words) | Words::Any(words) => words.iter_mut().for_each(|words| words.read(doc, buffer)),
            Words::Not(words) => words.read(doc, buffer),
            Words::Phrase(phrase) => {
                for place in &mut phrase.places {
                    buffer.clear();
                    append(&mut place.lists, doc, buffer);
                    let offset = place.offset;
                    place.positions.clear();
                    place.positions.extend(buffer.iter().map(|position| i64::from(*position) - offset));
                    place.positions.sort_unstable();
                }
            }
        }
    }

    /// Whether they hold between two positions.
    fn hold(&self, from: i64, to: i64) -> bool {
        match self {
            Words::All(words) => words.iter().all(|words| words.hold(from, to)),
            Words::Any(words) => words.iter().any(|words| words.hold(from, to)),
            Words::Not(words) => !words.hold(from, to),
            Words::Phrase(phrase) => phrase.stands(from, to),
        }
    }
}

impl Places {
    /// Whether the phrase stands between two positions, both excluded.
    fn stands(&self, from: i64, to: i64) -> bool {
        let Some((first, rest)) = self.places.split_first() else { return false };
        let starts = between(first, from, to);
        starts.iter().any(|start| {
            let (mut last, mut left) = (*start, self.slop);
            rest.iter().all(|place| {
                let Some(position) = nearest(between(place, from, to), last) else { return false };
                left -= (position - last).abs();
                last = position;
                0 <= left
            })
        })
    }
}

/// The positions of a place between two, both excluded.
fn between(place: &Place, from: i64, to: i64) -> &[i64] {
    let from = place.positions.partition_point(|position| position + place.offset <= from);
    let to = place.positions.partition_point(|position| position + place.offset < to);
    place.positions.get(from..to).unwrap_or_default()
}

/// The one nearest to a position, of some in order.
fn nearest(positions: &[i64], to: i64) -> Option<i64> {
    let after = positions.partition_point(|position| *position < to);
    let around = [after.checked_sub(1).and_then(|before| positions.get(before)), positions.get(after)];
    around.into_iter().flatten().copied().min_by_key(|position| (position - to).abs())
}

/// Adds the positions of an article in lists that have not passed it.
fn append(lists: &mut [SegmentPostings], doc: DocId, positions: &mut Vec<u32>) {
    for list in lists {
        if list.doc() < doc {
            list.seek(doc);
        }
        if list.doc() == doc {
            list.append_positions_with_offset(0, positions);
        }
    }
}

struct SaidScorer {
    speakers: Vec<SegmentPostings>,
    words: Words<Places>,
    doc: DocId,
    /// The first and second marks of the article that is looked at.
    quotations: Vec<(u32, u32)>,
    read: Vec<u32>,
}

impl SaidScorer {
    /// Whether an article that no list has passed matches.
    fn matches(&mut self, doc: DocId) -> bool {
        self.quotations.clear();
        for speaker in &mut self.speakers {
            self.read.clear();
            append(std::slice::from_mut(speaker), doc, &mut self.read);
            self.quotations.extend(self.read.as_chunks::<2>().0.iter().map(|[first, second]| (*first, *second)));
        }
        if self.quotations.is_empty() {
            return false;
        }
        self.words.read(doc, &mut self.read);
        self.quotations.iter().any(|(first, second)| self.words.hold(i64::from(*first), i64::from(*second)))
    }

    /// Goes to the first article from that one on that matches.
    fn settle(&mut self, target: DocId) -> DocId {
        let mut target = target;
        self.doc = loop {
            for speaker in &mut self.speakers {
                if speaker.doc() < target {
                    speaker.seek(target);
                }
            }
            let next = self.speakers.iter().map(|speaker| speaker.doc()).min().unwrap_or(TERMINATED);
            if next == TERMINATED || self.matches(next) {
                break next;
            }
            target = next + 1;
        };
        self.doc
    }
}

impl DocSet for SaidScorer {
    fn advance(&mut self) -> DocId {
        if self.doc == TERMINATED { TERMINATED } else { self.settle(self.doc + 1) }
    }

    fn seek(&mut self, target: DocId) -> DocId {
        if self.doc < target { self.settle(target) } else { self.doc }
    }

    /// Reads the positions of the article that is asked for and of no other.
    fn seek_danger(&mut self, target: DocId) -> SeekDangerResult {
        if TERMINATED <= target {
            self.doc = TERMINATED;
            return SeekDangerResult::SeekLowerBound(TERMINATED);
        }
        self.doc = target;
        if self.matches(target) { SeekDangerResult::Found } else { SeekDangerResult::SeekLowerBound(target + 1) }
    }

    fn doc(&self) -> DocId {
        self.doc
    }

    fn size_hint(&self) -> u32 {
        self.speakers.iter().map(|speaker| speaker.size_hint()).fold(0, u32::saturating_add)
    }

    fn cost(&self) -> u64 {
        // Positions are read for each article: any other list should lead.
        u64::from(self.size_hint()).saturating_mul(20)
    }
}

impl Scorer for SaidScorer {
    fn score(&mut self) -> Score {
        0.0
    }
}

#[cfg(test)]
mod tests {
    use super::{Place, Places};

    fn stands(places: &[(i64, &[i64])], slop: i64, from: i64, to: i64) -> bool {
        let place = |(offset, positions): &(i64, &[i64])| Place {
            offset: *offset,
            lists: Vec::new(),
            positions: positions.iter().map(|position| position - offset).collect(),
        };
        Places { places: places.iter().map(place).collect(), slop }.stands(from, to)
    }

    #[test]
    fn phrases_stand_between_marks() {
        let phrase: &[(i64, &[i64])] = &[(0, &[3, 40]), (1, &[7, 41])];
        assert!(stands(phrase, 0, 30, 60) && !stands(phrase, 0, 0, 20));
        // « a … … … b » is three places away.
        assert!(stands(phrase, 3, 0, 20) && !stands(phrase, 2, 0, 20));
        // Neither mark is a word of the quotation, nor does a phrase go beyond.
        assert!(!stands(phrase, 0, 40, 60) && !stands(phrase, 0, 30, 41));
        assert!(stands(&[(0, &[7])], 0, 0, 20) && !stands(&[(0, &[])], 0, 0, 20) && !stands(&[], 0, 0, 20));
    }
}
