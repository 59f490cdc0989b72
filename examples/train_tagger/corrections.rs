//! Corrects what the teacher found: by the knowledge, by the whole corpus, by the article.

use kiosque::annotation::Kind;
use kiosque::extract::tagger::hints::decided;
use kiosque::extract::tagger::sheet::{BEGINS, CAPITAL, Sheet, UPPER};
use kiosque::knowledge::words::{Gap, Words};
use rustc_hash::FxHashMap;

use super::labels::Labelled;

/// An article ready for training.
#[derive(Clone)]
pub struct Studied {
    /// Its words.
    pub words: Words,
    /// Its sheet.
    pub sheet: Sheet,
    /// Its names.
    pub names: Vec<Labelled>,
    /// How much it counts.
    pub weight: f32,
    /// Whether only persons are labelled.
    pub person_only: bool,
    /// Who labelled it.
    pub labelled_by: By,
}

/// Who labelled an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// The teacher: its names are corrected.
    Teacher,
    /// Readers of the article.
    Readers,
    /// Who wrote the sentence.
    Authors,
}

/// Names corrected by knowledge, verdict, corpus and article.
pub type Changed = [usize; 4];

/// What a person decided on strings that the teacher is often wrong about.
fn verdicts() -> FxHashMap<&'static str, Verdict> {
    let rows = include_str!("verdicts.tsv").lines().skip(1).filter_map(|line| line.split_once('\t'));
    rows.map(|(name, verdict)| {
        let verdict = match verdict {
            "PER" => Verdict::Is(Kind::Person),
            "LOC" => Verdict::Is(Kind::Place),
            "ORG" => Verdict::Is(Kind::Organisation),
            "-" => Verdict::NoName,
            _ => Verdict::Depends,
        };
        (name, verdict)
    })
    .collect()
}

/// What a string is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    /// Always that.
    Is(Kind),
    /// Never a name by itself.
    NoName,
    /// The surroundings tell: the teacher is believed.
    Depends,
}

/// Applies the verdicts to an article.
fn by_verdict(article: &mut Studied, verdicts: &FxHashMap<&'static str, Verdict>) -> usize {
    let mut changed = 0;
    let (words, sheet) = (&article.words, &article.sheet);
    article.names.retain_mut(|name| {
        if matches!(decided(sheet.sights[name.first].hint), 1..=3) {
            return true;
        }
        match verdicts.get(&*string(words, name.first, name.end)) {
            Some(Verdict::Is(kind)) => {
                changed += usize::from(name.kind != Some(*kind));
                name.kind = Some(*kind);
                true
            }
            Some(Verdict::NoName) => {
                changed += 1;
                false
            }
            Some(Verdict::Depends) | None => true,
        }
    });
    for (first, end) in loose(article) {
        if let Some(Verdict::Is(kind)) = verdicts.get(&*string(&article.words, first, end)) {
            changed += 1;
            set(&mut article.names, Labelled { first, end, kind: Some(*kind) }, true);
        }
    }
    changed
}

/// Corrects the names of all articles.
pub fn correct(articles: &mut [Studied]) -> Changed {
    let mut changed = [0; 4];
    for article in articles.iter_mut().filter(|article| article.labelled_by == By::Teacher) {
        changed[0] += by_knowledge(article);
    }
    let verdicts = verdicts();
    for article in articles.iter_mut().filter(|article| article.labelled_by == By::Teacher && !article.person_only) {
        changed[1] += by_verdict(article, &verdicts);
        super::patterns::correct(&article.words, &article.sheet, &mut article.names);
    }
    let votes = votes(articles);
    for article in articles.iter_mut().filter(|article| article.labelled_by == By::Teacher && !article.person_only) {
        changed[2] += by_corpus(article, &votes, &verdicts);
    }
    for article in articles.iter_mut().filter(|article| article.labelled_by == By::Teacher) {
        changed[3] += by_article(article);
    }
    changed
}

/// Sets a name, or frees or removes what overlaps it.
fn set(names: &mut Vec<Labelled>, name: Labelled, keep: bool) {
    names.retain(|other| other.end <= name.first || name.end <= other.first);
    if keep {
        let at = names.partition_point(|other| other.first < name.first);
        names.insert(at, name);
    }
}

