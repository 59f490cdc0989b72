//! The best passage of an article: whole sentences where they fit, cut at words where they don't.

use super::answer::Snippet;
use super::matcher::{Match, Matcher};
use crate::annotation::Span;
use crate::article::Article;
use crate::french::Analyzer;

/// Characters of a passage, about.
const LENGTH: usize = 240;

/// A passage and the leaves of the query it shows.
struct Passage {
    leaves: Vec<usize>,
    matches: usize,
    rank: usize,
    snippet: Snippet,
}

/// The best passage of the lead and body, and a second one when it shows words that the first does not; the beginning
/// when nothing matches.
pub fn snippets(article: &Article, matcher: &Matcher, analyzer: &mut Analyzer) -> Vec<Snippet> {
    let paragraphs = std::iter::once(article.lead.as_str()).chain(article.body.split("\n\n")).map(str::trim);
    let mut passages: Vec<Passage> = Vec::new();
    for (rank, paragraph) in paragraphs.filter(|paragraph| !paragraph.is_empty()).enumerate() {
        let matches = matcher.matches(paragraph, analyzer);
        if rank == 0 || !matches.is_empty() {
            passages.push(passage(paragraph, rank, &matches));
        }
    }
    let Some(first) = best(&passages, &[]) else { return Vec::new() };
    let mut chosen = vec![first];
    // A second passage is worth its lines only for words of its own.
    if let Some(second) = best(&passages, &first.leaves).filter(|second| shows_more(second, &first.leaves)) {
        chosen.push(second);
        chosen.sort_by_key(|passage| passage.rank);
    }
    chosen.into_iter().map(|passage| passage.snippet.clone()).collect()
}

/// The passage with the most leaves beside those known, then the most matches, then the first.
fn best<'p>(passages: &'p [Passage], known: &[usize]) -> Option<&'p Passage> {
    let new = |passage: &Passage| passage.leaves.iter().filter(|leaf| !known.contains(leaf)).count();
    passages.iter().max_by_key(|passage| (new(passage), passage.matches, std::cmp::Reverse(passage.rank)))
}

fn shows_more(passage: &Passage, known: &[usize]) -> bool {
    passage.leaves.iter().any(|leaf| !known.contains(leaf))
}

/// The best passage of a paragraph.
fn passage(text: &str, rank: usize, matches: &[Match]) -> Passage {
    let sentences = sentences(text);
    let window = |first: usize| {
        let start = sentences.get(first).map_or(0, |sentence| sentence.start);
        Span { start, end: end_of(text, &sentences, first) }
    };
    let score = |window: Span| (leaves(matches, window).len(), inside(matches, window).count());
    let best = (0..sentences.len()).max_by_key(|first| (score(window(*first)), std::cmp::Reverse(*first)));
    let window = window(best.unwrap_or(0));
    let first = inside(matches, window).next().map_or(window.start, |found| found.span.start);
    let (leaves, matched) = (leaves(matches, window), inside(matches, window).count());
    Passage { leaves, matches: matched, rank, snippet: cut(text, window, first.max(window.start), matches) }
}

fn inside(matches: &[Match], window: Span) -> impl Iterator<Item = &Match> {
    matches.iter().filter(move |found| found.span.overlaps(window))
}

/// The distinct leaves that match in a window.
fn leaves(matches: &[Match], window: Span) -> Vec<usize> {
    let mut leaves: Vec<usize> = inside(matches, window).map(|found| found.leaf).collect();
    leaves.sort_unstable();
    leaves.dedup();
    leaves
}

/// The end of a passage that begins with that sentence: more sentences as long as they fit.
fn end_of(text: &str, sentences: &[Span], rank: usize) -> usize {
    let start = sentences.get(rank).map_or(0, |sentence| sentence.start);
    let length = |end: usize| text.get(start..end).map_or(0, |passage| passage.chars().count());
    let following = sentences.get(rank..).unwrap_or_default();
    let fitting = following.iter().take_while(|sentence| length(sentence.end) <= LENGTH).last();
    fitting.or(following.first()).map_or(text.len(), |sentence| sentence.end)
}

/// The window, cut around its first match when it is too long, with its marks.
fn cut(text: &str, window: Span, first: usize, matches: &[Match]) -> Snippet {
    let long = LENGTH < text.get(window.start..window.end).map_or(0, |passage| passage.chars().count());
    let window = if long { around(text, window, first) } else { window };
    let passage = text.get(window.start..window.end).unwrap_or_default();
    let lead = passage.len() - passage.trim_start().len();
    let passage = passage.trim();
    let start = window.start + lead;
    let end = start + passage.len();
    let prefix = if long && text.get(..start).is_some_and(|before| !ends_a_sentence(before)) { "… " } else { "" };
    let suffix = if long && end < text.trim_end().len() { " …" } else { "" };
    let shift = |at: usize| at - start + prefix.len();
    let inside = matches.iter().filter(|found| start <= found.span.start && found.span.end <= end);
    let marks = inside.map(|found| Span { start: shift(found.span.start), end: shift(found.span.end) }).collect();
    Snippet { text: format!("{prefix}{passage}{suffix}"), marks }
}

