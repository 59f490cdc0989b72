//! The article: what a newspaper published, as plain data.
//!
//! **Invariant**: knows nothing of where articles come from or go to. Text is NFC, lines end with `\n`, control
//! characters other than `\n` and `\t` are gone.

use std::path::PathBuf;

use jiff::civil::Date;

/// One press article.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Article {
    /// Declared id, else canonical URL, else path (with `#n` for the n-th record of a file of several).
    pub id: String,
    /// Headline, on one line.
    pub title: String,
    /// Standfirst (« chapô »), empty when there is none.
    pub lead: String,
    /// Paragraphs and inter-titles separated by a blank line.
    pub body: String,
    /// When it was published, when anything said so.
    pub published: Option<Published>,
    /// The earliest and the latest day that its metadata, its address and its dateline say, when they do not agree.
    pub date_conflict: Option<[Published; 2]>,
    /// Newspaper, agency or site.
    pub source: Option<String>,
    /// Canonical address.
    pub url: Option<String>,
    /// Bylines, in order.
    pub authors: Vec<String>,
    /// Section of the newspaper (« Monde », « Politique »).
    pub section: Option<String>,
    /// Editorial keywords.
    pub keywords: Vec<String>,
    /// Declared language, a lower-case ISO 639-1 code.
    pub language: Option<String>,
    /// The file it was read from.
    pub path: PathBuf,
}

/// A publication day and how it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Published {
    /// Day in the newspaper's own time zone (Europe/Paris unless the data says otherwise).
    pub date: Date,
    /// Where the day was read.
    pub provenance: Provenance,
}

/// Where a publication date was read, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Provenance {
    /// The article's own metadata (front matter, JSON field, JSON-LD, `<meta>`, « Publié le … » line).
    Metadata,
    /// The path of its URL.
    Url,
    /// An agency dateline at the head of the text.
    Dateline,
    /// The name of its file or folder.
    FileName,
    /// Given on the command line for undated articles.
    Option,
}

impl Provenance {
    /// Every provenance, best first.
    pub const ALL: [Provenance; 5] =
        [Provenance::Metadata, Provenance::Url, Provenance::Dateline, Provenance::FileName, Provenance::Option];

    /// The name used in JSON and in the index.
    pub fn name(self) -> &'static str {
        match self {
            Provenance::Metadata => "metadata",
            Provenance::Url => "url",
            Provenance::Dateline => "dateline",
            Provenance::FileName => "filename",
            Provenance::Option => "option",
        }
    }

    /// The provenance of that name.
    pub fn from_name(name: &str) -> Option<Provenance> {
        Provenance::ALL.into_iter().find(|p| p.name() == name)
    }
}

impl Article {
    /// *The text*: title, lead and body joined by a line end, parts that are empty left out. Spans of
    /// [`crate::annotation`] are byte offsets into it.
    pub fn text(&self) -> String {
        let mut text = String::with_capacity(self.title.len() + self.lead.len() + self.body.len() + 2);
        for part in [&self.title, &self.lead, &self.body] {
            if part.is_empty() {
                continue;
            }
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(part);
        }
        text
    }
}
