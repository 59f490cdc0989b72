//! What extraction finds in an article: mentions, entities, dates, as plain data.
//!
//! **Invariant**: knows nothing else of the crate. Spans are byte offsets into
//! [`crate::article::Article::text`], on character boundaries; `present` turns them into code points.

use std::sync::Arc;

use jiff::civil::Date;

/// A half-open range of bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// Whether the two share a byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// What an entity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A person.
    Person,
    /// A country, city, region, river…
    Place,
    /// An institution, party, company, armed group…
    Organisation,
}

impl Kind {
    /// The tag used by NER sets and in JSON.
    pub fn tag(self) -> &'static str {
        match self {
            Kind::Person => "PER",
            Kind::Place => "LOC",
            Kind::Organisation => "ORG",
        }
    }
}

/// Why a mention stands for its entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Evidence {
    /// The preferred or full name.
    Name,
    /// A surname alone or after a civil title.
    Surname,
    /// Another name, spelling or acronym.
    Alias,
    /// « le président russe ».
    Role,
    /// « chinois », « les Chinois ».
    Demonym,
    /// A capital city that acts: « Pékin a annoncé ».
    Capital,
    /// « le Kremlin ».
    Metonym,
    /// « sino-russe », « pro-russe ».
    Compound,
    /// A city, for its country.
    City,
    /// The learned tagger.
    Model,
}

impl Evidence {
    /// All of them, in order.
    pub const ALL: [Evidence; 10] = [
        Evidence::Name,
        Evidence::Surname,
        Evidence::Alias,
        Evidence::Role,
        Evidence::Demonym,
        Evidence::Capital,
        Evidence::Metonym,
        Evidence::Compound,
        Evidence::City,
        Evidence::Model,
    ];

    /// The one of that name.
    pub fn from_name(name: &str) -> Option<Evidence> {
        Evidence::ALL.into_iter().find(|evidence| evidence.name() == name)
    }

    /// The name used in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Evidence::Name => "name",
            Evidence::Surname => "surname",
            Evidence::Alias => "alias",
            Evidence::Role => "role",
            Evidence::Demonym => "demonym",
            Evidence::Capital => "capital",
            Evidence::Metonym => "metonym",
            Evidence::Compound => "compound",
            Evidence::City => "city",
            Evidence::Model => "model",
        }
    }
}

/// Somebody or something that articles speak of.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Entity {
    /// Stable identifier: a Wikidata QID, a country code, else a slug.
    pub id: Arc<str>,
    /// Preferred French name.
    pub name: Arc<str>,
}

/// Where a place or a country is.
#[derive(Debug, Clone, PartialEq)]
pub struct Location {
    /// Code of its country, when it is in one.
    pub country: Option<Arc<str>>,
    /// Latitude and longitude in degrees, when known.
    pub position: Option<(f32, f32)>,
    /// Names of what it is in, the nearest first.
    pub within: Vec<Arc<str>>,
}

/// A stretch of text that names an entity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Where.
    pub span: Span,
    /// What it names.
    pub kind: Kind,
    /// Whom or what, when known.
    pub entity: Option<Entity>,
    /// Why.
    pub evidence: Evidence,
    /// The country it is evidence for, as a code.
    pub country: Option<Arc<str>>,
}

/// A country of an article: how often and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountryCount {
    /// Code (ISO 3166-1 alpha-2, or ours for historic states) and French name.
    pub entity: Entity,
    /// Number of mentions.
    pub count: usize,
    /// Distinct kinds of evidence, in the order of [`Evidence`].
    pub evidence: Vec<Evidence>,
}

/// TIMEX3 types.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateKind {
    /// A day, month, year…
    Date,
    /// A time of day.
    Time,
    /// « pendant trois semaines ».
    Duration,
    /// « chaque lundi ».
    Set,
}

impl DateKind {
    /// The TIMEX3 tag.
    pub fn tag(self) -> &'static str {
        match self {
            DateKind::Date => "DATE",
            DateKind::Time => "TIME",
            DateKind::Duration => "DURATION",
            DateKind::Set => "SET",
        }
    }
}

/// An expression of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateMention {
    /// Where.
    pub span: Span,
    /// TIMEX3 type.
    pub kind: DateKind,
    /// TIMEX3 value: `2023-10-17`, `2023-10`, `2022`…
    pub value: String,
    /// First and last day, when it is on the calendar.
    pub interval: Option<(Date, Date)>,
}

/// What somebody said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// The words: between quotation marks and without them, or the clause of « X a affirmé que … ».
    pub span: Span,
    /// Whose, when known.
    pub speaker: Option<Entity>,
    /// The speaker as the text names him: « M. Dupont », « le président russe ».
    pub name: String,
}

/// All that extraction found in one article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Annotations {
    /// Mentions by place in the text, without overlap.
    pub mentions: Vec<Mention>,
    /// Persons named, in order of appearance.
    pub people: Vec<Entity>,
    /// Those of them (and those designated by a role) who hold or held an office.
    pub leaders: Vec<Entity>,
    /// Countries by name, demonym, compound, metonym or capital as actor, most frequent first.
    pub countries: Vec<CountryCount>,
    /// Cities, regions, rivers…, in order of appearance.
    pub places: Vec<Entity>,
    /// Organisations, in order of appearance.
    pub organisations: Vec<Entity>,
    /// Expressions of time, by place in the text.
    pub dates: Vec<DateMention>,
    /// First and last day of « du 3 au 5 juin », whose ends are two expressions.
    pub ranges: Vec<(Date, Date)>,
    /// Quotations whose speaker is clear, by place in the text, without overlap.
    pub quotes: Vec<Quote>,
    /// Ids of all that the places and countries are in, and of the countries, regions and seas themselves, each once.
    pub within: Vec<Arc<str>>,
}
