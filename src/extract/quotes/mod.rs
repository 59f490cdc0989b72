//! Quotations: who said what. « … », a déclaré X; X a affirmé que …; selon X, ….
//!
//! **Invariant**: reads mentions, whoever found them; a quotation whose speaker is not clear is none.
//!
//! 1. [`marks`] finds what stands between quotation marks, [`verbs`] the verbs of saying;
//! 2. [`speaker`] says whose name or role is the subject of a verb;
//! 3. [`described`] says whom « le ministre » means;
//! 4. [`indirect`] reads reported speech, outside of quotation marks.

mod described;
mod indirect;
mod marks;
mod speaker;
mod verbs;

use std::cell::OnceCell;

use super::context::womans_title;
use crate::annotation::{Kind, Mention, Quote, Span};
use crate::knowledge::words::{Gap, Words};
use marks::Quoted;
use speaker::{Page, Speaker, Subject};

/// Bytes after a quotation in which « a-t-il ajouté » still means its speaker.
const MEMORY: usize = 1_200;

/// Words between a quotation with its speaker and the next that continues it.
const CONTINUES: usize = 2;

/// Words between a verb and the quotation that is its object: « a dénoncé jeudi à la tribune un « scandale » ».
const NEAR: usize = 8;

/// Words inside of a quotation that are looked at for « , a-t-il dit, ».
const INSIDE: usize = 200;

/// The quotations of a text, in order and without overlap. `sex` says of a mention whether it is a woman, when known.
pub fn all(text: &str, words: &Words, mentions: &[Mention], sex: impl Fn(&Mention) -> Option<bool>) -> Vec<Quote> {
    let page = Page { words, mentions, called: OnceCell::new() };
    let quoted = marks::all(text);
    let mut found: Vec<Quote> = Vec::new();
    // Whoever spoke last, and the byte after which that is told.
    let mut last: Option<(Speaker, usize)> = None;
    // The person who is the subject of the last sentence that has one, and the byte after it.
    let mut topic: Option<(Speaker, usize)> = None;
    let mut quotations = quoted.iter().peekable();
    let (mut rank, mut sentence) = (0, 0);
    while rank < words.len() {
        let Some(word) = words.get(rank) else { break };
        if words.begins(rank) {
            sentence = rank;
            let quoting = quotations.peek().is_some_and(|quotation| quotation.inside.start <= word.span.start);
            if let Some(speaker) = page.at(rank).filter(|speaker| !quoting && page.is_person(speaker)) {
                topic = Some((speaker, speaker.span.end));
            }
        }
        let byte = word.span.start;
        let said = if let Some(quotation) = quotations.next_if(|quotation| quotation.inside.start <= byte) {
            let who = direct(&page, text, quotation, last);
            rank = words.from_byte(quotation.outside.end);
            who.map(|(subject, end)| (quotation.inside, subject, end))
        } else if !verbs::may_begin(words, rank) {
            rank += 1;
            continue;
        } else {
            if let Some(speaker) = page.subject_of(rank) {
                topic = Some((speaker, speaker.span.end));
            }
            let following = quoted.get(quoted.len() - quotations.len()..).unwrap_or_default();
            let reported = indirect::at(&page, rank, sentence, following);
            rank += 1;
            reported.map(|reported| (reported.span, reported.subject, reported.span.end))
        };
        let Some((span, subject, end)) = said else { continue };
        let speaker = match subject {
            Subject::Speaker(speaker) => Some(speaker),
            Subject::Described(description) => page.described(description, &sex),
            Subject::Pronoun(woman) => {
                let newer = topic.filter(|(_, end)| last.is_none_or(|(_, told)| told < *end));
                let near = newer.or(last).filter(|(_, told)| span.start.saturating_sub(*told) <= MEMORY);
                near.filter(|(speaker, told)| {
                    let between = Span { start: *told, end: span.start };
                    may_be(&page, speaker, woman, &sex) && !is_ambiguous(&page, &quoted, between, speaker, woman, &sex)
                })
                .map(|(speaker, _)| speaker)
            }
        };
        let Some(speaker) = speaker else { continue };
        last = Some((speaker, end.max(span.end)));
        if found.last().is_none_or(|quote| quote.span.end <= span.start) && span.start < span.end {
            let mention = speaker.mention.and_then(|index| mentions.get(index));
            let entity = mention.and_then(|mention| mention.entity.clone());
            let name = text.get(speaker.span.start..speaker.span.end).unwrap_or_default().to_owned();
            found.push(Quote { span, speaker: entity, name });
        }
        rank = rank.max(words.from_byte(span.end));
        while quotations.next_if(|quotation| quotation.inside.end <= span.end).is_some() {}
    }
    found
}

/// Whether « il » or « elle » may mean a speaker.
fn may_be(page: &Page<'_>, speaker: &Speaker, woman: bool, sex: &impl Fn(&Mention) -> Option<bool>) -> bool {
    let mention = speaker.mention.and_then(|index| page.mentions.get(index));
    if mention.is_some_and(|mention| mention.kind == Kind::Organisation) {
        return false;
    }
    let title = womans_title(page.words.folded(speaker.first));
    mention.and_then(sex).or(title).is_none_or(|known| known == woman)
}

