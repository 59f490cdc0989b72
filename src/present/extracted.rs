//! The JSON of what extraction found: one line of `extract`, and part of an article.
//!
//! Written straight from the annotations: whole archives go through here.

use rustc_hash::FxHashMap;
use serde::Serialize;

use super::offsets::CodePoints;
use super::wording::iso_day;
use crate::annotation::{Annotations, CountryCount, DateMention, Entity, Kind, Location, Mention, Quote, Span};
use crate::search::Locations;

/// What was found in a text; positions are code points of it.
#[derive(Debug, Serialize)]
pub struct Extracted<'a> {
    id: &'a str,
    text: &'a str,
    entities: Vec<ShownMention<'a>>,
    people: Vec<&'a str>,
    leaders: Vec<&'a str>,
    countries: Vec<ShownCountry<'a>>,
    expressions: Vec<ShownDate<'a>>,
    quotes: Vec<ShownQuote<'a>>,
}

/// A mention; a place that is known says where it is.
#[derive(Debug, Serialize)]
struct ShownMention<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    name: Option<&'a str>,
    id: Option<&'a str>,
    evidence: &'static str,
    #[serde(flatten)]
    place: Option<ShownPlace<'a>>,
}

/// Where a place or country is.
#[derive(Debug, Serialize)]
pub struct ShownPlace<'a> {
    country: Option<&'a str>,
    lat: Option<f64>,
    lon: Option<f64>,
    within: Vec<&'a str>,
}

#[derive(Debug, Serialize)]
struct ShownCountry<'a> {
    code: &'a str,
    name: &'a str,
    count: usize,
    evidence: Vec<&'static str>,
}

#[derive(Debug, Serialize)]
struct ShownDate<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    value: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<String>,
}

/// What somebody says.
#[derive(Debug, Serialize)]
pub struct ShownQuote<'a> {
    start: usize,
    end: usize,
    speaker: &'a str,
    text: &'a str,
}

impl<'a> Extracted<'a> {
    /// What was found in the text of the article of that id.
    pub fn of(id: &'a str, text: &'a str, annotations: &'a Annotations, locations: &'a Locations) -> Extracted<'a> {
        let points = CodePoints::of(text);
        let locations: FxHashMap<&str, &Location> = locations.iter().map(|(id, location)| (&**id, location)).collect();
        let mention = |mention: &'a Mention| {
            let (start, end) = points.span(mention.span);
            let entity = mention.entity.as_ref().filter(|_| mention.kind == Kind::Place);
            ShownMention {
                start,
                end,
                text: covered(text, mention.span),
                kind: mention.kind.tag(),
                name: mention.entity.as_ref().map(|entity| &*entity.name),
                id: mention.entity.as_ref().map(|entity| &*entity.id),
                evidence: mention.evidence.name(),
                place: entity.and_then(|entity| locations.get(&*entity.id)).map(|location| ShownPlace::of(location)),
            }
        };
        let date = |date: &'a DateMention| {
            let (start, end) = points.span(date.span);
            let (kind, value) = (date.kind.tag(), &*date.value);
            let (from, to) = (date.interval.map(|(from, _)| iso_day(from)), date.interval.map(|(_, to)| iso_day(to)));
            ShownDate { start, end, text: covered(text, date.span), kind, value, from, to }
        };
        Extracted {
            id,
            text,
            entities: annotations.mentions.iter().map(mention).collect(),
            people: names(&annotations.people),
            leaders: names(&annotations.leaders),
            countries: annotations.countries.iter().map(country).collect(),
            expressions: annotations.dates.iter().map(date).collect(),
            quotes: quotes(text, &points, annotations),
        }
    }
}

impl<'a> ShownPlace<'a> {
    /// Where that is.
    pub fn of(location: &'a Location) -> ShownPlace<'a> {
        // Four decimals, as the tables have them; `f32` would show noise after them.
        let degrees = |degrees: f32| (f64::from(degrees) * 10_000.0).round() / 10_000.0;
        ShownPlace {
            country: location.country.as_deref(),
            lat: location.position.map(|(latitude, _)| degrees(latitude)),
            lon: location.position.map(|(_, longitude)| degrees(longitude)),
            within: location.within.iter().map(|name| &**name).collect(),
        }
    }
}

/// The quotations of a text with their speakers.
pub fn quotes<'a>(text: &'a str, points: &CodePoints<'_>, annotations: &'a Annotations) -> Vec<ShownQuote<'a>> {
    let quote = |quote: &'a Quote| {
        let (start, end) = points.span(quote.span);
        let speaker = quote.speaker.as_ref().map_or(&*quote.name, |entity| &*entity.name);
        ShownQuote { start, end, speaker, text: covered(text, quote.span) }
    };
    annotations.quotes.iter().map(quote).collect()
}

fn country(country: &CountryCount) -> ShownCountry<'_> {
    ShownCountry {
        code: &country.entity.id,
        name: &country.entity.name,
        count: country.count,
        evidence: country.evidence.iter().map(|evidence| evidence.name()).collect(),
    }
}

/// The preferred names of entities.
pub fn names(entities: &[Entity]) -> Vec<&str> {
    entities.iter().map(|entity| entity.name.as_ref()).collect()
}

fn covered(text: &str, span: Span) -> &str {
    text.get(span.start..span.end).unwrap_or("")
}
