//! Standard output and error: data on the one, messages on the other; a closed pipe is success.

use std::io::{self, BufWriter, IsTerminal, Stderr, Stdout, Write};

use serde::Serialize;

use super::Exit;
use super::args::{Args, Format};
use crate::error::Error;
use crate::present::table::{Style, sanitize};

/// Columns when the terminal does not tell.
const WIDTH: usize = 100;

/// Bytes written at once.
const BUFFER: usize = 1 << 16;

/// Where a command prints.
pub struct Output {
    out: BufWriter<Stdout>,
    err: Stderr,
    /// Form of the answer.
    pub format: Format,
    /// Whether the user chose it.
    pub explicit: bool,
    /// How the terminal is drawn upon.
    pub style: Style,
    broken: bool,
    failed: Option<io::Error>,
}

impl Output {
    /// Output as the flags and the terminal want it.
    pub fn new(args: &Args) -> Output {
        let terminal = io::stdout().is_terminal();
        let default = if terminal { Format::Table } else { Format::Jsonl };
        let format = if args.json { Format::Json } else { args.format.unwrap_or(default) };
        let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
            || std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        let width = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok()).or_else(terminal_width);
        let style = Style { colour: terminal && !plain, width: width.unwrap_or(WIDTH).clamp(40, 160) };
        let explicit = args.json || args.format.is_some();
        Output {
            out: BufWriter::with_capacity(BUFFER, io::stdout()),
            err: io::stderr(),
            format,
            explicit,
            style,
            broken: false,
            failed: None,
        }
    }

    /// Prints text.
    pub fn print(&mut self, text: &str) {
        self.write(|out| out.write_all(text.as_bytes()));
    }

    /// Prints a line.
    pub fn line(&mut self, text: &str) {
        self.write(|out| writeln!(out, "{text}"));
    }

    /// Prints a value as one line of JSON.
    pub fn json(&mut self, value: &impl Serialize) {
        self.write(|out| {
            serde_json::to_writer(&mut *out, value)?;
            out.write_all(b"\n")
        });
    }

    /// Lets `write` write; after a closed pipe nothing more is written.
    pub fn write(&mut self, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) {
        if self.broken || self.failed.is_some() {
            return;
        }
        if let Err(error) = write(&mut self.out) {
            self.fail(error);
        }
    }

    fn fail(&mut self, error: io::Error) {
        match error.kind() {
            io::ErrorKind::BrokenPipe => self.broken = true,
            _ => self.failed = Some(error),
        }
    }

    /// Whether nobody reads any more.
    pub fn is_closed(&self) -> bool {
        self.broken || self.failed.is_some()
    }

    /// Tells something on standard error.
    pub fn say(&mut self, message: &str) {
        let _ = writeln!(self.err, "{}", sanitize(message));
    }

    /// Tells an error and its remedy.
    pub fn error(&mut self, error: &Error) {
        self.flush();
        self.say(&format!("error: {error}"));
        if let Some(hint) = error.hint() {
            self.say(&format!("hint: {hint}"));
        }
    }

    fn flush(&mut self) {
        if !self.is_closed()
            && let Err(error) = self.out.flush()
        {
            self.fail(error);
        }
    }

    /// Writes what is left; how the command ended.
    pub fn finish(mut self, exit: Exit) -> Exit {
        self.flush();
        match self.failed.take() {
            Some(error) => {
                self.say(&format!("error: cannot write the answer: {error}"));
                Exit::Error
            }
            None => exit,
        }
    }
}

/// Columns of the terminal, as clap's own help measures them.
fn terminal_width() -> Option<usize> {
    terminal_size::terminal_size().map(|(width, _)| usize::from(width.0))
}