/// A window of about [`LENGTH`] characters, a third of them before `first`, cut between words.
fn around(text: &str, window: Span, first: usize) -> Span {
    let before = text.get(window.start..first).unwrap_or_default();
    let start = match before.char_indices().rev().nth(LENGTH / 3) {
        Some((at, _)) => after_space(text, window.start + at, first),
        None => window.start,
    };
    let after = text.get(start..window.end).unwrap_or_default();
    let end = match after.char_indices().nth(LENGTH) {
        Some((at, _)) => before_space(text, start, start + at),
        None => window.end,
    };
    Span { start, end }
}

fn after_space(text: &str, from: usize, limit: usize) -> usize {
    let between = text.get(from..limit).unwrap_or_default();
    between.find(char::is_whitespace).map_or(from, |at| from + at)
}

fn before_space(text: &str, limit: usize, to: usize) -> usize {
    let between = text.get(limit..to).unwrap_or_default();
    between.rfind(char::is_whitespace).map_or(to, |at| limit + at)
}

fn ends_a_sentence(text: &str) -> bool {
    text.trim_end().is_empty() || text.trim_end().ends_with(['.', '!', '?', '…', ':'])
}

/// The sentences of a paragraph: a stop, perhaps a closing quote, a space and a capital; « M. Xi » is none.
fn sentences(text: &str) -> Vec<Span> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if !matches!(c, '.' | '!' | '?' | '…') {
            continue;
        }
        let mut end = at + c.len_utf8();
        let mut spaced = false;
        while let Some(&(next, c)) = chars.peek() {
            match c {
                '"' | '»' | '”' | ')' => end = next + c.len_utf8(),
                c if c.is_whitespace() => spaced = true,
                _ => break,
            }
            chars.next();
        }
        let opens =
            chars.peek().is_none_or(|(_, c)| c.is_uppercase() || c.is_numeric() || matches!(c, '«' | '"' | '“' | '-'));
        if spaced && opens && !(c == '.' && is_abbreviation(text.get(start..at).unwrap_or_default())) {
            sentences.push(Span { start, end });
            start = chars.peek().map_or(text.len(), |(at, _)| *at);
        }
    }
    if start < text.len() {
        sentences.push(Span { start, end: text.len() });
    }
    sentences
}

/// « M », « MM », « Dr », « St », initials: a dot after them ends nothing.
fn is_abbreviation(before: &str) -> bool {
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    initial
        || matches!(word, "MM" | "Mme" | "Mmes" | "Mlle" | "Dr" | "Me" | "Mgr" | "St" | "Ste" | "art" | "av" | "env")
}

#[cfg(test)]
mod tests {
    use super::{sentences, snippets};
    use crate::article::Article;
    use crate::french::Analyzer;
    use crate::knowledge::Knowledge;
    use crate::query::parse;
    use crate::search::matcher::Matcher;
    use jiff::civil::date;

    fn check(query: &str, body: &str, expected: &str) {
        let matcher = Matcher::of(&parse(query, date(2023, 1, 1)).0, Knowledge::embedded(), &mut Analyzer::default());
        let article = Article { body: body.to_owned(), ..Article::default() };
        let shown = snippets(&article, &matcher, &mut Analyzer::default()).into_iter().map(|snippet| {
            let mut shown = snippet.text.clone();
            for mark in snippet.marks.iter().rev() {
                shown.insert(mark.end, ']');
                shown.insert(mark.start, '[');
            }
            shown
        });
        assert_eq!(shown.collect::<Vec<_>>().join("|"), expected, "{query}");
    }

    #[test]
    fn sentences_and_abbreviations() {
        let text = "M. Xi a parlé. « Bien. » Puis J. Dupont, 3.000 fois ! Fin";
        let found: Vec<&str> = sentences(text).into_iter().map(|span| &text[span.start..span.end]).collect();
        assert_eq!(found, ["M. Xi a parlé.", "« Bien. »", "Puis J. Dupont, 3.000 fois !", "Fin"]);
    }

    #[test]
    fn passages() {
        check(
            "accord",
            "Rien ici.\n\nUn accord a été signé. Il vaut dix ans.",
            "Un [accord] a été signé. Il vaut dix ans.",
        );
        check("", "Le début. La suite.", "Le début. La suite.");
        check("gaz accord", "Le gaz manque.\n\nRien.\n\nUn accord.", "Le [gaz] manque.|Un [accord].");
        let long = format!("{} l’été {}", "avant ".repeat(60), "après ".repeat(60));
        let matcher = Matcher::of(&parse("été", date(2023, 1, 1)).0, Knowledge::embedded(), &mut Analyzer::default());
        let article = Article { body: long, ..Article::default() };
        let snippet = snippets(&article, &matcher, &mut Analyzer::default()).remove(0);
        assert!(snippet.text.starts_with("… avant") && snippet.text.ends_with("après …"), "{}", snippet.text);
        assert!(snippet.text.chars().count() < 260);
        let mark = snippet.marks[0];
        assert_eq!(&snippet.text[mark.start..mark.end], "été");
    }
}
