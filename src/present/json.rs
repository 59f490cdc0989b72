//! The JSON contract, the same on the command line and over HTTP.
//!
//! Names are never renamed; new ones may be added. Every position is in Unicode code points.

use jiff::civil::Date;
use serde_json::{Map, Value, json};

use super::extracted::{Extracted, ShownPlace, names, quotes as quotes_of};
use super::offsets::CodePoints;
use super::problems::english;
use super::wording::suggested;
use crate::annotation::{Entity, Span};
use crate::french::{Token, TokenKind, Tokens};
use crate::pipeline::Report;
use crate::present::wording;
use crate::query::problem::Problem;
use crate::search::{
    Answer, ArticleView, Bucket, Clause, CrossView, Explanation, FacetValue, FacetView, HitView, Related, RelatedView,
    Snippet, Suggestion, Timeline,
};
use crate::store::Stats;

/// The answer to a search, as one object; `query` is the text the problems point into.
pub fn search(query: &str, answer: &Answer) -> Value {
    json!({
        "understood": answer.understood,
        "problems": problems(query, &answer.problems),
        "total": answer.total,
        "relaxed": answer.relaxed,
        "took_ms": rounded(answer.took.as_secs_f64() * 1000.0),
        "hits": answer.hits.iter().map(hit).collect::<Vec<_>>(),
        "facets": facet_map(&answer.facets),
    })
}

fn facet_map(facets: &[FacetView]) -> Value {
    let named = facets.iter().map(|facet| (facet.field.name().to_owned(), values(&facet.values)));
    Value::Object(named.collect::<Map<String, Value>>())
}

/// A hit: an element of `hits`, or one line of JSON Lines.
pub fn hit(hit: &HitView) -> Value {
    json!({
        "id": hit.id,
        "score": rounded(f64::from(hit.score)),
        "title": hit.title,
        "title_marks": marks(&hit.title, &hit.title_marks),
        "published": hit.published.map(day),
        "date_source": hit.date_source.map(|provenance| provenance.name()),
        "source": hit.source,
        "url": hit.url,
        "path": hit.path,
        "snippets": hit.snippets.iter().map(snippet).collect::<Vec<_>>(),
        "people": names(&hit.people),
        "leaders": names(&hit.leaders),
        "countries": hit.countries.iter().map(country).collect::<Vec<_>>(),
    })
}

/// A hit of one of several queries: the same with the id of its query.
pub fn hit_of(query: &str, hit: &HitView) -> Value {
    let mut value = json!({ "query": query });
    extend(&mut value, self::hit(hit));
    value
}

/// Adds the members of an object to another.
fn extend(value: &mut Value, more: Value) {
    if let (Value::Object(members), Value::Object(more)) = (value, more) {
        members.extend(more);
    }
}

/// The values of a facet.
pub fn facets(facet: &FacetView) -> Value {
    json!({
        "field": facet.field.name(),
        "total": facet.total,
        "values": values(&facet.values),
        "exact": facet.exact,
    })
}

/// Two facets against one another: `counts` has a list a row.
pub fn cross(view: &CrossView) -> Value {
    json!({
        "field": view.rows.field.name(),
        "by": view.columns.field.name(),
        "total": view.rows.total,
        "rows": values(&view.rows.values),
        "columns": values(&view.columns.values),
        "counts": view.counts,
    })
}

/// Who and what appears with an entity.
pub fn related(view: &RelatedView) -> Value {
    let of = view.of.iter().map(|entity| json!({"name": entity.name.as_ref(), "id": entity.id.as_ref()}));
    let named = view
        .facets
        .iter()
        .map(|(field, values)| (field.name().to_owned(), values.iter().map(related_value).collect::<Value>()));
    json!({
        "of": of.collect::<Vec<_>>(),
        "kind": view.kind.name(),
        "total": view.total,
        "articles": view.articles,
        "related": Value::Object(named.collect::<Map<String, Value>>()),
    })
}

/// The same, one line of JSON Lines each.
pub fn related_values(view: &RelatedView) -> Vec<Value> {
    let lines = view.facets.iter().flat_map(|(field, values)| {
        values.iter().map(|found| {
            let mut value = json!({"field": field.name()});
            extend(&mut value, related_value(found));
            value
        })
    });
    lines.collect()
}

fn related_value(found: &Related) -> Value {
    json!({
        "value": found.entity.name.as_ref(), "id": found.entity.id.as_ref(), "count": found.count,
        "all": found.all, "score": rounded(found.score),
    })
}

