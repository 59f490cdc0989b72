//! The transcripts of README.md, run as they stand.
//!
//! In a fenced block ```` ```console ````, a line `$ kiosque …` is run in a folder that holds `samples/`, and what
//! follows is what it must print. `…` alone on a line is anything. Times and rates may differ.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::{KIOSQUE, finish};

/// A command with what it is said to print.
#[derive(Debug, PartialEq)]
struct Step {
    line: usize,
    command: String,
    output: Vec<String>,
}

/// The commands of the console blocks of a text, a list a block.
fn steps(text: &str) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let (mut inside, mut continued) = (false, false);
    for (number, line) in text.lines().enumerate() {
        if line.starts_with("```") {
            inside = !inside && line.trim_end() == "```console";
            continued = false;
        } else if inside && continued {
            let step = steps.last_mut().unwrap();
            step.command.push('\n');
            step.command.push_str(line.strip_prefix("> ").unwrap_or(line));
            continued = line.ends_with('\\');
        } else if inside && let Some(command) = line.strip_prefix("$ ") {
            let command = command.replace("cargo run --release -- ", "kiosque ");
            steps.push(Step { line: number + 1, command, output: Vec::new() });
            continued = line.ends_with('\\');
        } else if inside && let Some(step) = steps.last_mut() {
            step.output.push(line.to_owned());
        }
    }
    for step in &mut steps {
        while step.output.last().is_some_and(|line| line.trim().is_empty()) {
            step.output.pop();
        }
    }
    steps
}

/// Whether it is to be run: ours, and one that ends by itself.
fn is_run(command: &str) -> bool {
    let ours = command.starts_with("kiosque ") || command.contains("| kiosque ");
    ours && !command.contains("kiosque serve")
}

/// Numbers that are times, rates and sizes become `N`.
fn timeless(line: &str) -> String {
    const UNITS: [&str; 8] = [" s ", " ms", "/s", " kB", " MB", " bytes", " s,", " s)"];
    let line = format!("{} ", line.trim_end());
    let mut out = String::new();
    let mut rest = line.as_str();
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let number = rest[at..].find(|c: char| !c.is_ascii_digit() && c != '.').map_or(rest.len(), |end| at + end);
        let after_name = out.ends_with("took_ms\":") || rest[..at].ends_with("\"took_ms\":");
        let measured = after_name || UNITS.iter().any(|unit| rest[number..].starts_with(unit));
        out.push_str(&rest[..at]);
        out.push_str(if measured { "N" } else { &rest[at..number] });
        rest = &rest[number..];
    }
    out.push_str(rest);
    out.trim_end().to_owned()
}

/// Whether lines are those expected, where `…` stands for any number of lines.
fn matches(expected: &[String], found: &[String]) -> bool {
    match expected.split_first() {
        None => found.is_empty(),
        Some((first, rest)) if first.trim() == "…" => (0..=found.len()).any(|passed| matches(rest, &found[passed..])),
        Some((first, rest)) => found.split_first().is_some_and(|(line, after)| line == first && matches(rest, after)),
    }
}

/// Runs the commands one after the other; a text that tells every difference.
fn differences(text: &str, folder: &Path) -> String {
    let programs = Path::new(KIOSQUE).parent().unwrap().display().to_string();
    let path = format!("{programs}:{}", std::env::var("PATH").unwrap_or_default());
    let mut differences = String::new();
    for step in steps(text).into_iter().filter(|step| is_run(&step.command)) {
        let mut shell = Command::new("sh");
        shell.args(["-c", &format!("{{ {}\n}} 2>&1", step.command)]).current_dir(folder);
        shell.env("PATH", &path).env("COLUMNS", "100").env_remove("KIOSQUE_INDEX").env_remove("NO_COLOR");
        let ran = finish(shell, b"");
        let lines = |text: &[String]| text.iter().map(|line| timeless(line)).collect::<Vec<_>>();
        let mut found: Vec<String> = ran.out.lines().map(str::to_owned).collect();
        while found.last().is_some_and(|line| line.trim().is_empty()) {
            found.pop();
        }
        if !matches(&lines(&step.output), &lines(&found)) {
            let (expected, found) = (step.output.join("\n"), found.join("\n"));
            differences.push_str(&format!(
                "line {}: $ {}\nexpected:\n{expected}\nfound:\n{found}\n\n",
                step.line, step.command
            ));
        }
    }
    differences
}

