//! `kiosque index`

use std::io::{self, IsTerminal};
use std::path::Path;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::args::{Args, Format, IndexFlags};
use super::knowledge::knowledge;
use super::output::Output;
use super::{Exit, engine};
use crate::error::{Error, Result};
use crate::fingerprint;
use crate::knowledge::Knowledge;
use crate::pipeline::{self, Progress, Report};
use crate::present::{json, table};
use crate::query::date;
use crate::read::Options;
use crate::search::Question;
use crate::store::local::{LocalStore, LocalWriter, REPORT, WriterSettings};
use crate::store::{FacetField, FacetRequest, Store, StoreWriter};

/// Memory for articles not yet on disk.
const MEMORY: usize = 256 << 20;

/// Time between commits of a long run.
const COMMIT_EVERY: Duration = Duration::from_secs(120);

/// Values of the facets of the summary.
const TOP: usize = 8;

pub fn run(args: &Args, flags: &IndexFlags, output: &mut Output) -> Result<Exit> {
    let settings = settings(flags)?;
    if flags.dry_run {
        return dry_run(args, &settings, output);
    }
    let started = Instant::now();
    let knowledge = knowledge(args)?;
    let writer = WriterSettings { threads: settings.jobs, memory: MEMORY, rebuild: flags.full };
    let mut writer = LocalWriter::open(&args.index, &fingerprint::of(knowledge), &writer)?;
    let report = fill(&mut writer, flags, &settings, knowledge)?;
    Box::new(writer).finish()?;
    let path = args.index.join(REPORT);
    report.write(&path).map_err(|error| Error::world("cannot write the report", &path, error))?;
    summary(args, &report, started.elapsed(), output)
}

fn settings(flags: &IndexFlags) -> Result<pipeline::Settings> {
    let today = jiff::ZonedDateTime::now().date();
    let day = flags.date.as_deref().map(|text| {
        let day = date::period(text, today).filter(|(first, last)| first == last).map(|(day, _)| day);
        day.ok_or_else(|| Error::user(format!("`{text}` is no day"), "write it as 2023-10-18"))
    });
    let cores = std::thread::available_parallelism().map_or(2, usize::from);
    Ok(pipeline::Settings {
        paths: flags.paths.clone(),
        read: Options { source: flags.source.clone(), date: day.transpose()? },
        jobs: flags.jobs.map_or(cores, usize::from),
        commit_every: COMMIT_EVERY,
    })
}

fn fill(
    writer: &mut LocalWriter,
    flags: &IndexFlags,
    settings: &pipeline::Settings,
    knowledge: &Knowledge,
) -> Result<Report> {
    let standard_input = Path::new("-");
    if !flags.paths.iter().any(|path| path == standard_input) {
        let bar = bar();
        let report = pipeline::run(writer, settings, knowledge, &|progress| draw(&bar, progress));
        bar.finish_and_clear();
        return report;
    }
    if 1 < flags.paths.len() {
        return Err(Error::user("`-` goes with no other path", "index the files in a run of their own"));
    }
    pipeline::run_records(writer, &mut io::stdin().lock(), settings, knowledge)
}

fn dry_run(args: &Args, settings: &pipeline::Settings, output: &mut Output) -> Result<Exit> {
    let files = match LocalStore::open(&args.index, &fingerprint::of(knowledge(args)?), false) {
        Ok(store) => store.files()?,
        Err(Error::User { .. }) if !LocalStore::is_at(&args.index)? => Vec::new(),
        Err(error) => return Err(error),
    };
    let report = pipeline::dry_run(files, settings);
    output.print(&match output.format {
        Format::Json | Format::Jsonl => format!("{}\n", json::report(&report, None)),
        Format::Table | Format::Csv | Format::Trec => table::plan(&report, output.style),
    });
    Ok(Exit::Found)
}

/// A bar over the bytes found so far, on a terminal only.
fn bar() -> ProgressBar {
    let bar = ProgressBar::with_draw_target(Some(0), ProgressDrawTarget::stderr_with_hz(5));
    let style = ProgressStyle::with_template("{bar:24} {percent:>3} %  {msg}  {elapsed}, {eta} left");
    if let Ok(style) = style {
        bar.set_style(style);
    }
    if !io::stderr().is_terminal() {
        bar.set_draw_target(ProgressDrawTarget::hidden());
    }
    bar
}

fn draw(bar: &ProgressBar, progress: Progress) {
    bar.set_length(progress.bytes_found);
    bar.set_position(progress.bytes_done);
    let rate = progress.articles as f64 / bar.elapsed().as_secs_f64().max(0.001);
    bar.set_message(format!("{} articles, {rate:.0}/s", progress.articles));
}

/// What was done, whom and what the index speaks of most, and what to type next.
fn summary(args: &Args, report: &Report, took: Duration, output: &mut Output) -> Result<Exit> {
    let facet = |field| FacetRequest { field, top: TOP };
    let facets = vec![facet(FacetField::Leader), facet(FacetField::Country)];
    let answer = engine(args, false)?.search(&Question { facets, ..Question::default() })?;
    let written = args.index.join(REPORT);
    match output.format {
        Format::Json | Format::Jsonl if output.explicit => {
            output.line(&json::report(report, Some(&answer)).to_string())
        }
        _ => {
            let text = table::report(report, &answer, &written, took, output.style);
            output.print(&text);
        }
    }
    Ok(if answer.total == 0 { Exit::Nothing } else { Exit::Found })
}
