//! The page of an article: its text with what it names highlighted, and a side box of people, countries, dates.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::layout::{Bar, page};
use super::state::State;
use crate::annotation::{Annotations, DateMention, Entity, Evidence, Kind, Mention, Span};
use crate::article::Article;
use crate::present::passages::{Passage, Role, passages};
use crate::present::pieces::within;
use crate::present::wording::{day, evidence, facet_title, interval, iso_day, language, number, provenance, unbroken};
use crate::search::ArticleView;
use crate::store::FacetField;

/// The page of an article, with a way back to the search that found it.
pub fn article(view: &ArticleView, back: &State) -> String {
    let ArticleView { article, annotations, .. } = view;
    let marks = marks(annotations);
    let passages = passages(article);
    let (titles, rest): (Vec<Passage>, Vec<Passage>) = passages.iter().partition(|passage| passage.role == Role::Title);
    let main = html! {
        div .reading {
            article .article lang=[foreign(article)] {
                @if !back.is_empty() { p .back { a href=(back.href()) { "← Retour aux résultats" } } }
                header {
                    @if let Some(section) = &article.section { p .section { (section) } }
                    h1 {
                        @if titles.is_empty() { "Sans titre" }
                        @for title in &titles { (highlighted(title, &marks)) }
                    }
                    (byline(article))
                }
                @for passage in &rest {
                    @match passage.role {
                        Role::Lead => p .lead { (highlighted(passage, &marks)) },
                        Role::Heading => h2 { (highlighted(passage, &marks)) },
                        _ => p { (highlighted(passage, &marks)) },
                    }
                }
                (quotations(article, annotations))
                (origin(article))
            }
            (side(annotations))
        }
    };
    let title = if article.title.is_empty() { "Sans titre" } else { &article.title };
    page(&format!("{title} · Kiosque"), Bar::Alone(back), &main)
}

/// The language, when it isn't that of the page.
fn foreign(article: &Article) -> Option<&str> {
    article.language.as_deref().filter(|code| *code != "fr" && code.len() == 2 && code.is_ascii())
}

/// What is highlighted.
#[derive(Clone, Copy)]
enum Mark<'a> {
    Mention(&'a Mention),
    Date(&'a DateMention),
}

/// Mentions and dates by place in the text.
fn marks(annotations: &Annotations) -> Vec<(Span, Mark<'_>)> {
    let mentions = annotations.mentions.iter().map(|mention| (mention.span, Mark::Mention(mention)));
    let dates =
        annotations.dates.iter().filter(|date| date.interval.is_some()).map(|date| (date.span, Mark::Date(date)));
    let mut marks: Vec<_> = mentions.chain(dates).collect();
    marks.sort_by_key(|(span, _)| *span);
    marks
}

fn highlighted(passage: &Passage, marks: &[(Span, Mark)]) -> Markup {
    html! {
        @for (piece, mark) in within(passage.text, passage.start, marks) {
            @match mark {
                None => (unbroken(piece)),
                Some(Mark::Mention(mention)) => {
                    a class=(class(mention.kind)) href=(target(mention, piece).href()) { (piece) }
                },
                Some(Mark::Date(date)) => a .when href=(spoken_of(date).href()) { (piece) },
            }
        }
    }
}

fn class(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "who",
        Kind::Place => "where",
        Kind::Organisation => "org",
    }
}

/// The search that a mention leads to: its entity, else its words.
fn target(mention: &Mention, words: &str) -> State {
    let Some(entity) = &mention.entity else {
        return State {
            query: format!("« {} »", words.replace(['«', '»', '"', '“', '”'], " ")), ..State::default()
        };
    };
    match (mention.kind, mention.evidence, &mention.country) {
        (Kind::Person, Evidence::Role, _) => State::only(FacetField::Leader, &entity.id),
        (Kind::Person, ..) => State::only(FacetField::Person, &entity.id),
        (Kind::Organisation, ..) => State::only(FacetField::Organisation, &entity.id),
        (_, Evidence::Demonym | Evidence::Capital | Evidence::Metonym | Evidence::Compound, Some(country)) => {
            State::only(FacetField::Country, country)
        }
        (Kind::Place, _, Some(country)) if *country == entity.id => State::only(FacetField::Country, country),
        (Kind::Place, ..) => State::only(FacetField::Place, &entity.id),
    }
}

/// The articles that speak of the same days.
fn spoken_of(date: &DateMention) -> State {
    let mention = date.interval.map(|(from, to)| match (iso_day(from), iso_day(to)) {
        (from, to) if from == to => from,
        (from, to) => format!("{from}..{to}"),
    });
    State { mention, ..State::default() }
}

