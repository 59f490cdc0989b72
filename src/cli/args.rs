//! What the user typed: every flag with its help, which is its documentation.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};

/// Full-text search for French press articles: who, where, when, in French.
#[derive(Debug, Parser)]
#[command(name = "kiosque", version, max_term_width = 100, disable_help_subcommand = true)]
pub struct Args {
    /// Folder of the index
    #[arg(long, global = true, value_name = "DIR", env = "KIOSQUE_INDEX", default_value = "index")]
    pub index: PathBuf,
    /// Folder of your own tables of people, mandates, places, organisations (see docs/QUERY.md)
    #[arg(long, global = true, value_name = "DIR", env = "KIOSQUE_KNOWLEDGE")]
    pub knowledge: Option<PathBuf>,
    /// Form of the answer [default: table on a terminal, jsonl elsewhere]
    #[arg(long, global = true, value_enum, value_name = "FORMAT")]
    pub format: Option<Format>,
    /// Same as --format json
    #[arg(long, global = true, conflicts_with = "format")]
    pub json: bool,
    /// What to do
    #[command(subcommand)]
    pub command: Command,
}

/// Forms of answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For reading on a terminal
    Table,
    /// One JSON object
    Json,
    /// One JSON object a line
    Jsonl,
    /// Comma-separated values
    Csv,
    /// `qid Q0 id rank score kiosque`, for many queries
    Trec,
}

/// Commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Bring the index up to date with files and folders of articles
    Index(IndexFlags),
    /// Find articles
    Search(SearchFlags),
    /// Count the values of a facet: leaders, countries, people, sources, years…
    Facets(FacetsFlags),
    /// Show an article with its people, places and dates
    Show(ShowFlags),
    /// Find articles like one
    Similar(SimilarFlags),
    /// Who and which countries, organisations and places appear with somebody or something
    Related(RelatedFlags),
    /// Which people, or other entities, appear together: a graph
    Graph(GraphFlags),
    /// Complete or correct a few letters: names and words of the index
    Suggest(SuggestFlags),
    /// Print what articles speak of as JSON Lines, without any index
    Extract(ExtractFlags),
    /// Show how a text is cut into tokens
    Analyze(AnalyzeFlags),
    /// Serve the index as a web page and a JSON API
    Serve(ServeFlags),
    /// Tell what the index holds
    Status,
    /// Check the files of the index against their checksums
    Verify,
    /// Print shell completions or the man page
    #[command(hide = true)]
    Generate(GenerateFlags),
    /// Count articles over time, by day of publication or by days they speak of
    Timeline(TimelineFlags),
}

/// Flags of `index`.
#[derive(Debug, ClapArgs)]
pub struct IndexFlags {
    /// Files and folders; `-` reads JSON Lines from the standard input
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Build the index anew, and switch to it when it is done
    #[arg(long)]
    pub full: bool,
    /// Only say what would be done
    #[arg(long)]
    pub dry_run: bool,
    /// Newspaper of the articles that name none
    #[arg(long, value_name = "NAME")]
    pub source: Option<String>,
    /// Publication day of the articles that nothing else dates
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub date: Option<String>,
    /// Threads [default: one a core]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub jobs: Option<u16>,
}

