//! `kiosque search --queries FILE`: many queries in one run.

use std::fs;
use std::path::Path;

use super::args::{Format, SearchFlags};
use super::output::Output;
use super::{Exit, question};
use crate::error::{Error, Result};
use crate::present::{csv, json, problems};
use crate::search::{Engine, HitView, Question};

/// A query of a file.
#[derive(Debug, PartialEq, Eq)]
struct Query {
    /// Line of the file, from 1.
    line: u64,
    id: String,
    text: String,
}

pub fn run(engine: &Engine, file: &Path, flags: &SearchFlags, output: &mut Output) -> Result<Exit> {
    let text = fs::read_to_string(file).map_err(|error| Error::world("cannot read", file, error))?;
    let queries = if text.lines().any(|line| line.contains('\t')) { tabbed(&text)? } else { separated(&text)? };
    let base = question::search(flags)?;
    let (mut found, mut first) = (false, true);
    for query in queries {
        let answer = engine.search(&Question { query: query.text, ..base.clone() })?;
        if let Some(problem) = answer.problems.iter().find(|problem| problem.is_fatal()) {
            let (message, hint) = problems::english(problem);
            let hint = hint.unwrap_or_else(|| "see docs/QUERY.md".to_owned());
            return Err(Error::user(format!("line {} of the queries: {message}", query.line), hint));
        }
        found |= 0 < answer.total;
        print(&query.id, &answer.hits, first, output);
        first = false;
        if output.is_closed() {
            break;
        }
    }
    Ok(if found { Exit::Found } else { Exit::Nothing })
}

fn print(id: &str, hits: &[HitView], first: bool, output: &mut Output) {
    match output.format {
        Format::Trec => {
            for (rank, hit) in hits.iter().enumerate() {
                // Fields are told apart by white space.
                let [id, hit_id] = [id, &hit.id].map(|id| id.replace(char::is_whitespace, "_"));
                output.line(&format!("{id} Q0 {hit_id} {} {} kiosque", rank + 1, hit.score));
            }
        }
        Format::Csv => output.write(|out| csv::hits_of(out, id, hits, first)),
        Format::Table | Format::Json | Format::Jsonl => {
            hits.iter().for_each(|hit| output.line(&json::hit_of(id, hit).to_string()));
        }
    }
}

/// Lines `id`, tab, query.
fn tabbed(text: &str) -> Result<Vec<Query>> {
    let lines = text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty());
    lines
        .map(|(line, number)| match line.split_once('\t') {
            Some((id, text)) => Ok(Query { line: number, id: id.to_owned(), text: text.to_owned() }),
            None => Err(malformed(number, "has no tab", "write each query on a line as id, tab, query")),
        })
        .collect()
}

/// Rows `id,query` of CSV; a row that says just that is a header.
fn separated(text: &str) -> Result<Vec<Query>> {
    let mut queries = Vec::new();
    let mut reader = ::csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    for row in reader.records() {
        let hint = "write each query on a line as id, tab, query or as id,query";
        let row = row.map_err(|error| {
            let line = error.position().map_or(0, |position| position.line());
            malformed(line, "is no CSV", hint)
        })?;
        let line = row.position().map_or(0, |position| position.line());
        match (row.get(0), row.get(1), row.len()) {
            (Some("id"), Some("query"), 2) if queries.is_empty() => {}
            (Some(id), Some(text), 2) => queries.push(Query { line, id: id.to_owned(), text: text.to_owned() }),
            _ => return Err(malformed(line, "has not two columns", hint)),
        }
    }
    Ok(queries)
}

fn malformed(line: u64, what: &str, hint: &str) -> Error {
    Error::user(format!("line {line} of the queries {what}"), hint)
}

#[cfg(test)]
mod tests {
    use super::{separated, tabbed};

    #[test]
    fn queries_of_files() {
        let show = |queries: Vec<super::Query>| {
            queries.iter().map(|query| format!("{}:{}={}", query.line, query.id, query.text)).collect::<Vec<_>>()
        };
        assert_eq!(show(tabbed("a\tun deux\n\nb\t\"x, y\"\n").unwrap()), ["1:a=un deux", "3:b=\"x, y\""]);
        assert_eq!(
            show(separated("id,query\na,un deux\nb,\"\"\"x, y\"\"\"\n").unwrap()),
            ["2:a=un deux", "3:b=\"x, y\""]
        );
        assert!(separated("a,un,deux\n").is_err());
        assert!(separated("sans colonne\n").is_err());
        assert!(tabbed("a\tb\nsans").is_err());
    }
}
