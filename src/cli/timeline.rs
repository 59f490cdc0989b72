//! `kiosque timeline`

use super::args::{Args, Clock, Format, TimelineFlags, Unit};
use super::output::Output;
use super::{Exit, engine, question};
use crate::error::Result;
use crate::present::{csv, json, table};
use crate::query::field::DateField;
use crate::search::{TimeUnit, TimelineQuestion};

pub fn run(args: &Args, flags: &TimelineFlags, output: &mut Output) -> Result<Exit> {
    let asked = TimelineQuestion {
        of: match flags.of {
            Clock::Published => DateField::Published,
            Clock::Mention => DateField::Mention,
        },
        by: match flags.by {
            Unit::Year => TimeUnit::Year,
            Unit::Month => TimeUnit::Month,
            Unit::Day => TimeUnit::Day,
        },
        question: question::question(&flags.query)?,
    };
    let (timeline, problems) = engine(args, false)?.timeline(&asked)?;
    if question::refused(&asked.question, &problems, output) {
        return Ok(Exit::Error);
    }
    match output.format {
        Format::Json => output.line(&json::timeline(&timeline).to_string()),
        Format::Jsonl => timeline.buckets.iter().for_each(|bucket| output.line(&json::bucket(bucket).to_string())),
        Format::Table => output.print(&table::timeline(&timeline, output.style)),
        Format::Csv | Format::Trec => output.write(|out| csv::timeline(out, &timeline)),
    }
    Ok(if timeline.buckets.is_empty() { Exit::Nothing } else { Exit::Found })
}