/// What the knowledge has decided on is right, but for longer names of organisations around it.
fn by_knowledge(article: &mut Studied) -> usize {
    let mut changed = 0;
    let mut rank = 0;
    while rank < article.sheet.sights.len() {
        let hint = article.sheet.sights[rank].hint;
        let mut end = rank + 1;
        if hint >> 12 & 1 == 1 {
            while article.sheet.sights.get(end).is_some_and(|sight| sight.hint >> 12 & 3 == 2) {
                end += 1;
            }
        }
        let (kind, why) = (decided(hint), hint >> 9 & 7);
        let overlapping: Vec<Labelled> =
            article.names.iter().filter(|name| name.first < end && rank < name.end).copied().collect();
        let same = overlapping.iter().any(|name| name.first == rank && name.end == end);
        let longer = overlapping.iter().any(|name| name.first <= rank && end <= name.end) && !same;
        let wanted = match (kind, why) {
            (1, 1 | 2) if 1 < end - rank => Some(Kind::Person),
            (1, _) if !longer => Some(Kind::Person),
            (2, 1 | 2) if !longer => Some(Kind::Place),
            (2, 4 | 5) if overlapping.is_empty() => Some(Kind::Place),
            (2, 4 | 5) if same && overlapping.iter().any(|name| name.kind.is_none()) => Some(Kind::Place),
            (3, _) if !longer || 2 < end - rank => Some(Kind::Organisation),
            (4, _) if same => {
                set(&mut article.names, Labelled { first: rank, end, kind: None }, false);
                changed += 1;
                None
            }
            _ => None,
        };
        let capital = article.sheet.sights[rank].shape & CAPITAL != 0;
        if let Some(kind) = wanted.filter(|_| capital) {
            let name = Labelled { first: rank, end, kind: Some(kind) };
            if !overlapping.contains(&name) {
                set(&mut article.names, name, true);
                changed += 1;
            }
        }
        rank = end;
    }
    changed
}

/// Counts of a string as person, place, organisation, unknown and as no name.
type Votes = FxHashMap<String, [u32; 5]>;

fn string(words: &Words, first: usize, end: usize) -> String {
    (first..end).map(|rank| words.folded(rank)).collect::<Vec<_>>().join(" ")
}

fn index(kind: Option<Kind>) -> usize {
    match kind {
        Some(Kind::Person) => 0,
        Some(Kind::Place) => 1,
        Some(Kind::Organisation) => 2,
        None => 3,
    }
}

/// Runs of capitals that no name touches and that begin no sentence.
fn loose(article: &Studied) -> Vec<(usize, usize)> {
    let mut runs = Vec::new();
    let capital = |rank: usize| {
        article.sheet.sights.get(rank).is_some_and(|sight| {
            sight.shape & CAPITAL != 0
                && (sight.shape & BEGINS == 0 || sight.shape & UPPER != 0 || sight.class.habit() == 3)
        })
    };
    let mut names = article.names.iter().peekable();
    let mut rank = 0;
    while rank < article.words.len() {
        while names.peek().is_some_and(|name| name.end <= rank) {
            names.next();
        }
        if let Some(name) = names.peek().filter(|name| name.first <= rank) {
            rank = name.end;
            continue;
        }
        let first = rank;
        let limit = names.peek().map_or(article.words.len(), |name| name.first);
        while rank < limit
            && capital(rank)
            && (rank == first || matches!(article.words.gap(rank - 1), Gap::Space | Gap::Hyphen | Gap::Apostrophe))
        {
            rank += 1;
        }
        if first < rank && (article.sheet.sights[first].hint >> 7 & 3) == 0 {
            runs.push((first, rank));
        }
        rank = rank.max(first + 1);
    }
    runs
}

fn votes(articles: &[Studied]) -> Votes {
    let mut votes = Votes::default();
    for article in articles.iter().filter(|article| !article.person_only && 0.9 <= article.weight) {
        for name in &article.names {
            votes.entry(string(&article.words, name.first, name.end)).or_default()[index(name.kind)] += 1;
        }
        for (first, end) in loose(article) {
            votes.entry(string(&article.words, first, end)).or_default()[4] += 1;
        }
    }
    votes
}

