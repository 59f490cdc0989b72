//! The engine of the command line, the server and the page.

use std::sync::Mutex;
use std::time::Instant;

use jiff::civil::Date;

use super::answer::{
    Answer, ArticleView, CrossView, Explanation, FacetQuestion, FacetValue, FacetView, HitView, Question, SortValues,
    Suggestion,
};
use super::explain::Explainer;
use super::matcher::Matcher;
use super::related::{RelatedView, entity_field};
use super::timeline::{self, Timeline, TimelineQuestion, unit};
use super::{
    cross, expand, feedback, named, nothing, related, relax, resolve, similar, snippet, spellings, suggest, understood,
};
use crate::error::Result;
use crate::extract;
use crate::french::{Analyzer, fold};
use crate::knowledge::Knowledge;
use crate::query::ast::Node;
use crate::query::problem::Problem;
use crate::store::{FacetCounts, FacetField, FacetRequest, Hit, Request, Sort, Stats, Store};

/// Answers questions over one index.
pub struct Engine {
    store: Box<dyn Store>,
    knowledge: &'static Knowledge,
    today: Option<Date>,
    /// Analyzers that have stemmed much already, one for each search at a time.
    analyzers: Mutex<Vec<Analyzer>>,
}

impl Engine {
    /// An engine over an index; `hier` and `7j` are counted from the day of the question.
    pub fn new(store: Box<dyn Store>, knowledge: &'static Knowledge) -> Engine {
        Engine { store, knowledge, today: None, analyzers: Mutex::default() }
    }

    /// The same with a day for today.
    pub fn on(self, today: Date) -> Engine {
        Engine { today: Some(today), ..self }
    }

    fn today(&self) -> Date {
        self.today.unwrap_or_else(|| jiff::ZonedDateTime::now().date())
    }

    /// The tree of a question, ready for the store.
    fn tree(&self, question: &Question) -> Result<(Node, Vec<Problem>)> {
        let (mut node, mut problems) = resolve::node(question, self.knowledge, self.today());
        resolve::unlisted(&mut node, &*self.store, self.knowledge, &mut problems)?;
        expand::expand(&mut node, &*self.store, &mut problems)?;
        node = spellings::with_spellings(node, &*self.store)?;
        let any = question.any.then(|| relax::any_word(&node)).flatten();
        Ok((any.unwrap_or(node), problems))
    }

    /// The best articles for a question. A query that can't be read gives an answer without hits whose problems say
    /// why.
    pub fn search(&self, question: &Question) -> Result<Answer> {
        let started = Instant::now();
        let (node, mut problems) = self.tree(question)?;
        let mut answer = Answer {
            understood: understood::words(&node, self.knowledge),
            problems: Vec::new(),
            total: 0,
            relaxed: false,
            took: started.elapsed(),
            hits: Vec::new(),
            facets: Vec::new(),
        };
        if problems.iter().any(|problem| problem.is_fatal()) {
            answer.problems = problems;
            return Ok(answer);
        }
        let mut analyzer = self.analyzers.lock().ok().and_then(|mut idle| idle.pop()).unwrap_or_default();
        let matcher = Matcher::of(&node, self.knowledge, &mut analyzer);
        let mut request = Request {
            sort: sort(question.sort, &matcher),
            limit: question.limit,
            offset: question.offset,
            facets: question.facets.clone(),
            query: node,
        };
        if question.widen {
            request.query = self.widened(request.query, &mut analyzer)?;
            answer.understood = understood::words(&request.query, self.knowledge);
        }
        let mut found = self.store.search(&request)?;
        if found.total == 0 {
            let unknown = nothing::unknown_words(&request.query, &*self.store)?;
            if unknown.is_empty() {
                problems.extend(nothing::never_together(&request.query, &*self.store)?);
            }
            problems.extend(unknown);
            if !question.any
                && let Some(relaxed) = relax::any_word(&request.query)
            {
                request.query = relaxed;
                found = self.store.search(&request)?;
                answer.relaxed = 0 < found.total;
            }
        }
        answer.problems = problems;
        answer.total = found.total;
        answer.hits = found.hits.into_iter().map(|hit| self.hit(hit, &matcher, &mut analyzer)).collect();
        if let Ok(mut idle) = self.analyzers.lock() {
            idle.push(analyzer);
        }
        let facets = found.facets.into_iter().map(|counts| self.facet(counts, found.total));
        answer.facets = facets.collect::<Result<_>>()?;
        answer.took = started.elapsed();
        Ok(answer)
    }

