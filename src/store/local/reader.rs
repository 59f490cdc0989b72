//! The local index for reading: snapshots that follow the commits and rebuilds of other processes.

use std::path::{Path, PathBuf};
use std::sync::{PoisonError, RwLock};

use tantivy::collector::{Count, TopDocs};
use tantivy::query::{EnableScoring, Query, TermQuery};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, DocSet, Index, IndexReader, Order, ReloadPolicy, Searcher, Term};

use super::facets::{self, FacetCollector};
use super::schema::Fields;
use super::{by_mention, compile, engine, freshness, generation, proximity, rows, spelling, stats, vocabulary, writer};
use crate::annotation::Span;
use crate::error::{Error, Result};
use crate::query::ast::{Form, Node, Word};
use crate::query::field::{DateField, EntityField};
use crate::store::{FacetCounts, FileState, Found, Hit, Request, Sort, Stats, Store};

/// Hits beyond are refused: the engine keeps all that come before.
const DEEPEST: usize = 20_000;

/// Articles of one day whose spelling of a name is looked at.
const NAMED: usize = 4;

/// See [`Store`].
pub struct LocalStore {
    folder: PathBuf,
    fingerprint: String,
    follow: bool,
    fields: Fields,
    opened: RwLock<Opened>,
}

#[derive(Clone)]
struct Opened {
    generation: PathBuf,
    index: Index,
    reader: IndexReader,
}

impl LocalStore {
    /// Opens the index in a folder. With `follow`, searches see what other processes commit; without, the index as it
    /// is now.
    pub fn open(folder: &Path, fingerprint: &str, follow: bool) -> Result<LocalStore> {
        let opened = open(folder, fingerprint, follow)?;
        Ok(LocalStore {
            folder: folder.to_owned(),
            fingerprint: fingerprint.to_owned(),
            follow,
            fields: Fields::new(),
            opened: RwLock::new(opened),
        })
    }

    /// Whether there is an index in a folder; an error when the folder holds something else.
    pub fn is_at(folder: &Path) -> Result<bool> {
        generation::current(folder).map(|generation| generation.is_some())
    }

    /// The generation in use, opened anew when a rebuild has replaced it.
    fn opened(&self) -> Result<Opened> {
        let opened = self.opened.read().unwrap_or_else(PoisonError::into_inner).clone();
        if !self.follow {
            return Ok(opened);
        }
        match generation::current(&self.folder)? {
            Some(current) if current != opened.generation => {
                let opened = open(&self.folder, &self.fingerprint, self.follow)?;
                *self.opened.write().unwrap_or_else(PoisonError::into_inner) = opened.clone();
                Ok(opened)
            }
            _ => Ok(opened),
        }
    }

    fn searcher(&self) -> Result<Searcher> {
        self.opened().map(|opened| opened.reader.searcher())
    }

    /// Where the article of that id is.
    fn address(&self, searcher: &Searcher, id: &str) -> Result<Option<DocAddress>> {
        let query = TermQuery::new(Term::from_field_text(self.fields.id, id), IndexRecordOption::Basic);
        let found = searcher.search(&query, &TopDocs::with_limit(1).order_by_score()).map_err(engine)?;
        Ok(found.first().map(|(_, address)| *address))
    }

    /// The addresses of the hits asked for, with their scores.
    fn ranked(&self, searcher: &Searcher, query: &dyn Query, request: &Request) -> Result<Ranked> {
        let known = match request.query {
            Node::All => facets::of_all(searcher, &self.fields.schema, &request.facets).transpose().map_err(engine)?,
            _ => None,
        };
        let collector = FacetCollector { facets: if known.is_some() { Vec::new() } else { request.facets.clone() } };
        let mut ranked = self.collected(searcher, query, request, collector)?;
        ranked.facets = known.unwrap_or(ranked.facets);
        Ok(ranked)
    }

