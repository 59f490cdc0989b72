//! Hits of a search, and what was wrong with its query.

use super::Style;
use super::layout::{Ink, cut, line, wrap};
use crate::annotation::Entity;
use crate::present::offsets::CodePoints;
use crate::present::problems::english;
use crate::query::problem::Problem;
use crate::search::{Answer, HitView};

/// Names shown under a hit before « … ».
const NAMES: usize = 6;

/// The hits, numbered from `offset` + 1, under a line that counts them, and over the facets asked for.
pub fn search(answer: &Answer, offset: usize, style: Style) -> String {
    let mut out = String::new();
    let articles = if answer.total == 1 { "article" } else { "articles" };
    let mut head = format!("{} {articles}", answer.total);
    if !answer.understood.is_empty() {
        head.push_str(" for ");
        head.push_str(&line(&answer.understood));
    }
    wrap(&mut out, &style.ink(Ink::Dim, &head), 0, style);
    if answer.relaxed {
        wrap(&mut out, "no article has all the words; these are the nearest ones", 0, style);
    }
    let digits = (offset + answer.hits.len()).to_string().len();
    for (index, hit) in answer.hits.iter().enumerate() {
        out.push('\n');
        one(&mut out, hit, &format!("{:>digits$}", offset + index + 1), style);
    }
    for facet in &answer.facets {
        out.push('\n');
        out.push_str(&super::facets(facet, style));
    }
    out
}

fn one(out: &mut String, hit: &HitView, number: &str, style: Style) {
    let indent = number.len() + 2;
    let mut title = String::new();
    let headline = match hit.title.as_str() {
        "" => style.ink(Ink::Dim, "(untitled)"),
        title => style.marked(title, &hit.title_marks, Some(Ink::Bold)),
    };
    wrap(&mut title, &headline, indent, style);
    out.push_str(&style.ink(Ink::Dim, number));
    out.push_str(title.get(number.len()..).unwrap_or(&title));
    let date = hit.published.map_or_else(|| "undated".to_owned(), |date| date.to_string());
    let about: Vec<_> =
        [Some(date.as_str()), hit.source.as_deref(), Some(&*hit.id)].into_iter().flatten().map(line).collect();
    let room = style.width.saturating_sub(indent);
    out.extend(std::iter::repeat_n(' ', indent));
    out.push_str(&style.ink(Ink::Dim, &cut(&about.join("  "), room.max(20))));
    out.push('\n');
    for snippet in &hit.snippets {
        wrap(out, &style.marked(&snippet.text, &snippet.marks, None), indent, style);
    }
    let people = names(&hit.people, Ink::Person, style);
    let countries = names(&hit.countries, Ink::Place, style);
    let both: Vec<String> = [people, countries].into_iter().filter(|names| !names.is_empty()).collect();
    wrap(out, &both.join(" — "), indent, style);
}

fn names(entities: &[Entity], ink: Ink, style: Style) -> String {
    let mut names: Vec<String> =
        entities.iter().take(NAMES).map(|entity| style.ink(ink, &line(&entity.name))).collect();
    if entities.len() > NAMES {
        names.push("…".to_owned());
    }
    names.join(", ")
}

/// What could not be read as meant, each under the part of the query it speaks of.
pub fn problems(query: &str, problems: &[Problem], style: Style) -> String {
    let points = CodePoints::of(query);
    let mut out = String::new();
    for problem in problems {
        let (start, end) = points.span(problem.span);
        let (message, hint) = english(problem);
        let (word, ink) = if problem.is_fatal() { ("error", Ink::Warning) } else { ("note", Ink::Bold) };
        out.push_str(&format!("{}: {}\n", style.ink(ink, word), line(&message)));
        // Carets stand under the right letters only when each code point takes one column.
        let columns = query.chars().count();
        if start < end && start < columns && columns + 2 <= style.width && super::layout::width(query) == columns {
            let carets = "^".repeat(end - start);
            out.push_str(&format!("  {}\n  {}{}\n", line(query), " ".repeat(start), style.ink(ink, &carets)));
        }
        if let Some(hint) = &hint {
            out.push_str(&format!("{}: {}\n", style.ink(Ink::Dim, "hint"), line(hint)));
        }
    }
    out
}