    /// The query with the related words of its best first hits.
    fn widened(&self, node: Node, analyzer: &mut Analyzer) -> Result<Node> {
        let request =
            Request { query: node, sort: Sort::Relevance, limit: feedback::HITS, offset: 0, facets: Vec::new() };
        let first = self.store.search(&request)?;
        feedback::widened(request.query, &first.hits, &*self.store, analyzer)
    }

    /// The values of one facet. Problems of the query give an empty facet.
    pub fn facets(&self, asked: &FacetQuestion) -> Result<(FacetView, Vec<Problem>)> {
        let (node, problems) = self.tree(&asked.question)?;
        let node = if problems.iter().any(|problem| problem.is_fatal()) { Node::Nothing } else { node };
        // Names are known here only: what they must contain or be sorted by needs all of them.
        let level = asked.roll_up.filter(|_| asked.field == FacetField::Place);
        let field = if level.is_some() { FacetField::PlaceWithin } else { asked.field };
        let every = asked.contains.is_some() || asked.sort == SortValues::Name || level.is_some();
        let top = if every { usize::MAX } else { asked.top };
        let facets = vec![FacetRequest { field, top }];
        let request = Request { query: node, sort: Sort::Relevance, limit: 0, offset: 0, facets };
        let mut found = self.store.search(&request)?;
        let counts = if found.facets.is_empty() { None } else { Some(found.facets.remove(0)) };
        let mut counts = counts.unwrap_or(FacetCounts { field, values: Vec::new(), exact: true });
        counts.field = asked.field;
        if level.is_some() {
            counts.values.retain(|(key, _)| self.knowledge.level(key) == level);
        }
        let mut view = self.keyed(counts, found.total);
        if let Some(wanted) = asked.contains.as_deref().map(fold) {
            view.values.retain(|value| fold(&value.value).replace('-', " ").contains(&wanted.replace('-', " ")));
        }
        if asked.sort == SortValues::Name {
            view.values.sort_by_cached_key(|value| (value.value.parse::<i64>().ok(), fold(&value.value)));
        }
        view.values.truncate(asked.top);
        Ok((self.with_names(view)?, problems))
    }

    /// The values of one facet by those of another, `top` of each at most. Problems of the query give an empty table.
    pub fn cross(&self, asked: &FacetQuestion, by: FacetField) -> Result<(CrossView, Vec<Problem>)> {
        let (node, problems) = self.tree(&asked.question)?;
        let node = if problems.iter().any(|problem| problem.is_fatal()) { Node::Nothing } else { node };
        let crossed = cross::crossed(&node, asked.field, by, asked.top, &*self.store)?;
        let view = CrossView {
            rows: self.facet(crossed.rows, crossed.total)?,
            columns: self.facet(crossed.columns, crossed.total)?,
            counts: crossed.counts,
        };
        Ok((view, problems))
    }

    /// Who and what appears with the entity of a name, `top` of each facet.
    pub fn related(&self, name: &str, fields: &[FacetField], top: usize) -> Result<RelatedView> {
        related::related(name, fields, top, &*self.store, self.knowledge)
    }

    /// Articles over time. Problems of the query give an empty timeline.
    pub fn timeline(&self, asked: &TimelineQuestion) -> Result<(Timeline, Vec<Problem>)> {
        let (node, problems) = self.tree(&asked.question)?;
        if problems.iter().any(|problem| problem.is_fatal()) {
            return Ok((
                Timeline { of: asked.of, by: asked.by, total: 0, buckets: Vec::new(), left_out: Default::default() },
                problems,
            ));
        }
        let facets = vec![FacetRequest { field: asked.by.facet(asked.of), top: usize::MAX }];
        let zoom = node.bounds(asked.of);
        let request = Request { query: node, sort: Sort::Relevance, limit: 0, offset: 0, facets };
        let found = self.store.search(&request)?;
        let counts = found.facets.into_iter().flat_map(|facet| facet.values);
        let counts = counts.filter_map(|(key, count)| Some((key.parse().ok()?, count))).collect();
        let (buckets, left_out) = timeline::buckets(counts, asked.by, zoom);
        Ok((Timeline { of: asked.of, by: asked.by, total: found.total, buckets, left_out }, problems))
    }

    /// The article of that id, with what extraction finds in it; the index keeps keys only, spans are found anew.
    pub fn article(&self, id: &str) -> Result<Option<ArticleView>> {
        let hit = self.store.article(id)?;
        Ok(hit.map(|hit| {
            let annotations = extract::annotations(&hit.article, self.knowledge);
            let locations = extract::locations(&annotations, self.knowledge);
            ArticleView { annotations, locations, article: hit.article }
        }))
    }

