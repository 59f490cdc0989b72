//! `kiosque search`

use std::fs;

use super::args::{Args, Format, SearchFlags};
use super::output::Output;
use super::{Exit, engine, question};
use crate::error::{Error, Result};
use crate::present::{csv, json, table};
use crate::search::{Answer, Engine, Question};

pub fn run(args: &Args, flags: &SearchFlags, output: &mut Output) -> Result<Exit> {
    let engine = engine(&args.index, false)?;
    if let Some(file) = &flags.queries {
        let text = fs::read_to_string(file).map_err(|error| Error::world("cannot read", file, error))?;
        return batch(&engine, &text, flags, output);
    }
    let question = question::search(flags)?;
    let answer = engine.search(&question)?;
    print(&question, &answer, flags.count, output);
    Ok(exit(&answer))
}

fn exit(answer: &Answer) -> Exit {
    if answer.problems.iter().any(|problem| problem.fatal) {
        Exit::Error
    } else if answer.total == 0 {
        Exit::Nothing
    } else {
        Exit::Found
    }
}

fn print(question: &Question, answer: &Answer, count: bool, output: &mut Output) {
    if output.format != Format::Json {
        let problems = table::problems(&question.query, &answer.problems, output.style);
        if !problems.is_empty() {
            output.say(problems.trim_end());
        }
        if answer.relaxed && output.format != Format::Table {
            output.say("no article has all the words; these are the nearest ones");
        }
    }
    if answer.problems.iter().any(|problem| problem.fatal) && output.format != Format::Json {
        return;
    }
    match output.format {
        Format::Json => output.line(&json::search(&question.query, answer).to_string()),
        _ if count => output.line(&answer.total.to_string()),
        Format::Table => output.print(&table::search(answer, question.offset, output.style)),
        Format::Jsonl => answer.hits.iter().for_each(|hit| output.line(&json::hit(hit).to_string())),
        Format::Csv => output.write(|out| csv::hits(out, &answer.hits)),
    }
}

/// Queries one a line: id, tab, query.
fn batch(engine: &Engine, text: &str, flags: &SearchFlags, output: &mut Output) -> Result<Exit> {
    let base = question::search(flags)?;
    let mut found = false;
    for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let Some((id, query)) = line.split_once('\t') else {
            return Err(Error::user(
                format!("line {} of the queries has no tab", number + 1),
                "write each query on a line as id, tab, query",
            ));
        };
        let answer = engine.search(&Question { query: query.to_owned(), ..base.clone() })?;
        if let Some(problem) = answer.problems.iter().find(|problem| problem.fatal) {
            let hint = problem.hint.clone().unwrap_or_else(|| "see docs/QUERY.md".to_owned());
            return Err(Error::user(format!("line {} of the queries: {}", number + 1, problem.message), hint));
        }
        found |= 0 < answer.total;
        for (rank, hit) in answer.hits.iter().enumerate() {
            if flags.trec {
                output.line(&format!("{id} Q0 {} {} {} kiosque", hit.id, rank + 1, hit.score));
            } else {
                output.line(&json::hit_of(id, hit).to_string());
            }
        }
        if output.is_closed() {
            break;
        }
    }
    Ok(if found { Exit::Found } else { Exit::Nothing })
}