/// Articles over time.
pub fn timeline(timeline: &Timeline) -> Value {
    json!({
        "of": wording::clock(timeline.of),
        "by": timeline.by.name(),
        "total": timeline.total,
        "buckets": timeline.buckets.iter().map(bucket).collect::<Vec<_>>(),
        "left_out": {"before": timeline.left_out.before, "after": timeline.left_out.after},
    })
}

/// A year, a month or a day of a timeline: an element of `buckets`, or one line of JSON Lines.
pub fn bucket(bucket: &Bucket) -> Value {
    json!({"value": bucket.value, "from": day(bucket.from), "to": day(bucket.to), "count": bucket.count})
}

/// What a few letters may become.
pub fn suggestions(typed: &str, suggestions: &[Suggestion]) -> Value {
    json!({"query": typed, "suggestions": suggestions.iter().map(suggestion).collect::<Vec<_>>()})
}

/// A suggestion: an element of `suggestions`, or one line of JSON Lines.
pub fn suggestion(found: &Suggestion) -> Value {
    json!({
        "text": found.text, "value": found.value, "kind": suggested(found.what), "id": found.id,
        "count": found.count, "corrected": found.corrected,
    })
}

/// Why an article matches a query, or why it does not; `query` is the text the problems point into.
pub fn explanation(query: &str, explanation: &Explanation) -> Value {
    json!({
        "id": explanation.id, "title": explanation.title, "problems": problems(query, &explanation.problems),
        "clause": clause(&explanation.clause),
    })
}

fn clause(clause: &Clause) -> Value {
    let found = clause.found.iter();
    json!({
        "text": clause.text,
        "matched": clause.matched,
        "score": rounded(f64::from(clause.score)),
        "found": found.map(|found| json!({"field": found.field, "count": found.count, "forms": found.forms})).collect::<Vec<_>>(),
        "instead": clause.instead,
        "parts": clause.parts.iter().map(self::clause).collect::<Vec<_>>(),
    })
}

/// An article, with what extraction finds in it.
pub fn article(view: &ArticleView) -> Value {
    let article = &view.article;
    let mut value = json!({
        "id": article.id,
        "title": article.title,
        "lead": article.lead,
        "body": article.body,
        "published": article.published.map(|published| day(published.date)),
        "date_source": article.published.map(|published| published.provenance.name()),
        "source": article.source,
        "url": article.url,
        "authors": article.authors,
        "section": article.section,
        "keywords": article.keywords,
        "language": article.language,
        "path": article.path.to_string_lossy(),
    });
    let text = article.text();
    extend(&mut value, json!(Extracted::of(&article.id, &text, &view.annotations, &view.locations)));
    value
}

/// The quotations of an article: what `show --quotes` prints.
pub fn quotes(view: &ArticleView) -> Value {
    let text = view.article.text();
    json!({"id": view.article.id, "quotes": quotes_of(&text, &CodePoints::of(&text), &view.annotations)})
}

/// What could not be read as meant; positions are code points of the query.
pub fn problems(query: &str, problems: &[Problem]) -> Value {
    let points = CodePoints::of(query);
    problems
        .iter()
        .map(|problem| {
            let (start, end) = points.span(problem.span);
            let (message, hint) = english(problem);
            json!({"start": start, "end": end, "message": message, "hint": hint})
        })
        .collect()
}

fn snippet(snippet: &Snippet) -> Value {
    json!({"text": snippet.text, "marks": marks(&snippet.text, &snippet.marks)})
}

fn marks(text: &str, marks: &[Span]) -> Value {
    let points = CodePoints::of(text);
    marks
        .iter()
        .map(|mark| {
            let (start, end) = points.span(*mark);
            json!([start, end])
        })
        .collect()
}

fn values(values: &[FacetValue]) -> Value {
    let value = |value: &FacetValue| {
        let mut shown = json!({"value": value.value, "id": value.id, "count": value.count});
        if let Some(location) = &value.location {
            extend(&mut shown, json!(ShownPlace::of(location)));
        }
        shown
    };
    values.iter().map(value).collect()
}

fn country(entity: &Entity) -> Value {
    json!({"code": entity.id.as_ref(), "name": entity.name.as_ref()})
}

/// `2023-10-18`; years of fewer or more than four digits as ISO 8601 extends them.
fn day(date: Date) -> String {
    wording::iso_day(date)
}

/// Four decimals are enough for a score or a time, and `f32` would show noise after them.
fn rounded(number: f64) -> f64 {
    (number * 10_000.0).round() / 10_000.0
}