/// A folder that holds `samples/`.
fn folder_with_samples() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for entry in walkdir::WalkDir::new("samples") {
        let entry = entry.unwrap();
        let target = folder.path().join(entry.path());
        if entry.file_type().is_dir() {
            fs::create_dir_all(target).unwrap();
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
    folder
}

#[cfg(unix)]
#[test]
fn the_readme_tells_the_truth() {
    let Ok(text) = fs::read_to_string("README.md") else { return };
    let ours = steps(&text).iter().filter(|step| is_run(&step.command)).count();
    assert!(0 < ours, "README.md has no ```console block with a `$ kiosque …` line");
    let folder = folder_with_samples();
    let differences = differences(&text, folder.path());
    assert!(differences.is_empty(), "README.md\n\n{differences}");
}

const SAMPLE: &str = "\
# Sample

```sh
$ kiosque not-run
```

```console
$ git clone https://example.org/kiosque
$ kiosque index samples
53 articles in the index; 53 articles added in 0.8 s (64/s)
…
      kiosque serve

$ kiosque search 'sommet Pékin' \\
> --count
3
$ echo '{\"text\":\"Vladimir Poutine\"}' | cargo run --release -- extract | head -1
…
$ kiosque serve
$ kiosque facets leadr
error: there is no facet `leadr`
hint: did you mean `leader`?
$ kiosque search zzz
```
";

#[cfg(unix)]
#[test]
fn transcripts_are_run_and_compared() {
    let differences = |text: &str| differences(text, folder_with_samples().path());
    // A word that is nowhere: the last command says so.
    let truthful = SAMPLE.replace("$ kiosque search zzz\n", "$ kiosque search zzz\n…\n");
    assert_eq!(differences(&truthful), "");
    let told = differences(SAMPLE);
    assert!(told.starts_with("line 23: $ kiosque search zzz\n") && told.contains("no article contains"), "{told}");
    let told = differences(&SAMPLE.replace("\n3\n", "\n4\n"));
    assert!(told.starts_with("line 14: $ kiosque search 'sommet Pékin'"), "{told}");
}

#[test]
fn blocks_lines_and_ellipses() {
    let found: Vec<(usize, String)> = steps(SAMPLE).into_iter().map(|step| (step.line, step.command)).collect();
    assert_eq!(found.len(), 7);
    assert_eq!(found[2], (14, "kiosque search 'sommet Pékin' \\\n--count".to_owned()));
    assert!(found[3].1.ends_with("| kiosque extract | head -1"));
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    for (expected, found, same) in [
        ("a\nb", "a\nb", true),
        ("a\n…", "a", true),
        ("a\n…\nc", "a\nb\nb\nc", true),
        ("…", "", true),
        ("", "", true),
        ("a\n…\nc", "a\nb", false),
        ("a", "a\nb", false),
        ("… a", "b", false),
    ] {
        assert_eq!(matches(&lines(expected), &lines(found)), same, "{expected:?} {found:?}");
    }
}

#[test]
fn times_are_not_compared() {
    for (line, expected) in [
        ("53 added in 0.8 s (64/s)", "53 added in N s (N/s)"),
        ("53 articles", "53 articles"),
        ("\"took_ms\":1.3729,\"hits\"", "\"took_ms\":N,\"hits\""),
        ("size 183.0 kB  ", "size N kB"),
        ("2023 sans 20 systèmes", "2023 sans 20 systèmes"),
    ] {
        assert_eq!(timeless(line), expected);
    }
}