/// The votes as a table, the most frequent strings first: what to look at for verdicts.
pub fn table(articles: &[Studied]) -> String {
    let votes = votes(articles);
    let mut rows: Vec<_> = votes.iter().collect();
    rows.sort_by_key(|(name, counts)| (std::cmp::Reverse(counts.iter().sum::<u32>()), *name));
    let mut table = String::from("name\tPER\tLOC\tORG\tunknown\tnone\n");
    for (name, [person, place, organisation, unknown, none]) in rows {
        table.push_str(&format!("{name}\t{person}\t{place}\t{organisation}\t{unknown}\t{none}\n"));
    }
    table
}

/// What a string mostly is decides on the rare other occurrences; what is undecided stays open.
fn by_corpus(article: &mut Studied, votes: &Votes, verdicts: &FxHashMap<&'static str, Verdict>) -> usize {
    let mut changed = 0;
    let kinds = [Some(Kind::Person), Some(Kind::Place), Some(Kind::Organisation)];
    for name in &mut article.names {
        if article.sheet.sights[name.first].hint >> 7 & 3 != 0 {
            continue;
        }
        let string = string(&article.words, name.first, name.end);
        if verdicts.contains_key(&*string) {
            continue;
        }
        let Some(counts) = votes.get(&string) else { continue };
        let total: u32 = counts[..4].iter().sum();
        let (best, most) = counts[..3].iter().enumerate().max_by_key(|(_, count)| **count).unwrap_or((0, &0));
        let wanted = if 5 <= total && total * 4 <= most * 5 {
            kinds[best]
        } else if 2 <= total && most * 10 < total * 6 {
            None
        } else {
            continue;
        };
        changed += usize::from(wanted != name.kind);
        name.kind = wanted;
    }
    for (first, end) in loose(article) {
        let string = string(&article.words, first, end);
        if verdicts.contains_key(&*string) {
            continue;
        }
        let Some(counts) = votes.get(&string) else { continue };
        let total: u32 = counts.iter().sum();
        let named: u32 = counts[..3].iter().sum();
        let (best, most) = counts[..3].iter().enumerate().max_by_key(|(_, count)| **count).unwrap_or((0, &0));
        let kind = if 6 <= total && total * 7 <= most * 10 { kinds[best] } else { None };
        if kind.is_some() || total * 3 <= (named + counts[3]) * 10 {
            changed += 1;
            set(&mut article.names, Labelled { first, end, kind }, true);
        }
    }
    // A string that is rarely taken for a name is none.
    let words = &article.words;
    let sheet = &article.sheet;
    article.names.retain(|name| {
        let Some(counts) = votes.get(&string(words, name.first, name.end)) else { return true };
        let total: u32 = counts.iter().sum();
        sheet.sights[name.first].hint >> 7 & 3 != 0 || total < 8 || total <= 10 * counts[..4].iter().sum::<u32>()
    });
    changed
}

/// A surname of a full name of the article is that person everywhere in it.
fn by_article(article: &mut Studied) -> usize {
    let mut surnames: FxHashMap<&str, usize> = FxHashMap::default();
    for name in article.names.iter().filter(|name| name.kind == Some(Kind::Person) && 2 <= name.end - name.first) {
        *surnames.entry(article.words.folded(name.end - 1)).or_default() += 1;
    }
    let mut wanted = Vec::new();
    for name in &article.names {
        if name.end == name.first + 1
            && name.kind != Some(Kind::Person)
            && surnames.contains_key(article.words.folded(name.first))
            && article.sheet.sights[name.first].hint >> 7 & 3 == 0
        {
            wanted.push(*name);
        }
    }
    for (first, end) in loose(article) {
        if end == first + 1 && surnames.contains_key(article.words.folded(first)) {
            wanted.push(Labelled { first, end, kind: None });
        }
    }
    let count = wanted.len();
    for name in wanted {
        set(&mut article.names, Labelled { kind: Some(Kind::Person), ..name }, true);
    }
    count
}
