//! `kiosque show`

use super::args::{Args, Format, ShowFlags};
use super::output::Output;
use super::{Exit, engine};
use crate::error::Result;
use crate::present::{csv, json, table};

pub fn run(args: &Args, flags: &ShowFlags, output: &mut Output) -> Result<Exit> {
    let Some(view) = engine(args, false)?.article(&flags.id)? else {
        return Ok(no_article(&flags.id, output));
    };
    if flags.quotes {
        match output.format {
            Format::Table => output.print(&table::quotes(&view, output.style)),
            Format::Csv | Format::Trec => output.write(|out| csv::quotes(out, &view)),
            Format::Json | Format::Jsonl => output.line(&json::quotes(&view).to_string()),
        }
        return Ok(if view.annotations.quotes.is_empty() { Exit::Nothing } else { Exit::Found });
    }
    match output.format {
        Format::Table | Format::Csv | Format::Trec => output.print(&table::article(&view, output.style)),
        Format::Json | Format::Jsonl => output.line(&json::article(&view).to_string()),
    }
    Ok(Exit::Found)
}

/// Tells that no article has that id.
pub fn no_article(id: &str, output: &mut Output) -> Exit {
    output.say(&format!("no article has the id `{id}`"));
    output.say("hint: `kiosque search` prints the ids of its hits");
    Exit::Nothing
}
