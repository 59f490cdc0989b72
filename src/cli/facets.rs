//! `kiosque facets`

use super::args::{Args, FacetsFlags, Format, ValueOrder};
use super::output::Output;
use super::{Exit, engine, question};
use crate::error::Result;
use crate::present::{csv, json, table};
use crate::search::{FacetQuestion, SortValues};

pub fn run(args: &Args, flags: &FacetsFlags, output: &mut Output) -> Result<Exit> {
    let asked = FacetQuestion {
        field: question::facet(&flags.field)?,
        question: question::question(&flags.query)?,
        top: flags.top,
        contains: flags.contains.clone(),
        sort: match flags.sort {
            ValueOrder::Count => SortValues::Count,
            ValueOrder::Name => SortValues::Name,
        },
    };
    let (facet, problems) = engine(&args.index, false)?.facets(&asked)?;
    if !problems.is_empty() {
        output.say(table::problems(&asked.question.query, &problems, output.style).trim_end());
    }
    if problems.iter().any(|problem| problem.is_fatal()) {
        return Ok(Exit::Error);
    }
    match output.format {
        Format::Json | Format::Jsonl => output.line(&json::facets(&facet).to_string()),
        Format::Table => output.print(&table::facets(&facet, output.style)),
        Format::Csv | Format::Trec => output.write(|out| csv::facets(out, &facet)),
    }
    Ok(if facet.values.is_empty() { Exit::Nothing } else { Exit::Found })
}
