//! `kiosque facets`

use super::args::{Args, FacetsFlags, Format, ValueOrder};
use super::output::Output;
use super::{Exit, engine, question};
use crate::error::{Error, Result};
use crate::knowledge::Level;
use crate::present::{csv, json, table};
use crate::search::{FacetQuestion, LARGEST, SortValues, can_be_columns};
use crate::store::FacetField;

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
        roll_up: flags.roll_up.as_deref().map(level).transpose()?,
    };
    if asked.roll_up.is_some() && asked.field != FacetField::Place {
        return Err(Error::user("`--roll-up` is for places", "type `kiosque facets place --roll-up country`"));
    }
    if let Some(by) = &flags.by {
        return cross(args, asked, by, output);
    }
    let (facet, problems) = engine(args, false)?.facets(&asked)?;
    if question::refused(&asked.question, &problems, output) {
        return Ok(Exit::Error);
    }
    match output.format {
        Format::Json | Format::Jsonl => output.line(&json::facets(&facet).to_string()),
        Format::Table => output.print(&table::facets(&facet, output.style)),
        Format::Csv | Format::Trec => output.write(|out| csv::facets(out, &facet)),
    }
    Ok(if facet.values.is_empty() { Exit::Nothing } else { Exit::Found })
}

/// The level of a name; an unknown one is refused.
fn level(name: &str) -> Result<Level> {
    Level::from_name(name).ok_or_else(|| {
        let known = Level::NAMES.map(|(_, name, _)| name).join(", ");
        Error::user(format!("there is no level `{name}`"), format!("it is one of {known}"))
    })
}

/// `--by`: a table of two facets.
fn cross(args: &Args, asked: FacetQuestion, by: &str, output: &mut Output) -> Result<Exit> {
    let by = question::facet(by)?;
    if !can_be_columns(by) {
        return Err(Error::user(
            format!("`--by {}` is no way to count", by.name()),
            "it is year, month, source, leader, person, country, place, organisation or speaker",
        ));
    }
    let asked = FacetQuestion { top: asked.top.min(LARGEST), ..asked };
    let (table, problems) = engine(args, false)?.cross(&asked, by)?;
    if question::refused(&asked.question, &problems, output) {
        return Ok(Exit::Error);
    }
    match output.format {
        Format::Json | Format::Jsonl => output.line(&json::cross(&table).to_string()),
        Format::Table => output.print(&table::cross(&table, output.style)),
        Format::Csv | Format::Trec => output.write(|out| csv::cross(out, &table)),
    }
    Ok(if table.rows.values.is_empty() { Exit::Nothing } else { Exit::Found })
}