    /// Names and words that begin like what was typed, or nearly.
    pub fn suggest(&self, typed: &str, limit: usize) -> Result<Vec<Suggestion>> {
        suggest::suggestions(typed, limit, &*self.store, self.knowledge)
    }

    /// Why the article of that id matches a question, or why it does not; `None` when there is no such article.
    pub fn explain(&self, question: &Question, id: &str) -> Result<Option<Explanation>> {
        let Some(hit) = self.store.article(id)? else { return Ok(None) };
        let (node, problems) = self.tree(question)?;
        let explainer = Explainer { store: &*self.store, knowledge: self.knowledge, hit: &hit };
        let clause = explainer.clause(&node, &mut Analyzer::default(), 0)?;
        Ok(Some(Explanation { id: hit.article.id.clone(), title: hit.article.title.clone(), problems, clause }))
    }

    /// Articles like the one of that id, most alike first; `None` when there is no such article.
    pub fn similar(&self, id: &str, limit: usize) -> Result<Option<Answer>> {
        let started = Instant::now();
        let Some(hit) = self.store.article(id)? else { return Ok(None) };
        let mut analyzer = Analyzer::default();
        let query = similar::query(&hit, &*self.store, &mut analyzer)?;
        // The article itself is the first of them.
        let limit = limit.saturating_add(1);
        let request = Request { query, sort: Sort::Relevance, limit, offset: 0, facets: Vec::new() };
        let mut found = self.store.search(&request)?;
        found.hits.retain(|hit| hit.article.id != id);
        found.hits.truncate(limit - 1);
        let matcher = Matcher::default();
        Ok(Some(Answer {
            understood: format!("like {id}"),
            problems: Vec::new(),
            total: found.total.saturating_sub(1),
            relaxed: false,
            hits: found.hits.into_iter().map(|hit| self.hit(hit, &matcher, &mut analyzer)).collect(),
            facets: Vec::new(),
            took: started.elapsed(),
        }))
    }

    /// Number of articles in the index.
    pub fn articles(&self) -> Result<u64> {
        self.store.len()
    }

    /// What the index holds.
    pub fn stats(&self) -> Result<Stats> {
        self.store.stats()
    }

    /// Damaged files of the index.
    pub fn verify(&self) -> Result<Vec<String>> {
        self.store.verify()
    }

    fn hit(&self, hit: Hit, matcher: &Matcher, analyzer: &mut Analyzer) -> HitView {
        let article = hit.article;
        HitView {
            id: article.id.clone(),
            score: hit.score,
            title_marks: matcher.marks(&article.title, analyzer),
            published: article.published.map(|published| published.date),
            date_source: article.published.map(|published| published.provenance),
            snippets: snippet::snippets(&article, matcher, analyzer),
            title: article.title,
            source: article.source,
            url: article.url,
            path: article.path.display().to_string(),
            people: named::entities(&hit.people, &hit.named, self.knowledge),
            leaders: named::entities(&hit.leaders, &hit.named, self.knowledge),
            countries: named::entities(&hit.countries, &hit.named, self.knowledge),
        }
    }

    fn facet(&self, counts: FacetCounts, total: u64) -> Result<FacetView> {
        self.with_names(self.keyed(counts, total))
    }

    /// A facet in which entities that no table has are called by their key.
    fn keyed(&self, counts: FacetCounts, total: u64) -> FacetView {
        let field = counts.field;
        let value = |(key, count): (String, u64)| {
            let value = match unit(field) {
                Some(unit) => unit.named(&key),
                None if field.is_entity() => self.knowledge.entity(&key).map(|entity| entity.name.to_string()),
                None => None,
            };
            let id = unit(field).and_then(|unit| unit.named(&key)).unwrap_or_else(|| key.clone());
            let place = matches!(field, FacetField::Place | FacetField::PlaceWithin);
            let location = if place { self.knowledge.location(&key).cloned() } else { None };
            FacetValue { value: value.unwrap_or(key), id, count, location }
        };
        FacetView { field, total, values: counts.values.into_iter().map(value).collect(), exact: counts.exact }
    }

    /// The same with the names that the articles give them: an article is opened for each.
    fn with_names(&self, mut view: FacetView) -> Result<FacetView> {
        if let Some(field) = entity_field(view.field) {
            for value in view.values.iter_mut().filter(|value| value.value == value.id) {
                value.value = named::entity(field, &value.id, &*self.store, self.knowledge)?.name.to_string();
            }
        }
        Ok(view)
    }
}

/// Without a word to rank by, the newest come first.
fn sort(asked: Sort, matcher: &Matcher) -> Sort {
    if matches!(asked, Sort::Relevance | Sort::Fresh) && matcher.is_empty() { Sort::Newest } else { asked }
}
