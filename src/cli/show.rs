//! `kiosque show`

use super::args::{Args, Format, ShowFlags};
use super::output::Output;
use super::{Exit, engine};
use crate::error::Result;
use crate::present::{json, table};

pub fn run(args: &Args, flags: &ShowFlags, output: &mut Output) -> Result<Exit> {
    let Some(view) = engine(&args.index, false)?.article(&flags.id)? else {
        output.say(&format!("no article has the id `{}`", flags.id));
        output.say("hint: `kiosque search` prints the ids of its hits");
        return Ok(Exit::Nothing);
    };
    match output.format {
        Format::Table | Format::Csv | Format::Trec => output.print(&table::article(&view, output.style)),
        Format::Json | Format::Jsonl => output.line(&json::article(&view).to_string()),
    }
    Ok(Exit::Found)
}