/// Query and filters, shared by `search` and `facets`.
#[derive(Debug, Clone, ClapArgs)]
pub struct QueryFlags {
    /// Query: words, "phrases", OU, SAUF, field:value (see docs/QUERY.md)
    #[arg(value_name = "QUERY")]
    pub query: Vec<String>,
    /// Articles that name this leader; repeat for one or the other
    #[arg(long, value_name = "NAME", visible_alias = "dirigeant")]
    pub leader: Vec<String>,
    /// Articles that name this person
    #[arg(long, value_name = "NAME", visible_alias = "personne")]
    pub person: Vec<String>,
    /// Articles that speak of this country, by name or code
    #[arg(long, value_name = "NAME", visible_alias = "pays")]
    pub country: Vec<String>,
    /// Articles that name this place or one in it: a city, region, country, continent; `=Bretagne` for itself alone
    #[arg(long, value_name = "NAME", visible_alias = "lieu")]
    pub place: Vec<String>,
    /// Articles that name this organisation
    #[arg(long, value_name = "NAME", visible_alias = "organisation")]
    pub org: Vec<String>,
    /// Articles of this newspaper or agency
    #[arg(long, value_name = "NAME", visible_alias = "journal")]
    pub source: Vec<String>,
    /// Articles that quote this person or organisation
    #[arg(long, value_name = "NAME", visible_alias = "orateur")]
    pub speaker: Vec<String>,
    /// No article with this value, such as country=Chine
    #[arg(long, value_name = "FIELD=VALUE")]
    pub not: Vec<String>,
    /// Published from: 2023, 2023-10, 2023-10-18, 7j, hier
    #[arg(long, value_name = "DATE")]
    pub from: Option<String>,
    /// Published up to, that day, month or year included
    #[arg(long, value_name = "DATE")]
    pub to: Option<String>,
    /// Days the text speaks of
    #[arg(long, value_name = "DATE[..DATE]")]
    pub mention: Option<String>,
    /// Also search words related to the query, from the best first hits
    #[arg(long)]
    pub expand: bool,
    /// Whether every word is needed or any
    #[arg(long = "match", value_enum, value_name = "WHICH", default_value = "all")]
    pub matching: Matching,
}

/// How many of the words of a query an article needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Matching {
    /// Every word; when no article has them all, the nearest ones
    All,
    /// Any word; those with more come first
    Any,
}

/// Flags of `search`.
#[derive(Debug, ClapArgs)]
pub struct SearchFlags {
    /// Query and filters.
    #[command(flatten)]
    pub query: QueryFlags,
    /// Order of the hits
    #[arg(long, value_enum, value_name = "ORDER", default_value = "relevance", allow_hyphen_values = true)]
    pub sort: Order,
    /// Number of hits
    #[arg(long, short = 'n', value_name = "N", default_value_t = 10)]
    pub limit: usize,
    /// Hits to pass over first
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub offset: usize,
    /// Facets to count over all hits, such as leader or country:20
    #[arg(long, value_name = "FIELD[:N]")]
    pub facet: Vec<String>,
    /// Only the number of articles
    #[arg(long)]
    pub count: bool,
    /// Why the article of that id matches the query, or why it does not
    #[arg(long, value_name = "ID", conflicts_with_all = ["facet", "count", "queries"])]
    pub explain: Option<String>,
    /// Queries of a file, one a line: id, tab, query; or CSV of the two
    #[arg(long, value_name = "FILE", conflicts_with_all = ["query", "facet", "count"])]
    pub queries: Option<PathBuf>,
}

/// Orders of hits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Order {
    /// Best first
    Relevance,
    /// Best first, the age of articles counted
    Fresh,
    /// Oldest first
    Date,
    /// Newest first
    #[value(name = "-date")]
    Newest,
    /// By the first day spoken of, inside --mention when it is given
    #[value(name = "mention")]
    MentionFirst,
    /// By the last day spoken of, the latest first
    #[value(name = "-mention")]
    MentionLast,
}

/// Flags of `facets`.
#[derive(Debug, ClapArgs)]
pub struct FacetsFlags {
    /// leader, person, country, place, organisation, source, author, section, language, year, month, day, mention-year, mention-month, mention-day or speaker
    #[arg(value_name = "FIELD")]
    pub field: String,
    /// Query and filters.
    #[command(flatten)]
    pub query: QueryFlags,
    /// Number of values
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub top: usize,
    /// Count each value by those of another facet: month, year, country, source, leader…
    #[arg(long, value_name = "FIELD", conflicts_with_all = ["contains", "sort"])]
    pub by: Option<String>,
    /// Places by what they are in: continent, area, country, region or department (of France)
    #[arg(long, value_name = "LEVEL", conflicts_with = "by")]
    pub roll_up: Option<String>,
    /// Only values that contain this text
    #[arg(long, value_name = "TEXT")]
    pub contains: Option<String>,
    /// Order of the values
    #[arg(long, value_enum, value_name = "ORDER", default_value = "count")]
    pub sort: ValueOrder,
}

/// Orders of facet values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ValueOrder {
    /// Most frequent first
    Count,
    /// By name, or by time
    Name,
}

