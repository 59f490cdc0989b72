//! `kiosque search`

use super::args::{Args, Format, SearchFlags};
use super::output::Output;
use super::{Exit, batch, engine, question, show};
use crate::error::Result;
use crate::present::{csv, json, table};
use crate::search::{Answer, Engine, Question};

pub fn run(args: &Args, flags: &SearchFlags, output: &mut Output) -> Result<Exit> {
    let engine = engine(args, false)?;
    if let Some(file) = &flags.queries {
        return batch::run(&engine, file, flags, output);
    }
    let question = question::search(flags)?;
    if let Some(id) = &flags.explain {
        return explain(&engine, &question, id, output);
    }
    let answer = engine.search(&question)?;
    print(&question, &answer, flags.count, output);
    Ok(exit(&answer))
}

fn explain(engine: &Engine, question: &Question, id: &str, output: &mut Output) -> Result<Exit> {
    let Some(explanation) = engine.explain(question, id)? else {
        return Ok(show::no_article(id, output));
    };
    match output.format {
        Format::Json | Format::Jsonl => output.line(&json::explanation(&question.query, &explanation).to_string()),
        Format::Table | Format::Csv | Format::Trec => {
            let problems = table::problems(&question.query, &explanation.problems, output.style);
            if !problems.is_empty() {
                output.say(problems.trim_end());
            }
            output.print(&table::explanation(&explanation, output.style));
        }
    }
    let refused = explanation.problems.iter().any(|problem| problem.is_fatal());
    Ok(match (refused, explanation.clause.matched) {
        (true, _) => Exit::Error,
        (false, true) => Exit::Found,
        (false, false) => Exit::Nothing,
    })
}

fn exit(answer: &Answer) -> Exit {
    if answer.problems.iter().any(|problem| problem.is_fatal()) {
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
    if answer.problems.iter().any(|problem| problem.is_fatal()) && output.format != Format::Json {
        return;
    }
    match output.format {
        Format::Json => output.line(&json::search(&question.query, answer).to_string()),
        _ if count => output.line(&answer.total.to_string()),
        Format::Table => output.print(&table::search(answer, question.offset, output.style)),
        Format::Jsonl | Format::Trec => answer.hits.iter().for_each(|hit| output.line(&json::hit(hit).to_string())),
        Format::Csv => output.write(|out| csv::hits(out, &answer.hits)),
    }
}
