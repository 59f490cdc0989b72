//! `kiosque similar`

use super::args::{Args, Format, SimilarFlags};
use super::output::Output;
use super::{Exit, engine, show};
use crate::error::Result;
use crate::present::{csv, json, table};

pub fn run(args: &Args, flags: &SimilarFlags, output: &mut Output) -> Result<Exit> {
    let Some(answer) = engine(args, false)?.similar(&flags.id, flags.limit)? else {
        return Ok(show::no_article(&flags.id, output));
    };
    match output.format {
        Format::Json => output.line(&json::search("", &answer).to_string()),
        Format::Jsonl => answer.hits.iter().for_each(|hit| output.line(&json::hit(hit).to_string())),
        Format::Csv => output.write(|out| csv::hits(out, &answer.hits)),
        Format::Table | Format::Trec => output.print(&table::search(&answer, 0, output.style)),
    }
    Ok(if answer.hits.is_empty() { Exit::Nothing } else { Exit::Found })
}
