//! `kiosque status` and `kiosque verify`

use super::args::{Args, Format};
use super::output::Output;
use super::{Exit, engine};
use crate::error::Result;
use crate::present::{json, table};

pub fn run(args: &Args, output: &mut Output) -> Result<Exit> {
    let stats = engine(args, false)?.stats()?;
    match output.format {
        Format::Table | Format::Csv | Format::Trec => output.print(&table::status(&stats, output.style)),
        Format::Json | Format::Jsonl => output.line(&json::status(&stats).to_string()),
    }
    Ok(if stats.articles == 0 { Exit::Nothing } else { Exit::Found })
}

pub fn verify(args: &Args, output: &mut Output) -> Result<Exit> {
    let damaged = engine(args, false)?.verify()?;
    if damaged.is_empty() {
        output.say("every file of the index has its checksum");
        return Ok(Exit::Found);
    }
    damaged.iter().for_each(|file| output.line(file));
    output.say("error: these files of the index are damaged");
    output.say("hint: build it anew: `kiosque index --full PATH…`");
    Ok(Exit::Error)
}
