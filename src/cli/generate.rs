//! `kiosque generate`: shell completions and the man page.

use clap::CommandFactory;
use clap_complete::Shell;

use super::Exit;
use super::args::{Args, GenerateFlags, Generated};
use super::output::Output;
use crate::error::Result;

pub fn run(flags: &GenerateFlags, output: &mut Output) -> Result<Exit> {
    let mut command = Args::command();
    let shell = match flags.what {
        Generated::Bash => Shell::Bash,
        Generated::Fish => Shell::Fish,
        Generated::Zsh => Shell::Zsh,
        Generated::Powershell => Shell::PowerShell,
        Generated::Man => {
            output.write(|out| clap_mangen::Man::new(command).render(&mut &mut *out));
            return Ok(Exit::Found);
        }
    };
    let mut completions = Vec::new();
    clap_complete::generate(shell, &mut command, "kiosque", &mut completions);
    output.write(|out| out.write_all(&completions));
    Ok(Exit::Found)
}
