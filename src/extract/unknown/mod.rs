//! Names that the tables do not have: what the tagger found, made consistent within the article and gathered into
//! entities.
//!
//! **Invariant**: what the knowledge counted stays counted; mentions never overlap; no evidence for a country.
//!
//! The knowledge goes first: where it has decided, the tagger may only say that a city, a demonym or a country is part
//! of a longer name (« Université de Strasbourg »), and then only the mention is replaced, not what was counted.

mod ampersand;
mod articled;
mod consistency;
mod editions;
mod entities;
mod generic;
mod ministries;
mod namesakes;
mod trim;
mod witnesses;

use rustc_hash::FxHashSet;

use super::context::has_locative;
use super::scan::{Candidate, Scan};
use super::tagger::{Tagged, Tagger, hints};
use crate::annotation::{Evidence, Kind, Mention};
use crate::knowledge::Sense;
use crate::knowledge::words::Words;

/// What the tagger adds to the decisions of the knowledge.
#[derive(Debug, Default)]
pub struct Unknown {
    /// By place in the text.
    pub mentions: Vec<Mention>,
    /// Ranks of the candidates whose mention is part of a longer one.
    pub covered: FxHashSet<usize>,
}

/// The names of a text on which the knowledge has not decided.
pub fn names(text: &str, scan: &Scan<'_>) -> Unknown {
    let Some(tagger) = Tagger::embedded() else { return Unknown::default() };
    let words = scan.words();
    let tagged = tagger.mentions(text, words, &hints::hints(scan), scan.knowledge);
    let mut names = tagged;
    trim::settle(scan, &mut names);
    names.retain(|name| is_open(scan, *name));
    namesakes::settle(words, &mut names);
    articled::settle(words, &mut names);
    witnesses::settle(words, &mut names);
    consistency::settle(scan, &mut names);
    names.retain(|name| is_open(scan, *name));
    ampersand::settle(text, words, &mut names);
    let with_nouns = generic::names(scan, &names);
    longer(&mut names, with_nouns);
    longer(&mut names, ministries::names(scan));
    longer(&mut names, editions::names(scan));
    let covered = names.iter().flat_map(|name| decided_within(scan, *name)).collect();
    Unknown { mentions: entities::mentions(text, scan, &names), covered }
}

/// Puts longer names in the place of those that they overlap.
fn longer(names: &mut Vec<Tagged>, longer: Vec<Tagged>) {
    if longer.is_empty() {
        return;
    }
    let mut at = 0;
    names.retain(|name| {
        while longer.get(at).is_some_and(|other| other.first + other.length <= name.first) {
            at += 1;
        }
        longer.get(at).is_none_or(|other| name.first + name.length <= other.first)
    });
    names.extend(longer);
    names.sort_by_key(|name| name.first);
}

/// Whether the knowledge leaves a name to the tagger.
fn is_open(scan: &Scan<'_>, name: Tagged) -> bool {
    let yields = |rank: usize| scan.candidates.get(rank).is_some_and(|inner| yields(scan, inner, name));
    decided_within(scan, name).into_iter().all(yields)
}

/// Ranks of the decided candidates that share a word with a name.
fn decided_within(scan: &Scan<'_>, name: Tagged) -> Vec<usize> {
    let (first, end) = (name.first, name.first + name.length);
    let from = scan.candidates.partition_point(|candidate| candidate.end() <= first);
    let candidates = scan.candidates.iter().enumerate().skip(from);
    let within = candidates.take_while(|(_, candidate)| candidate.first < end);
    within.filter(|(_, candidate)| candidate.decision.is_some()).map(|(rank, _)| rank).collect()
}

