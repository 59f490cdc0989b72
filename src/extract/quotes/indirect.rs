//! Reported speech: « X a affirmé que … », « selon X, … », « …, selon X », « …, prévient X ».

use super::marks::Quoted;
use super::speaker::{Page, Speaker, Subject};
use super::verbs;
use crate::annotation::Span;
use crate::knowledge::words::{Gap, Words};

/// Words between the verb and « que »: « a affirmé mardi soir à la presse que ».
const FAR: usize = 8;

/// Most words of what is said: a text without punctuation says nothing.
const LONGEST: usize = 150;

/// Fewest words of what is said.
const SHORTEST: usize = 3;

/// What somebody is said to have said.
#[derive(Debug, Clone, Copy)]
pub struct Reported {
    /// What is said.
    pub span: Span,
    /// By whom.
    pub subject: Subject,
}

/// Reads reported speech at a word of a sentence that begins at `sentence`.
/// `quoted` are the quotations that follow.
pub fn at(page: &Page<'_>, rank: usize, sentence: usize, quoted: &[Quoted]) -> Option<Reported> {
    match page.words.folded(rank) {
        "selon" => according(page, rank, rank + 1, sentence, quoted),
        "d" if page.words.folded(rank + 1) == "apres" => according(page, rank, rank + 2, sentence, quoted),
        _ => said_that(page, rank, sentence, quoted).or_else(|| parenthetical(page, rank, sentence)),
    }
}

/// « Il fera beau, prévient X. »
fn parenthetical(page: &Page<'_>, rank: usize, sentence: usize) -> Option<Reported> {
    let words = page.words;
    words.before(rank, |gap| gap == Gap::Pause)?;
    // « Jean Dupont, dit Jojo »
    if rank < sentence + SHORTEST || words.folded(rank) == "dit" {
        return None;
    }
    let saying = verbs::at(words, rank).filter(|saying| saying.pronoun.is_none())?;
    let (subject, end) = page.subject_after(saying.end)?;
    let closed = matches!(words.gap(words.from_byte(end).saturating_sub(1)), Gap::Dot | Gap::Break);
    let (first, last) = (words.get(sentence)?, words.get(rank.checked_sub(1)?)?);
    let span = Span { start: first.span.start, end: last.span.end };
    (closed && rank - sentence <= LONGEST).then_some(Reported { span, subject })
}

/// « X a affirmé que … »
fn said_that(page: &Page<'_>, rank: usize, sentence: usize, quoted: &[Quoted]) -> Option<Reported> {
    let words = page.words;
    let saying = verbs::at(words, rank)?;
    let mut that = saying.end;
    while !matches!(words.folded(that), "que" | "qu") {
        let open = matches!(words.gap(that - 1), Gap::Space | Gap::Apostrophe | Gap::Hyphen);
        let word = words.folded(that);
        if saying.end + FAR < that || !open || word.is_empty() || is_negative(word) || is_object(words, that) {
            return None;
        }
        that += 1;
    }
    if !matches!(words.gap(that - 1), Gap::Space | Gap::Pause) {
        return None;
    }
    // « Si X affirme que …, Y en doute »
    if words.folded(sentence) == "si" {
        return None;
    }
    let subject = match saying.pronoun {
        Some(woman) => Subject::Pronoun(woman),
        None => page.before(saying)?,
    };
    Some(Reported { span: clause(words, that + 1, quoted)?, subject })
}

/// « Selon X, … » and « …, selon X. »; `name` is the rank of the first word after the preposition.
fn according(page: &Page<'_>, rank: usize, name: usize, sentence: usize, quoted: &[Quoted]) -> Option<Reported> {
    let words = page.words;
    let speaker: Speaker = page.at(name).or_else(|| {
        let article = matches!(words.folded(name), "le" | "la" | "l" | "les");
        page.at(name + usize::from(article))
    })?;
    let subject = Subject::Speaker(speaker);
    let gap = words.gap(speaker.end - 1);
    if rank == sentence {
        return (gap == Gap::Pause).then(|| Some(Reported { span: clause(words, speaker.end, quoted)?, subject }))?;
    }
    let closed = matches!(gap, Gap::Dot | Gap::Break) && words.before(rank, |gap| gap == Gap::Pause).is_some();
    let (first, last) = (words.get(sentence)?, words.get(rank.checked_sub(1)?)?);
    let span = Span { start: first.span.start, end: last.span.end };
    (closed && SHORTEST <= rank - sentence).then_some(Reported { span, subject })
}

/// Whether an article begins the object of the verb: « confirme la place qu'il occupe » is no speech. « à la presse », « le
/// 12 mai » may stand there.
fn is_object(words: &Words, rank: usize) -> bool {
    let article = matches!(words.folded(rank), "le" | "la" | "l" | "les" | "un" | "une" | "son" | "sa" | "ses");
    let governor = rank.checked_sub(1).map_or("", |before| words.folded(before));
    let governed = matches!(governor, "a" | "de" | "sur" | "dans" | "par" | "devant" | "avec" | "pour");
    let dated = words.folded(rank + 1).bytes().all(|byte| byte.is_ascii_digit());
    article && !governed && !dated
}

/// From a word to the end of its sentence, with the quotations in it; nothing when it is all quotation.
fn clause(words: &Words, first: usize, quoted: &[Quoted]) -> Option<Span> {
    let start = words.get(first)?.span.start;
    let mut quoted = quoted.iter().skip_while(|quoted| quoted.outside.end <= start).peekable();
    if quoted.peek().is_some_and(|quoted| quoted.outside.start <= start) {
        return None;
    }
    let mut last = first;
    loop {
        let word = words.get(last)?;
        let next = words.get(last + 1).map(|word| word.span.start);
        // « 1.500 »
        let figure = words.gap(last) == Gap::Dot && next == Some(word.span.end + 1);
        if first + LONGEST < last {
            return None;
        }
        if !matches!(words.gap(last), Gap::Break | Gap::Dot) || figure {
            last += 1;
            continue;
        }
        // The mark of a quotation ends no sentence: « que la réforme est « juste » et utile ».
        let opens = quoted
            .peek()
            .filter(|quoted| Some(quoted.outside.start) < next && word.span.end < quoted.outside.start + 3);
        let Some(quotation) = opens.copied().filter(|quoted| word.span.end <= quoted.outside.start) else {
            let long = SHORTEST <= last + 1 - first;
            return long.then_some(Span { start, end: word.span.end });
        };
        quoted.next();
        let after = words.from_byte(quotation.outside.end);
        let goes_on = words.get(after).is_some_and(|word| {
            word.span.start <= quotation.outside.end + 2 && word.case == crate::knowledge::words::Case::Lower
        });
        if !goes_on {
            return Some(Span { start, end: quotation.outside.end });
        }
        last = after;
    }
}

fn is_negative(folded: &str) -> bool {
    matches!(folded, "pas" | "jamais" | "rien" | "moins" | "plus" | "ne" | "n")
}