    fn collected(
        &self,
        searcher: &Searcher,
        query: &dyn Query,
        request: &Request,
        facets: FacetCollector,
    ) -> Result<Ranked> {
        let top = TopDocs::with_limit(request.limit.max(1)).and_offset(request.offset);
        let order = match request.sort {
            Sort::Relevance => {
                // The best ones are ranked anew, whatever the page.
                let deepest = (request.offset + request.limit).max(proximity::DEEPEST);
                let collectors = (Count, TopDocs::with_limit(deepest).order_by_score(), facets);
                let (total, mut hits, facets) = searcher.search(query, &collectors).map_err(engine)?;
                proximity::rank(searcher, &self.fields, &request.query, &mut hits)?;
                hits.drain(..request.offset.min(hits.len()));
                return Ok(Ranked { total: total as u64, hits, facets });
            }
            Sort::Fresh => {
                let newest = freshness::newest(searcher)?;
                let collectors = (Count, top.tweak_score(freshness::by_age(newest)), facets);
                let (total, hits, facets) = searcher.search(query, &collectors).map_err(engine)?;
                return Ok(Ranked { total: total as u64, hits, facets });
            }
            Sort::MentionFirst | Sort::MentionLast => {
                let bounds = request.query.bounds(DateField::Mention);
                let collectors = (Count, top.tweak_score(by_mention::key(bounds, request.sort)), facets);
                let (total, hits, facets) = searcher.search(query, &collectors).map_err(engine)?;
                let hits = hits.into_iter().map(|(_, address)| (0.0, address)).collect();
                return Ok(Ranked { total: total as u64, hits, facets });
            }
            Sort::Newest => Order::Desc,
            Sort::Oldest => Order::Asc,
        };
        let collectors = (Count, top.order_by_fast_field::<i64>("day", order), facets);
        let (total, hits, facets) = searcher.search(query, &collectors).map_err(engine)?;
        let hits = hits.into_iter().map(|(_, address)| (0.0, address)).collect();
        Ok(Ranked { total: total as u64, hits, facets })
    }
}

/// What one pass over the index gives.
struct Ranked {
    total: u64,
    hits: Vec<(f32, DocAddress)>,
    facets: Vec<FacetCounts>,
}

fn open(folder: &Path, fingerprint: &str, follow: bool) -> Result<Opened> {
    let Some(generation) = generation::current(folder)? else {
        return Err(Error::user(
            format!("there is no index in `{}`", folder.display()),
            "make one: `kiosque index PATH…`, or name another folder with --index",
        ));
    };
    let (index, _) = writer::open(&generation, fingerprint, folder)?;
    let policy = if follow { ReloadPolicy::OnCommitWithDelay } else { ReloadPolicy::Manual };
    let reader = index.reader_builder().reload_policy(policy).try_into().map_err(engine)?;
    Ok(Opened { generation, index, reader })
}

impl Store for LocalStore {
    fn search(&self, request: &Request) -> Result<Found> {
        if DEEPEST < request.limit.saturating_add(request.offset) {
            return Err(Error::user(
                format!("hits beyond {DEEPEST} are not given"),
                "narrow the query, or ask for a smaller --offset or --limit",
            ));
        }
        let searcher = self.searcher()?;
        let query = compile::compile(&request.query, &self.fields);
        if request.limit == 0 && request.facets.is_empty() {
            let total = searcher.search(&query, &Count).map_err(engine)? as u64;
            return Ok(Found { total, ..Found::default() });
        }
        let Ranked { total, hits: mut addresses, facets } = self.ranked(&searcher, &query, request)?;
        addresses.truncate(request.limit);
        let hits = addresses.into_iter().map(|(score, address)| rows::hit(&searcher, &self.fields, address, score));
        let mut hits = hits.collect::<Result<Vec<Hit>>>()?;
        if matches!(request.sort, Sort::Relevance | Sort::Fresh) {
            // Equal scores: newest first, then by id, whatever the order of indexing.
            hits.sort_by(|a, b| {
                let day = |hit: &Hit| hit.article.published.map(|published| published.date);
                b.score
                    .total_cmp(&a.score)
                    .then_with(|| day(b).cmp(&day(a)))
                    .then_with(|| a.article.id.cmp(&b.article.id))
            });
        }
        Ok(Found { total, hits, facets })
    }

    fn article(&self, id: &str) -> Result<Option<Hit>> {
        let searcher = self.searcher()?;
        let address = self.address(&searcher, id)?;
        address.map(|address| rows::hit(&searcher, &self.fields, address, 0.0)).transpose()
    }

    fn expand(&self, word: &Word, limit: usize) -> Result<(Vec<String>, bool)> {
        vocabulary::expand(&self.searcher()?, &self.fields, word, limit)
    }