/// Whether somebody else whom « il » or « elle » may mean is named between a speaker and the pronoun, outside of quotations and
/// not after a preposition; not at all when it is not known whether the speaker is a woman.
fn is_ambiguous(
    page: &Page<'_>,
    quoted: &[Quoted],
    between: Span,
    speaker: &Speaker,
    woman: bool,
    sex: &impl Fn(&Mention) -> Option<bool>,
) -> bool {
    let entity = speaker.mention.and_then(|index| page.mentions.get(index)).and_then(|mention| mention.entity.as_ref());
    let known = speaker.mention.and_then(|index| page.mentions.get(index)).and_then(sex).is_some();
    let first = page.mentions.partition_point(|mention| mention.span.start < between.start);
    let others = page.mentions.iter().skip(first).take_while(|mention| mention.span.end <= between.end);
    others
        .filter(|other| other.kind == Kind::Person && (other.entity.is_none() || other.entity.as_ref() != entity))
        .any(|other| {
            let rank = quoted.partition_point(|quotation| quotation.outside.end <= other.span.start);
            let outside = quoted.get(rank).is_none_or(|quotation| other.span.end <= quotation.outside.start);
            let fits = sex(other).is_none_or(|known| known == woman);
            outside && fits && (!known || !page.governed(page.words.from_byte(other.span.start)))
        })
}

/// Who says what stands between quotation marks, and the byte at which that is told.
fn direct(page: &Page<'_>, text: &str, quoted: &Quoted, last: Option<(Speaker, usize)>) -> Option<(Subject, usize)> {
    let words = page.words;
    let next = words.from_byte(quoted.outside.end);
    let first = words.from_byte(quoted.inside.start);
    let between = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
    let word_at = |rank: usize| words.get(rank).map(|word| word.span);
    // « … », a déclaré X
    if let Some(word) = word_at(next)
        && !between(quoted.outside.end, word.start).contains(['.', '\n', '«', '"', '“', ':', ';'])
        && let Some(found) = told_at(page, next)
    {
        return Some(found);
    }
    // X a déclaré : « … »
    if let Some(before) = first.checked_sub(1)
        && let Some(word) = word_at(before)
        && !between(word.end, quoted.outside.start).contains(['.', '\n', '!', '?', '»', ';'])
    {
        // « Jean Dupont dit « Jojo » »
        let long = first + 1 < words.from_byte(quoted.inside.end);
        if long && let Some(subject) = announced(page, before, between(word.end, quoted.outside.start).contains(':')) {
            return Some((subject, quoted.inside.end));
        }
        // « … », a dit X, « … »
        if let Some((speaker, told)) = last
            && told <= quoted.outside.start
            && words.from_byte(quoted.outside.start) - words.from_byte(told).min(first) <= CONTINUES
        {
            return Some((Subject::Speaker(speaker), quoted.inside.end));
        }
    }
    // « …, a déclaré X, … »
    let end = words.from_byte(quoted.inside.end).min(first + INSIDE);
    for rank in first + 1..end {
        if words.gap(rank - 1) == Gap::Pause
            && let Some((subject, told)) = told_at(page, rank)
            && matches!(words.gap(words.from_byte(told).saturating_sub(1)), Gap::Pause | Gap::Break | Gap::Dot)
        {
            return Some((subject, quoted.inside.end));
        }
    }
    // « … », a dit X. « … »
    let (speaker, told) = last.filter(|(_, told)| *told <= quoted.outside.start)?;
    let gap = between(told, quoted.outside.start);
    let continues = gap.chars().all(|c| !c.is_alphanumeric() && c != '\n') && gap.contains('.');
    continues.then_some((Subject::Speaker(speaker), quoted.inside.end))
}

/// Reads « a déclaré X », « a-t-il ajouté », « selon X » at a word, and the byte after it.
fn told_at(page: &Page<'_>, rank: usize) -> Option<(Subject, usize)> {
    let words = page.words;
    let end_of = |rank: usize| words.get(rank.saturating_sub(1)).map(|word| word.span.end);
    let from = match (words.folded(rank), words.folded(rank + 1)) {
        ("selon", _) => rank + 1,
        ("d", "apres") => rank + 2,
        _ => {
            let saying = verbs::at(words, rank)?;
            if let Some(woman) = saying.pronoun {
                return Some((Subject::Pronoun(woman), end_of(saying.end)?));
            }
            saying.end
        }
    };
    if !matches!(words.gap(from - 1), Gap::Space | Gap::Apostrophe) {
        return None;
    }
    page.subject_after(from)
}

/// Who is announced before a quotation whose last word before it is `before`: « X a déclaré : », « X : », « Selon X, ».
fn announced(page: &Page<'_>, before: usize, colon: bool) -> Option<Subject> {
    let words = page.words;
    let mut first = before;
    while 0 < first && !words.begins(first) && before - first < 40 {
        first -= 1;
    }
    if matches!(words.folded(first), "selon") || (words.folded(first) == "d" && words.folded(first + 1) == "apres") {
        let name = first + if words.folded(first) == "d" { 2 } else { 1 };
        let article = usize::from(matches!(words.folded(name), "le" | "la" | "l" | "les"));
        return page.at(name).or_else(|| page.at(name + article)).map(Subject::Speaker);
    }
    for rank in (first..=before).rev() {
        if let Some(saying) = verbs::at(words, rank).filter(|saying| saying.end <= before + 1) {
            if !colon && saying.end + NEAR < before {
                return None;
            }
            if let Some(woman) = saying.pronoun {
                return Some(Subject::Pronoun(woman));
            }
            // The whole verb: « s'est ainsi félicité », not « félicité ».
            let longer = (rank.saturating_sub(6)..rank).filter_map(|rank| verbs::at(words, rank));
            let whole = longer.filter(|longer| longer.end == saying.end).min_by_key(|longer| longer.first);
            return page.before(whole.unwrap_or(saying));
        }
    }
    // « Jean Dupont : « … » »
    let speaker = page.at(first).filter(|speaker| colon && speaker.end == before + 1)?;
    Some(Subject::Speaker(speaker))
}

#[cfg(test)]
mod tests;
