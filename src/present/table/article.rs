//! One article, with its fields and its entities highlighted.

use super::Style;
use super::layout::{Ink, line, wrap};
use crate::annotation::{Annotations, Entity, Kind, Span};
use crate::present::passages::{Passage, Role, passages};
use crate::present::pieces::within;
use crate::search::ArticleView;

/// The article as a page of text: headline, fields, standfirst, paragraphs, what it speaks of.
pub fn article(view: &ArticleView, style: Style) -> String {
    let mut out = String::new();
    let marks = marks(&view.annotations);
    let passages = passages(&view.article);
    let (titles, rest) = passages.split_at(passages.iter().take_while(|p| p.role == Role::Title).count());
    for passage in titles {
        wrap(&mut out, &highlighted(passage, &marks, style), 0, style);
    }
    fields(&mut out, view, style);
    for passage in rest {
        wrap(&mut out, &highlighted(passage, &marks, style), 0, style);
        out.push('\n');
    }
    about(&mut out, &view.annotations, style);
    out
}

fn fields(out: &mut String, view: &ArticleView, style: Style) {
    let article = &view.article;
    let published = article.published.map(|p| format!("{} (from {})", p.date, p.provenance.name()));
    let rows = [
        ("id", Some(article.id.clone())),
        ("published", Some(published.unwrap_or_else(|| "undated".to_owned()))),
        ("source", article.source.clone()),
        ("authors", Some(article.authors.join(", "))),
        ("section", article.section.clone()),
        ("keywords", Some(article.keywords.join(", "))),
        ("language", article.language.clone()),
        ("url", article.url.clone()),
        ("path", Some(article.path.to_string_lossy().into_owned())),
    ];
    for (name, value) in rows {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            out.push_str(&format!("{}  {}\n", style.ink(Ink::Dim, &format!("{name:<9}")), line(&value)));
        }
    }
    out.push('\n');
}

/// The quotations of an article, in order: who, then what, indented below.
pub fn quotes(view: &ArticleView, style: Style) -> String {
    let mut out = String::new();
    let text = view.article.text();
    for quote in &view.annotations.quotes {
        let speaker = quote.speaker.as_ref().map_or(&*quote.name, |entity| &*entity.name);
        let words = text.get(quote.span.start..quote.span.end).unwrap_or_default();
        out.push_str(&format!("{}\n", style.ink(Ink::Person, &line(speaker))));
        wrap(&mut out, &line(words), 4, style);
    }
    out
}

/// Every mention and date, by place in the text.
fn marks(annotations: &Annotations) -> Vec<(Span, Ink)> {
    let mentions = annotations.mentions.iter().map(|mention| {
        let ink = match mention.kind {
            Kind::Person => Ink::Person,
            Kind::Place => Ink::Place,
            Kind::Organisation => Ink::Organisation,
        };
        (mention.span, ink)
    });
    let placed = annotations.dates.iter().filter(|date| date.interval.is_some());
    let dates = placed.map(|date| (date.span, Ink::Date));
    let mut marks: Vec<_> = mentions.chain(dates).collect();
    marks.sort_by_key(|(span, _)| *span);
    marks
}

fn highlighted(passage: &Passage, marks: &[(Span, Ink)], style: Style) -> String {
    let plain = matches!(passage.role, Role::Title | Role::Heading).then_some(Ink::Bold);
    within(passage.text, passage.start, marks)
        .into_iter()
        .map(|(piece, ink)| match ink.or(plain) {
            Some(ink) => style.ink(ink, &line(piece)),
            None => line(piece).into_owned(),
        })
        .collect()
}

fn about(out: &mut String, annotations: &Annotations, style: Style) {
    let countries = annotations.countries.iter().map(|country| {
        let evidence: Vec<&str> = country.evidence.iter().map(|evidence| evidence.name()).collect();
        format!("{} {} ({})", line(&country.entity.name), country.count, evidence.join(", "))
    });
    let placed = annotations.dates.iter().filter(|date| date.interval.is_some());
    let dates = placed.map(|date| date.value.clone());
    let rows: [(&str, Vec<String>); 6] = [
        ("leaders", names(&annotations.leaders)),
        ("people", names(&annotations.people)),
        ("countries", countries.collect()),
        ("places", names(&annotations.places)),
        ("organisations", names(&annotations.organisations)),
        ("dates", dates.collect()),
    ];
    for (name, mut values) in rows {
        let mut seen = std::collections::HashSet::new();
        values.retain(|value| seen.insert(value.clone()));
        if !values.is_empty() {
            wrap(out, &format!("{}: {}", style.ink(Ink::Bold, name), values.join(", ")), 0, style);
        }
    }
}

fn names(entities: &[Entity]) -> Vec<String> {
    entities.iter().map(|entity| line(&entity.name).into_owned()).collect()
}
