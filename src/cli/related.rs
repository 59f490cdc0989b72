//! `kiosque related`

use super::args::{Args, Format, RelatedFlags};
use super::output::Output;
use super::{Exit, engine, question};
use crate::error::{Error, Result};
use crate::present::{csv, json, table};
use crate::search::{RELATED_FIELDS, entity_field};
use crate::store::FacetField;

pub fn run(args: &Args, flags: &RelatedFlags, output: &mut Output) -> Result<Exit> {
    let chosen = flags.field.iter().map(|name| field(name)).collect::<Result<Vec<_>>>()?;
    let fields = if chosen.is_empty() { RELATED_FIELDS.to_vec() } else { chosen };
    let name = flags.name.join(" ");
    let view = engine(args, false)?.related(&name, &fields, flags.top)?;
    if view.of.is_empty() {
        output.say(&format!("no article names `{name}`"));
        output.say(&format!("hint: `kiosque suggest {name}` completes or corrects names"));
    }
    match output.format {
        Format::Json => output.line(&json::related(&view).to_string()),
        Format::Jsonl => json::related_values(&view).iter().for_each(|value| output.line(&value.to_string())),
        Format::Csv => output.write(|out| csv::related(out, &view)),
        Format::Table | Format::Trec => output.print(&table::related(&view, output.style)),
    }
    Ok(if view.of.is_empty() { Exit::Nothing } else { Exit::Found })
}

/// A facet of entities by its name.
pub fn field(name: &str) -> Result<FacetField> {
    let field = question::facet(name)?;
    match entity_field(field) {
        Some(_) => Ok(field),
        None => Err(Error::user(
            format!("`{name}` is no kind of entity"),
            "it is person, leader, country, organisation, place or speaker",
        )),
    }
}