/// Flags of `show`.
#[derive(Debug, ClapArgs)]
pub struct ShowFlags {
    /// Id of the article
    #[arg(value_name = "ID")]
    pub id: String,
    /// Only its quotations, each with its speaker
    #[arg(long)]
    pub quotes: bool,
}

/// Flags of `similar`.
#[derive(Debug, ClapArgs)]
pub struct SimilarFlags {
    /// Id of the article
    #[arg(value_name = "ID")]
    pub id: String,
    /// Number of articles
    #[arg(long, short = 'n', value_name = "N", default_value_t = 10)]
    pub limit: usize,
}

/// Flags of `related`.
#[derive(Debug, ClapArgs)]
pub struct RelatedFlags {
    /// Name, alias or id of a person, country, organisation or place
    #[arg(required = true, value_name = "NAME")]
    pub name: Vec<String>,
    /// Only that: person, leader, country, organisation, place or speaker; repeat for several
    #[arg(long, value_name = "FIELD")]
    pub field: Vec<String>,
    /// Number of each
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub top: usize,
}

/// Flags of `graph`.
#[derive(Debug, ClapArgs)]
pub struct GraphFlags {
    /// person, leader, country, organisation, place or speaker
    #[arg(long, value_name = "FIELD", default_value = "person")]
    pub field: String,
    /// Query and filters.
    #[command(flatten)]
    pub query: QueryFlags,
    /// Number of entities, the most frequent ones
    #[arg(long, value_name = "N", default_value_t = 200, value_parser = clap::value_parser!(u16).range(2..=500))]
    pub top: u16,
    /// GraphML, for Gephi, yEd or NetworkX, instead of a list of pairs
    #[arg(long)]
    pub graphml: bool,
}

/// Flags of `suggest`.
#[derive(Debug, ClapArgs)]
pub struct SuggestFlags {
    /// What has been typed so far
    #[arg(required = true, value_name = "TEXT")]
    pub text: Vec<String>,
    /// Number of suggestions
    #[arg(long, short = 'n', value_name = "N", default_value_t = 8)]
    pub limit: usize,
}

/// Flags of `extract`.
#[derive(Debug, ClapArgs)]
pub struct ExtractFlags {
    /// Article files; `-` or nothing reads JSON Lines from the standard input
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Only these kinds of evidence: name, surname, alias, role, demonym, capital, metonym, compound, city, model; `city`
    /// also makes cities count for their countries
    #[arg(long, value_name = "KIND", value_delimiter = ',')]
    pub evidence: Vec<String>,
}

/// Flags of `analyze`.
#[derive(Debug, ClapArgs)]
pub struct AnalyzeFlags {
    /// Text to cut
    #[arg(required = true, value_name = "TEXT")]
    pub text: Vec<String>,
}

/// Flags of `serve`.
#[derive(Debug, ClapArgs)]
pub struct ServeFlags {
    /// Address and port to listen on
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:7070")]
    pub listen: SocketAddr,
    /// Allow an address that other machines reach; there is no password
    #[arg(long)]
    pub public: bool,
}

/// Flags of `generate`.
#[derive(Debug, ClapArgs)]
pub struct GenerateFlags {
    /// A shell, or `man`
    #[arg(value_enum)]
    pub what: Generated,
}

/// What can be generated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Generated {
    /// Completions for bash
    Bash,
    /// Completions for fish
    Fish,
    /// Completions for zsh
    Zsh,
    /// Completions for PowerShell
    Powershell,
    /// The man page
    Man,
}

/// Flags of `timeline`.
#[derive(Debug, ClapArgs)]
pub struct TimelineFlags {
    /// Query and filters.
    #[command(flatten)]
    pub query: QueryFlags,
    /// Which clock
    #[arg(long, value_enum, value_name = "CLOCK", default_value = "published")]
    pub of: Clock,
    /// Width of a bucket
    #[arg(long, value_enum, value_name = "UNIT", default_value = "year")]
    pub by: Unit,
}

/// The two clocks of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Clock {
    /// When it was published
    Published,
    /// Days it speaks of; --mention A..B zooms
    Mention,
}

/// Widths of a bucket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Unit {
    /// A year
    Year,
    /// A month
    Month,
    /// A day
    Day,
}
