//! What is asked of a store and what it answers, whatever the engine.

use std::path::PathBuf;

use crate::annotation::Annotations;
use crate::article::Article;
use crate::query::ast::Node;

/// An article on its way into the index.
#[derive(Debug, Clone)]
pub struct Document {
    /// What the newspaper published.
    pub article: Article,
    /// What extraction found in it.
    pub annotations: Annotations,
    /// Whether the text is French, when there is enough of it to tell.
    pub french: Option<bool>,
    /// The file it came from.
    pub file: FileState,
}

/// A file as it was when its articles were indexed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileState {
    /// Absolute path.
    pub path: PathBuf,
    /// Length in bytes.
    pub size: u64,
    /// Modification time in nanoseconds since 1970: a hint only.
    pub modified: i64,
    /// First 16 bytes of the BLAKE3 digest of the content: the judge.
    pub digest: u128,
}

/// What a commit notes for the next run, atomically with the articles.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Checkpoint {
    /// Files whose articles are only partly in the index: read again at the next run.
    pub unfinished: Vec<PathBuf>,
    /// Files with articles left out because another file has the same id: read again when anything is removed.
    pub shadowed: Vec<PathBuf>,
}

/// Facets, in the order the page shows them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FacetField {
    /// Persons with an office.
    Leader,
    /// Persons named.
    Person,
    /// Countries.
    Country,
    /// Cities, regions, rivers…
    Place,
    /// Countries, regions, parts of the world that places are in: counted for levels of places, no facet by itself.
    PlaceWithin,
    /// Organisations.
    Organisation,
    /// Newspapers and agencies.
    Source,
    /// Bylines.
    Author,
    /// Sections.
    Section,
    /// Languages.
    Language,
    /// Years of publication.
    Year,
    /// Months of publication.
    Month,
    /// Years spoken of.
    MentionYear,
    /// Months spoken of.
    MentionMonth,
    /// Those whose words are quoted.
    Speaker,
    /// Days of publication.
    Day,
    /// Days spoken of.
    MentionDay,
}

impl FacetField {
    /// Every facet with its English and French name.
    pub const NAMES: [(FacetField, &'static str, &'static str); 16] = [
        (FacetField::Leader, "leader", "dirigeant"),
        (FacetField::Person, "person", "personne"),
        (FacetField::Country, "country", "pays"),
        (FacetField::Place, "place", "lieu"),
        (FacetField::Organisation, "organisation", "org"),
        (FacetField::Source, "source", "journal"),
        (FacetField::Author, "author", "auteur"),
        (FacetField::Section, "section", "rubrique"),
        (FacetField::Language, "language", "langue"),
        (FacetField::Year, "year", "annee"),
        (FacetField::Month, "month", "mois"),
        (FacetField::MentionYear, "mention-year", "mention-annee"),
        (FacetField::MentionMonth, "mention-month", "mention-mois"),
        (FacetField::Speaker, "speaker", "orateur"),
        (FacetField::Day, "day", "jour"),
        (FacetField::MentionDay, "mention-day", "mention-jour"),
    ];

    /// The name used in JSON and on the command line.
    pub fn name(self) -> &'static str {
        FacetField::NAMES.iter().find(|(field, _, _)| *field == self).map_or("", |(_, name, _)| name)
    }

    /// The facet of that English or French name, whatever the case.
    pub fn from_name(name: &str) -> Option<FacetField> {
        let name = name.to_lowercase();
        FacetField::NAMES.iter().find(|(_, en, fr)| *en == name || *fr == name).map(|(field, _, _)| *field)
    }

    /// Whether its values are keys of entities.
    pub fn is_entity(self) -> bool {
        use FacetField::{Country, Leader, Organisation, Person, Place, PlaceWithin, Speaker};
        matches!(self, Leader | Person | Country | Place | PlaceWithin | Organisation | Speaker)
    }

    /// Whether its values are numbers of years, months or days.
    pub fn is_time(self) -> bool {
        use FacetField::{Day, MentionDay, MentionMonth, MentionYear, Month, Year};
        matches!(self, Year | Month | Day | MentionYear | MentionMonth | MentionDay)
    }
}

/// A facet to count.
#[derive(Debug, Clone, PartialEq)]
pub struct FacetRequest {
    /// Which.
    pub field: FacetField,
    /// How many values, the most frequent ones.
    pub top: usize,
}

/// The order of hits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// Best first.
    #[default]
    Relevance,
    /// Best first, of two alike the newer one.
    Fresh,
    /// Oldest first.
    Oldest,
    /// Newest first.
    Newest,
    /// By the first day spoken of, the earliest first.
    MentionFirst,
    /// By the last day spoken of, the latest first.
    MentionLast,
}

/// A search.
#[derive(Debug, Clone)]
pub struct Request {
    /// Which articles.
    pub query: Node,
    /// In which order.
    pub sort: Sort,
    /// How many hits.
    pub limit: usize,
    /// How many to pass over first.
    pub offset: usize,
    /// Facets over all that match.
    pub facets: Vec<FacetRequest>,
}

/// The answer to a search.
#[derive(Debug, Clone, Default)]
pub struct Found {
    /// How many articles match.
    pub total: u64,
    /// Those asked for.
    pub hits: Vec<Hit>,
    /// In the order asked for.
    pub facets: Vec<FacetCounts>,
}

/// An article of the index with the keys of its entities.
#[derive(Debug, Clone)]
pub struct Hit {
    /// Relevance, comparable within one answer only; 0 when sorted otherwise.
    pub score: f32,
    /// As stored.
    pub article: Article,
    /// Keys of [`FacetField::Person`].
    pub people: Vec<String>,
    /// Keys of [`FacetField::Leader`].
    pub leaders: Vec<String>,
    /// Keys of [`FacetField::Country`].
    pub countries: Vec<String>,
    /// Key and name of entities that no table has, as this article writes them.
    pub named: Vec<(String, String)>,
}

/// The counts of one facet.
#[derive(Debug, Clone)]
pub struct FacetCounts {
    /// Which.
    pub field: FacetField,
    /// Key and number of articles, most frequent first.
    pub values: Vec<(String, u64)>,
    /// Whether every count is exact.
    pub exact: bool,
}

/// What the index holds.
#[derive(Debug, Clone, Default)]
pub struct Stats {
    /// Articles.
    pub articles: u64,
    /// Distinct files they came from.
    pub files: u64,
    /// Bytes on disk.
    pub bytes: u64,
    /// Segments on disk.
    pub segments: usize,
    /// Articles without a publication date.
    pub undated: u64,
    /// Articles that are not in French.
    pub not_french: u64,
    /// Articles of fewer than fifty words.
    pub stubs: u64,
    /// Articles whose text another article has to the letter.
    pub duplicates: u64,
    /// Articles whose metadata, address and dateline do not agree on their day.
    pub date_conflicts: u64,
    /// First and last publication day.
    pub first: Option<jiff::civil::Date>,
    /// See `first`.
    pub last: Option<jiff::civil::Date>,
}
