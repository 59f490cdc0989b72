//! `kiosque graph`: which entities appear together.

use super::args::{Args, Format, GraphFlags};
use super::output::Output;
use super::related::field;
use super::{Exit, engine, question};
use crate::error::Result;
use crate::present::graph;
use crate::search::{FacetQuestion, SortValues};

pub fn run(args: &Args, flags: &GraphFlags, output: &mut Output) -> Result<Exit> {
    let field = field(&flags.field)?;
    let question = question::question(&flags.query)?;
    let asked = FacetQuestion {
        field,
        question,
        top: usize::from(flags.top),
        contains: None,
        sort: SortValues::Count,
        roll_up: None,
    };
    let (pairs, problems) = engine(args, false)?.cross(&asked, field)?;
    if question::refused(&asked.question, &problems, output) {
        return Ok(Exit::Error);
    }
    match output.format {
        _ if flags.graphml => output.write(|out| graph::graphml(out, &pairs)),
        Format::Json => output.line(&graph::json(&pairs).to_string()),
        Format::Jsonl => graph::pairs(&pairs).for_each(|pair| output.line(&pair.json().to_string())),
        Format::Table | Format::Csv | Format::Trec => output.write(|out| graph::csv(out, &pairs)),
    }
    Ok(if pairs.rows.values.is_empty() { Exit::Nothing } else { Exit::Found })
}