/// Whether a decided candidate gives way to the longer name around it, or to the person of its name.
fn yields(scan: &Scan<'_>, inner: &Candidate, name: Tagged) -> bool {
    let Some(decision) = &inner.decision else { return true };
    let end = name.first + name.length;
    if inner.first < name.first || end < inner.end() {
        return false;
    }
    let longer = inner.length < name.length;
    match decision.kind {
        // « France Gall »: a first name.
        Kind::Place if longer => {
            name.kind != Kind::Person
                || decision.evidence == Evidence::City
                || (inner.first == name.first && scan.knowledge.first_names.contains(scan.words().folded(inner.first)))
        }
        // « au Parisien »: the newspaper.
        Kind::Place if decision.evidence == Evidence::Demonym => name.kind != Kind::Place,
        // « Nancy a souri »: a first name or a surname that is also a town.
        Kind::Place => {
            name.kind == Kind::Person
                && decision.evidence == Evidence::City
                && !has_locative(scan.words(), inner.first)
                && inner.senses.iter().any(|found| matches!(found.sense, Sense::Surname(_)))
        }
        Kind::Organisation => longer && inner.length == 1 && name.kind == Kind::Organisation,
        Kind::Person => false,
    }
}

/// The folded words of a name, one space between two.
fn folded(words: &Words, first: usize, length: usize) -> String {
    let mut folded = String::new();
    for rank in first..first + length {
        if rank != first {
            folded.push(' ');
        }
        folded.push_str(words.folded(rank));
    }
    folded
}

#[cfg(test)]
mod tests {
    use crate::annotation::Evidence;
    use crate::article::Article;
    use crate::knowledge::Knowledge;

    /// The mentions of the tagger as `text→name:kind`.
    fn check(text: &str, expected: &str) {
        let article = Article { title: "Dépêche".to_owned(), body: text.to_owned(), ..Article::default() };
        let found = super::super::annotations(&article, Knowledge::embedded());
        let text = article.text();
        let learned = found.mentions.iter().filter(|mention| mention.evidence == Evidence::Model);
        let shown = learned.map(|mention| {
            let name = mention.entity.as_ref().map_or("?", |entity| &entity.name);
            format!("{}→{name}:{}", &text[mention.span.start..mention.span.end], mention.kind.tag())
        });
        assert_eq!(shown.collect::<Vec<_>>().join("; "), expected, "{text}");
    }

    #[test]
    fn surnames_are_the_persons_of_the_article() {
        check(
            "Le directeur Bernard Castagnou a démissionné. M. Castagnou part vendredi, a dit Bernard Castagnou.",
            "Bernard Castagnou→Bernard Castagnou:PER; Castagnou→Bernard Castagnou:PER; \
             Bernard Castagnou→Bernard Castagnou:PER",
        );
        check(
            "Lucie Castagnou et Bernard Castagnou ont témoigné. M. Castagnou pleurait.",
            "Lucie Castagnou→Lucie Castagnou:PER; Bernard Castagnou→Bernard Castagnou:PER; Castagnou→?:PER",
        );
        check("Mme Trébaol a été entendue hier. Mme Trébaol a nié.", "Trébaol→Trébaol:PER; Trébaol→Trébaol:PER");
        // Nobody in particular.
        check("« Je reviendrai », dit Colette, une cliente.", "Colette→?:PER");
    }

    #[test]
    fn organisations_and_places() {
        check(
            "Les salariés de la société Kerbruc, à Plounéventer, sont en grève.",
            "Kerbruc→Kerbruc:ORG; Plounéventer→Plounéventer:LOC",
        );
    }

    #[test]
    fn any_text_is_taken() {
        for text in ["", "É", "A B C D", "DE LA DE", "«»", "L’", "Xi\u{301} de", "🦀 Ab🦀Cd de la"] {
            let article = Article { body: text.to_owned(), ..Article::default() };
            super::super::annotations(&article, Knowledge::embedded());
        }
        let list = "Jean Dupont, Anne de la ".repeat(5_000);
        let article = Article { body: list, ..Article::default() };
        assert!(4_000 < super::super::annotations(&article, Knowledge::embedded()).mentions.len());
    }
}