    fn frequency(&self, word: &str) -> Result<u64> {
        let span = Span { start: 0, end: 0 };
        let word = Word { text: word.to_owned(), span, field: None, form: Form::Stem, expanded: Vec::new() };
        let query = compile::compile(&Node::Word(word), &self.fields);
        Ok(self.searcher()?.search(&query, &Count).map_err(engine)? as u64)
    }

    fn form_frequency(&self, form: &str) -> Result<u64> {
        let searcher = self.searcher()?;
        let pairs = self.fields.text_pairs(None).into_iter();
        let counts = pairs.map(|pair| searcher.doc_freq(&Term::from_field_text(pair.forms, form)).map_err(engine));
        counts.collect::<Result<Vec<u64>>>().map(|counts| counts.into_iter().max().unwrap_or(0))
    }

    fn stem_frequencies(&self, stems: &[String]) -> Result<Vec<u64>> {
        let searcher = self.searcher()?;
        let term = |stem: &String| Term::from_field_text(self.fields.body.stems, stem);
        stems.iter().map(|stem| searcher.doc_freq(&term(stem)).map_err(engine)).collect()
    }

    fn near_words(&self, word: &str) -> Result<Vec<String>> {
        vocabulary::near_words(&self.searcher()?, &self.fields, word)
    }

    fn completions(&self, prefix: &str, limit: usize) -> Result<Vec<(String, u64)>> {
        vocabulary::completions(&self.searcher()?, &self.fields, prefix, limit)
    }

    fn entity_completions(&self, field: EntityField, prefix: &str, limit: usize) -> Result<Vec<(String, u64)>> {
        vocabulary::keys(&self.searcher()?, self.fields.entity(field), prefix, limit)
    }

    fn spelling(&self, form: &str) -> Result<Option<String>> {
        spelling::spelling(&self.searcher()?, &self.fields, form)
    }

    fn name(&self, field: EntityField, key: &str) -> Result<Option<String>> {
        let searcher = self.searcher()?;
        let term = Term::from_field_text(self.fields.entity(field), key);
        let query = TermQuery::new(term, IndexRecordOption::Basic);
        // Of several spellings that of the first article, wherever segments put it.
        let oldest = TopDocs::with_limit(NAMED).order_by_fast_field::<i64>("day", Order::Asc);
        let found = searcher.search(&query, &oldest).map_err(engine)?;
        let first = found.first().map(|(day, _)| *day);
        let mut names: Vec<String> = Vec::new();
        for (_, address) in found.into_iter().filter(|(day, _)| Some(*day) == first) {
            let row = searcher.doc(address).map_err(engine)?;
            names.extend(
                rows::named(&row, &self.fields).into_iter().filter(|(known, _)| known == key).map(|(_, name)| name),
            );
        }
        Ok(names.into_iter().min())
    }

    fn entity_frequency(&self, field: EntityField, key: &str) -> Result<u64> {
        let term = Term::from_field_text(self.fields.entity(field), key);
        self.searcher()?.doc_freq(&term).map_err(engine)
    }

    fn score(&self, query: &Node, id: &str) -> Result<Option<f32>> {
        let searcher = self.searcher()?;
        let Some(address) = self.address(&searcher, id)? else { return Ok(None) };
        let query = compile::compile(query, &self.fields);
        let weight = query.weight(EnableScoring::enabled_from_searcher(&searcher)).map_err(engine)?;
        let mut scorer = weight.scorer(searcher.segment_reader(address.segment_ord), 1.0).map_err(engine)?;
        if scorer.doc() < address.doc_id {
            scorer.seek(address.doc_id);
        }
        Ok((scorer.doc() == address.doc_id).then(|| scorer.score()))
    }

    fn len(&self) -> Result<u64> {
        Ok(self.searcher()?.num_docs())
    }

    fn files(&self) -> Result<Vec<FileState>> {
        writer::files(&self.searcher()?)
    }

    fn stats(&self) -> Result<Stats> {
        let opened = self.opened()?;
        stats::stats(&opened.reader.searcher(), &opened.generation)
    }

    fn verify(&self) -> Result<Vec<String>> {
        let damaged = self.opened()?.index.validate_checksum().map_err(engine)?;
        let mut names: Vec<String> = damaged.into_iter().map(|path| path.display().to_string()).collect();
        names.sort();
        Ok(names)
    }
}