/// The tokens of a text; offsets in code points.
pub fn tokens(text: &str, tokens: &Tokens) -> Value {
    let points = CodePoints::of(text);
    let token = |token: Token<'_>| {
        let (start, end) = points.span(token.span);
        let surface = text.get(token.span.start..token.span.end);
        let kind = match token.kind {
            TokenKind::Word => "word",
            TokenKind::Variant => "variant",
            TokenKind::Accented => "accented",
            TokenKind::Clitic => "clitic",
            TokenKind::Joined => "joined",
        };
        json!({
            "surface": surface, "form": token.form, "stem": token.stem, "position": token.position,
            "start": start, "end": end, "kind": kind,
        })
    };
    tokens.iter().map(token).collect()
}

/// What the index holds.
pub fn status(stats: &Stats) -> Value {
    json!({
        "articles": stats.articles, "files": stats.files, "bytes": stats.bytes, "segments": stats.segments,
        "first": stats.first.map(|day| day.to_string()), "last": stats.last.map(|day| day.to_string()),
        "undated": stats.undated, "not_french": stats.not_french, "stubs": stats.stubs,
        "duplicates": stats.duplicates, "date_conflicts": stats.date_conflicts,
    })
}

/// What a run of `index` did, or would do; with the most frequent leaders and countries when there is an answer.
pub fn report(report: &Report, answer: Option<&Answer>) -> Value {
    let notes = report.notes.iter().map(|note| {
        json!({"path": note.path.display().to_string(), "record": note.record, "indexed": note.indexed, "reason": note.reason})
    });
    let mut value = json!({
        "articles": report.articles, "new_files": report.new_files, "changed_files": report.changed_files,
        "unchanged_files": report.unchanged_files, "removed_files": report.removed_files,
        "notes": notes.collect::<Vec<_>>(),
    });
    if let Some(answer) = answer {
        extend(&mut value, json!({ "total": answer.total, "facets": facet_map(&answer.facets) }));
    }
    value
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use jiff::civil::date;

    use super::*;
    use crate::annotation::{Annotations, DateKind, DateMention, Evidence, Kind, Mention};
    use crate::query::problem::ProblemKind;
    use crate::search::Locations;

    fn entity(id: &str, name: &str) -> Entity {
        Entity { id: id.into(), name: name.into() }
    }

    #[test]
    fn positions_are_code_points() {
        let text = "À l’été, Xi Jinping.";
        let start = text.find("Xi").unwrap();
        let interval = Some((date(2023, 6, 21), date(2023, 9, 22)));
        let span = Span { start: 0, end: text.find(',').unwrap() };
        let annotations = Annotations {
            mentions: vec![Mention {
                span: Span { start, end: start + 10 },
                kind: Kind::Person,
                entity: Some(entity("Q15031", "Xi Jinping")),
                evidence: Evidence::Name,
                country: None,
            }],
            people: vec![entity("Q15031", "Xi Jinping")],
            dates: vec![DateMention { span, kind: DateKind::Date, value: "2023-SU".into(), interval }],
            ..Annotations::default()
        };
        let expected = r#"{"id":"a","text":"À l’été, Xi Jinping.","entities":[{"start":9,"end":19,"text":"Xi Jinping","type":"PER","name":"Xi Jinping","id":"Q15031","evidence":"name"}],"people":["Xi Jinping"],"leaders":[],"countries":[],"expressions":[{"start":0,"end":7,"text":"À l’été","type":"DATE","value":"2023-SU","from":"2023-06-21","to":"2023-09-22"}],"quotes":[]}"#;
        assert_eq!(json!(Extracted::of("a", text, &annotations, &Locations::new())).to_string(), expected);
    }

    #[test]
    fn an_expression_off_the_calendar_has_no_days() {
        let dates = vec![DateMention {
            span: Span { start: 0, end: 9 },
            kind: DateKind::Duration,
            value: "P3W".into(),
            interval: None,
        }];
        let annotations = Annotations { dates, ..Annotations::default() };
        let value = json!(Extracted::of("a", "un mois", &annotations, &Locations::new()));
        assert_eq!(
            value["expressions"][0],
            json!({"start": 0, "end": 7, "text": "", "type": "DURATION", "value": "P3W"})
        );
    }

    #[test]
    fn an_answer_is_one_object() {
        let problem = Problem::new(Span { start: 5, end: 9 }, ProblemKind::NoneFits("zut".into()));
        let answer = Answer {
            understood: "été zut".into(),
            problems: vec![problem],
            total: 0,
            relaxed: false,
            took: Duration::from_micros(1234),
            hits: Vec::new(),
            facets: Vec::new(),
        };
        assert_eq!(
            search("été zut:", &answer).to_string(),
            r#"{"understood":"été zut","problems":[{"start":3,"end":7,"message":"no word of the index fits `zut`","hint":null}],"total":0,"relaxed":false,"took_ms":1.234,"hits":[],"facets":{}}"#
        );
    }
}
