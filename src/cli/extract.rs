//! `kiosque extract`

use std::io::{self, BufRead, Read};
use std::path::Path;

use super::Exit;
use super::args::{Args, ExtractFlags};
use super::knowledge::knowledge;
use super::output::Output;
use crate::annotation::Evidence;
use crate::article::Article;
use crate::error::{Error, Result};
use crate::extract::evidence::narrow;
use crate::extract::{annotations, locations};
use crate::knowledge::Knowledge;
use crate::present::Extracted;
use crate::read::{self, Options};

/// Longer lines are refused: they would have to be held in memory.
const LONGEST_LINE: usize = 64 << 20;

/// What is looked for.
struct Wanted {
    knowledge: &'static Knowledge,
    /// Empty for all evidence.
    evidence: Vec<Evidence>,
}

pub fn run(args: &Args, flags: &ExtractFlags, output: &mut Output) -> Result<Exit> {
    let evidence = flags.evidence.iter().map(|name| evidence(name)).collect::<Result<Vec<_>>>()?;
    let wanted = Wanted { knowledge: knowledge(args)?, evidence };
    let mut failed = false;
    let streams = flags.files.is_empty() || flags.files.iter().any(|file| file == Path::new("-"));
    if streams {
        failed |= records(io::stdin().lock(), &wanted, output)?;
    }
    let files: Vec<_> = flags.files.iter().filter(|file| *file != Path::new("-")).cloned().collect();
    for source in read::sources(&files) {
        match source {
            Ok(source) => read::articles(&source, &Options::default(), &mut |record| match record {
                Ok(article) => print(&article, &wanted, output),
                Err(skipped) => {
                    failed = true;
                    output.say(&format!("{}: {}", skipped.path.display(), skipped.reason));
                }
            }),
            Err(skipped) => {
                failed = true;
                output.say(&format!("{}: {}", skipped.path.display(), skipped.reason));
            }
        }
        if output.is_closed() {
            break;
        }
    }
    Ok(if failed { Exit::Error } else { Exit::Found })
}

/// JSON Lines, taken to the letter so that offsets are those of the input. Whether any line was no article.
fn records(mut reader: impl BufRead, wanted: &Wanted, output: &mut Output) -> Result<bool> {
    let mut failed = false;
    let mut line = Vec::new();
    for number in 1.. {
        line.clear();
        let limit = LONGEST_LINE as u64 + 1;
        let length = reader.by_ref().take(limit).read_until(b'\n', &mut line);
        if length.map_err(|error| Error::world("cannot read", "-", error))? == 0 {
            break;
        }
        if LONGEST_LINE < line.len() {
            return Err(Error::user(format!("line {number} is longer than 64 MiB"), "one article a line"));
        }
        if line.trim_ascii().is_empty() {
            continue;
        }
        match record(&line) {
            Ok(article) => print(&article, wanted, output),
            Err(reason) => {
                failed = true;
                output.say(&format!("line {number}: {reason}"));
            }
        }
        if output.is_closed() {
            break;
        }
    }
    Ok(failed)
}

fn record(line: &[u8]) -> std::result::Result<Article, String> {
    let text = std::str::from_utf8(line).map_err(|_| "not UTF-8".to_owned())?;
    let value = serde_json::from_str(text).map_err(|error| error.to_string())?;
    read::article_from_json(&value)
}

fn print(article: &Article, wanted: &Wanted, output: &mut Output) {
    let mut found = annotations(article, wanted.knowledge);
    if !wanted.evidence.is_empty() {
        narrow(&mut found, &wanted.evidence, wanted.knowledge);
    }
    let (text, locations) = (article.text(), locations(&found, wanted.knowledge));
    output.json(&Extracted::of(&article.id, &text, &found, &locations));
}

/// A kind of evidence by its name.
fn evidence(name: &str) -> Result<Evidence> {
    Evidence::from_name(name.trim()).ok_or_else(|| {
        let known = Evidence::ALL.map(Evidence::name).join(", ");
        Error::user(format!("`{name}` is no kind of evidence"), format!("it is one of {known}"))
    })
}
