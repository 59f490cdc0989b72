//! The command line: flags to settings, settings to calls, answers to text.
//!
//! **Invariant**: the only place that prints and that knows exit codes; knows no engine.

mod analyze;
mod args;
mod batch;
mod extract;
mod facets;
mod fault;
mod generate;
mod graph;
mod index;
mod knowledge;
mod output;
mod question;
mod related;
mod search;
mod serve;
mod show;
mod similar;
mod status;
mod suggest;
mod timeline;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser;

use crate::error::{Error, Result};
use crate::fingerprint;
use crate::search::Engine;
use crate::store::local::LocalStore;
use args::{Args, Command, Format};
use output::Output;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Found, or done.
    Found = 0,
    /// Nothing found.
    Nothing = 1,
    /// An error, told on standard error.
    Error = 2,
}

/// Runs the program with its arguments.
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args = match Args::try_parse_from(arguments) {
        Ok(args) => args,
        Err(error) => {
            // Help and version are answers, the rest is an error; a closed pipe is neither.
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { Exit::Error as u8 } else { Exit::Found as u8 });
        }
    };
    let mut output = Output::new(&args);
    let exit = match fault::guarded(|| run(&args, &mut output)) {
        Ok(exit) => exit,
        Err(error) => {
            output.error(&error);
            Exit::Error
        }
    };
    ExitCode::from(output.finish(exit) as u8)
}

fn run(args: &Args, output: &mut Output) -> Result<Exit> {
    let batch = matches!(&args.command, Command::Search(flags) if flags.queries.is_some());
    if output.format == Format::Trec && !batch {
        return Err(Error::user(
            "`--format trec` is for the hits of many queries",
            "give a file of queries: `kiosque search --queries FILE --format trec`",
        ));
    }
    match &args.command {
        Command::Index(flags) => index::run(args, flags, output),
        Command::Search(flags) => search::run(args, flags, output),
        Command::Facets(flags) => facets::run(args, flags, output),
        Command::Show(flags) => show::run(args, flags, output),
        Command::Similar(flags) => similar::run(args, flags, output),
        Command::Related(flags) => related::run(args, flags, output),
        Command::Graph(flags) => graph::run(args, flags, output),
        Command::Suggest(flags) => suggest::run(args, flags, output),
        Command::Extract(flags) => extract::run(args, flags, output),
        Command::Analyze(flags) => analyze::run(flags, output),
        Command::Serve(flags) => serve::run(args, flags, output),
        Command::Status => status::run(args, output),
        Command::Verify => status::verify(args, output),
        Command::Generate(flags) => generate::run(flags, output),
        Command::Timeline(flags) => timeline::run(args, flags, output),
    }
}

/// The engine over the index of the command line.
fn engine(args: &Args, follow: bool) -> Result<Engine> {
    let knowledge = knowledge::knowledge(args)?;
    let store = LocalStore::open(&args.index, &fingerprint::of(knowledge), follow)?;
    Ok(Engine::new(Box::new(store), knowledge))
}
