//! `kiosque extract`

use std::io::{self, BufRead};
use std::path::Path;

use super::Exit;
use super::args::ExtractFlags;
use super::output::Output;
use crate::article::Article;
use crate::error::{Error, Result};
use crate::extract::annotations;
use crate::knowledge::Knowledge;
use crate::present::json;
use crate::read::{self, Options};

pub fn run(flags: &ExtractFlags, output: &mut Output) -> Result<Exit> {
    let mut failed = false;
    let streams = flags.files.is_empty() || flags.files.iter().any(|file| file == Path::new("-"));
    if streams {
        failed |= records(&mut io::stdin().lock(), output)?;
    }
    let files: Vec<_> = flags.files.iter().filter(|file| *file != Path::new("-")).cloned().collect();
    for source in read::sources(&files) {
        match source {
            Ok(source) => read::articles(&source, &Options::default(), &mut |record| match record {
                Ok(article) => print(&article, output),
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
fn records(reader: &mut dyn BufRead, output: &mut Output) -> Result<bool> {
    let mut failed = false;
    for (number, line) in reader.lines().enumerate() {
        let line = line.map_err(|error| Error::world("cannot read", "-", error))?;
        if line.trim().is_empty() {
            continue;
        }
        let article = serde_json::from_str(&line).map_err(|error| error.to_string());
        match article.and_then(|value| read::article_from_json(&value)) {
            Ok(article) => print(&article, output),
            Err(reason) => {
                failed = true;
                output.say(&format!("line {}: {reason}", number + 1));
            }
        }
        if output.is_closed() {
            break;
        }
    }
    Ok(failed)
}

fn print(article: &Article, output: &mut Output) {
    let found = annotations(article, Knowledge::embedded());
    output.line(&json::extract(&article.id, &article.text(), &found).to_string());
}