fn byline(article: &Article) -> Markup {
    html! {
        p .meta {
            @if let Some(source) = &article.source {
                a .source href=(State::only(FacetField::Source, source).href()) { (source) }
            }
            @match article.published {
                Some(published) => time datetime=(published.date) { (day(published.date)) },
                None => span { "sans date" },
            }
            @if !article.authors.is_empty() { span { "par " (article.authors.join(", ")) } }
        }
    }
}

/// Who says what, with a way to what else they say.
fn quotations(article: &Article, annotations: &Annotations) -> Markup {
    let text = if annotations.quotes.is_empty() { String::new() } else { article.text() };
    html! {
        @if !annotations.quotes.is_empty() {
            section .quotations aria-labelledby="citations" {
                h2 #citations { "Citations " small lang="en" { "Quotations" } }
                ul {
                    @for quote in &annotations.quotes {
                        @let name = quote.speaker.as_ref().map_or(&*quote.name, |speaker| &*speaker.name);
                        @let key = quote.speaker.as_ref().map_or(&*quote.name, |speaker| &*speaker.id);
                        li {
                            a .who href=(State::only(FacetField::Speaker, key).href()) { (name) }
                            q { (unbroken(text.get(quote.span.start..quote.span.end).unwrap_or_default())) }
                        }
                    }
                }
            }
        }
    }
}

/// Where the article and its date come from.
fn origin(article: &Article) -> Markup {
    html! {
        footer .origin {
            dl {
                @if let Some(published) = article.published {
                    dt { "Date" } dd { (day(published.date)) " (" (provenance(published.provenance)) ")" }
                }
                @if let Some(url) = article.url.as_deref() {
                    dt { "Original" }
                    dd {
                        @if is_web(url) { a href=(url) rel="noopener noreferrer nofollow" { (url) } } @else { (url) }
                    }
                }
                @if !article.keywords.is_empty() { dt { "Mots-clés" } dd { (article.keywords.join(", ")) } }
                @if let Some(code) = article.language.as_deref().filter(|code| *code != "fr") {
                    dt { "Langue" } dd { (language(code)) }
                }
                dt { "Identifiant" } dd .id { (article.id) }
            }
        }
    }
}

/// Whether an address may be a link: the web only, nothing that could hide another scheme.
fn is_web(url: &str) -> bool {
    let scheme = url.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    matches!(scheme.as_deref(), Some("http" | "https")) && !url.chars().any(|c| c.is_control() || c.is_whitespace())
}

/// What the article speaks of.
fn side(annotations: &Annotations) -> Markup {
    let leaders: BTreeSet<&str> = annotations.leaders.iter().map(|leader| leader.id.as_ref()).collect();
    let others: Vec<&Entity> =
        annotations.people.iter().filter(|person| !leaders.contains(person.id.as_ref())).collect();
    html! {
        aside .about aria-label="Ce dont parle l’article" {
            (entities(FacetField::Leader, &annotations.leaders.iter().collect::<Vec<_>>()))
            (entities(FacetField::Person, &others))
            @if !annotations.countries.is_empty() {
                section {
                    h2 { (facet_title(FacetField::Country)) }
                    ul {
                        @for country in &annotations.countries {
                            li {
                                @let why: Vec<&str> = country.evidence.iter().map(|&why| evidence(why)).collect();
                                @let search = State::only(FacetField::Country, &country.entity.id);
                                a .where href=(search.href()) { (country.entity.name) }
                                span .count { (number(country.count as u64)) }
                                span .evidence { (why.join(", ")) }
                            }
                        }
                    }
                }
            }
            (entities(FacetField::Place, &annotations.places.iter().collect::<Vec<_>>()))
            (entities(FacetField::Organisation, &annotations.organisations.iter().collect::<Vec<_>>()))
            (dates(&annotations.dates))
        }
    }
}

fn entities(field: FacetField, entities: &[&Entity]) -> Markup {
    let class = match field {
        FacetField::Place => "where",
        FacetField::Organisation => "org",
        _ => "who",
    };
    html! {
        @if !entities.is_empty() {
            section {
                h2 { (facet_title(field)) }
                ul {
                    @for entity in entities {
                        li { a class=(class) href=(State::only(field, &entity.id).href()) { (entity.name) } }
                    }
                }
            }
        }
    }
}

/// The days spoken of, in their own order, each once.
fn dates(dates: &[DateMention]) -> Markup {
    let mut days: Vec<_> = dates.iter().filter_map(|date| date.interval.map(|interval| (interval, date))).collect();
    days.sort_by_key(|(interval, _)| *interval);
    days.dedup_by_key(|(interval, _)| *interval);
    html! {
        @if !days.is_empty() {
            section {
                h2 { "Dates évoquées" }
                ul {
                    @for ((from, to), date) in days {
                        li { a .when href=(spoken_of(date).href()) { (interval(from, to)) } }
                    }
                }
            }
        }
    }
}
