//! `kiosque serve`

use std::fmt::Display;
use std::io::Write as _;
use std::sync::Arc;

use super::args::{Args, ServeFlags};
use super::output::Output;
use super::{Exit, engine};
use crate::error::Result;
use crate::present::table::sanitize;
use crate::serve::{self, Settings};

pub fn run(args: &Args, flags: &ServeFlags, output: &mut Output) -> Result<Exit> {
    let engine = Arc::new(engine(args, true)?);
    let articles = engine.articles()?;
    let settings = Settings { listen: flags.listen, public: flags.public, report: tell, ..Settings::default() };
    serve::run(engine, &settings, |address| {
        output.say(&format!("{articles} articles at http://{address}/  (Ctrl-C ends)"));
    })?;
    Ok(Exit::Found)
}

/// The server's own troubles, on standard error.
fn tell(trouble: &dyn Display) {
    let _ = writeln!(std::io::stderr(), "error: {}", sanitize(&trouble.to_string()));
}
