//! `kiosque analyze`

use super::Exit;
use super::args::{AnalyzeFlags, Format};
use super::output::Output;
use crate::error::Result;
use crate::french::Analyzer;
use crate::present::{json, table};

pub fn run(flags: &AnalyzeFlags, output: &mut Output) -> Result<Exit> {
    let text = flags.text.join(" ");
    let tokens = Analyzer::default().tokens(&text);
    match output.format {
        Format::Table | Format::Csv | Format::Trec => output.print(&table::tokens(&text, &tokens)),
        Format::Json => output.line(&json::tokens(&text, &tokens).to_string()),
        Format::Jsonl => {
            if let Some(rows) = json::tokens(&text, &tokens).as_array() {
                rows.iter().for_each(|row| output.line(&row.to_string()));
            }
        }
    }
    Ok(if tokens.is_empty() { Exit::Nothing } else { Exit::Found })
}
