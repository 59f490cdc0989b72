//! `kiosque suggest`

use super::args::{Args, Format, SuggestFlags};
use super::output::Output;
use super::{Exit, engine};
use crate::error::Result;
use crate::present::{csv, json, table};

pub fn run(args: &Args, flags: &SuggestFlags, output: &mut Output) -> Result<Exit> {
    let typed = flags.text.join(" ");
    let suggestions = engine(args, false)?.suggest(&typed, flags.limit)?;
    match output.format {
        Format::Json => output.line(&json::suggestions(&typed, &suggestions).to_string()),
        Format::Jsonl => suggestions.iter().for_each(|found| output.line(&json::suggestion(found).to_string())),
        Format::Csv => output.write(|out| csv::suggestions(out, &suggestions)),
        Format::Table | Format::Trec => output.print(&table::suggestions(&suggestions, output.style)),
    }
    Ok(if suggestions.is_empty() { Exit::Nothing } else { Exit::Found })
}
