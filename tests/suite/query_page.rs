//! The examples of docs/QUERY.md: read as queries, asked of the samples; its commands run as they stand.

use std::path::Path;
use std::process::Command;

use kiosque::query::field::Field;
use kiosque::search::{Answer, Question};

use crate::support::{KIOSQUE, finish, samples_engine, samples_index};

/// An article that stands for `ID`.
const ARTICLE: &str = "samples/monde/2023-10-18_poutine-xi-pekin.txt";

/// Presented as refused.
const REFUSED: [&str; 1] = ["payss:Chine"];

/// Examples that find nothing in the samples, which end in 2026, or nothing that has all of their words; and shapes that
/// stand for what is to be typed.
const NOTHING: [&str; 18] = [
    "date:conflict",
    "date:conflit",
    "=mot",
    "l'*",
    "champ:valeur",
    "champ:\"plusieurs mots\"",
    "titre:sommet Pékin",
    "titre:(sommet Pékin)",
    "date:hier",
    "date:7j",
    "date:6mois",
    "today",
    "yesterday",
    "7d",
    "2w",
    "3y",
    "mention:",
    "mention:-52",
];

/// A piece of code of the page: its line, and the section it stands in.
#[derive(Debug)]
struct Example<'p> {
    line: usize,
    section: &'p str,
    text: String,
}

/// What stands between backticks, line by line; `\|` in a table is `|`.
fn examples(page: &str) -> Vec<Example<'_>> {
    let mut examples = Vec::new();
    let mut section = "";
    for (number, line) in page.lines().enumerate().filter(|(_, line)| !line.starts_with("    ")) {
        section = line.strip_prefix("## ").unwrap_or(section);
        let mut rest = line;
        while let Some((_, after)) = rest.split_once('`') {
            let (Some(code), behind) = (
                after
                    .strip_prefix('`')
                    .map_or_else(|| after.split_once('`'), |after| after.split_once("``"))
                    .map(|(code, _)| code),
                after,
            ) else {
                break;
            };
            rest = behind.split_once(code).map_or("", |(_, rest)| rest.trim_start_matches('`'));
            examples.push(Example { line: number + 1, section, text: code.trim().replace("\\|", "|") });
        }
    }
    examples
}

fn page() -> String {
    std::fs::read_to_string("docs/QUERY.md").unwrap()
}

fn ask(query: &str) -> Answer {
    samples_engine().search(&Question { query: query.to_owned(), limit: 1, ..Question::default() }).unwrap()
}

fn is_refused(answer: &Answer) -> bool {
    answer.problems.iter().any(|problem| problem.is_fatal())
}

#[test]
fn every_example_is_read() {
    let page = page();
    let examples: Vec<Example> =
        examples(&page).into_iter().filter(|example| !example.text.starts_with("kiosque ")).collect();
    assert!(150 < examples.len(), "{} examples", examples.len());
    for Example { line, text, .. } in &examples {
        assert_eq!(is_refused(&ask(text)), REFUSED.contains(&text.as_str()), "line {line}: {text}");
    }
}

#[test]
fn examples_find_what_they_are_said_to_find() {
    let page = page();
    let sections = ["En bref", "Mots", "Opérateurs", "Champs", "Dates"];
    let told = examples(&page).into_iter().filter(|example| {
        let said = sections.iter().any(|section| example.section.starts_with(section));
        let text = example.text.as_str();
        let query = !text.starts_with("kiosque ") && !text.starts_with("--") && Field::from_name(text).is_none();
        said && query && !REFUSED.contains(&text)
    });
    let mut wrong = Vec::new();
    for Example { line, text, .. } in told {
        let answer = ask(&text);
        let found = 0 < answer.total && !answer.relaxed;
        if found == NOTHING.contains(&text.as_str()) {
            wrong.push(format!(
                "line {line}: `{text}` finds {}{}",
                answer.total,
                if answer.relaxed { ", relaxed" } else { "" }
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The command lines of the page that can be run: in a line of their own or between backticks. Some are the shape of one.
fn commands(page: &str) -> Vec<String> {
    let indented = page.lines().filter_map(|line| line.strip_prefix("    ")).map(str::to_owned);
    let inline = examples(page).into_iter().map(|example| example.text);
    let shape = |line: &String| {
        ["…", "CHAMP", "FICHIER", "[RECHERCHE]", "kiosque index", "kiosque serve"]
            .iter()
            .any(|word| line.contains(word))
    };
    indented.chain(inline).filter(|line| line.starts_with("kiosque ") && !shape(line)).collect()
}

#[cfg(unix)]
#[test]
fn every_command_finds_something() {
    let commands = commands(&page());
    assert!(6 < commands.len(), "{commands:?}");
    let programs = Path::new(KIOSQUE).parent().unwrap().display().to_string();
    let path = format!("{programs}:{}", std::env::var("PATH").unwrap_or_default());
    for command in commands {
        let mut shell = Command::new("sh");
        shell.args(["-c", &command.replace("ID", ARTICLE)]).env("PATH", &path).env("KIOSQUE_INDEX", samples_index());
        let ran = finish(shell, b"");
        assert!(ran.code == Some(0) && !ran.out.is_empty(), "{command}: {ran:?}");
    }
}

#[test]
fn code_is_what_stands_between_backticks() {
    let found = |page: &str| -> Vec<String> { examples(page).into_iter().map(|example| example.text).collect() };
    assert_eq!(found("Un `deux` et `a \\|\\| b`, « trois ».\n    kiosque quatre"), ["deux", "a || b"]);
    assert_eq!(found("`` ` `` puis `x`"), ["`", "x"]);
    assert_eq!(examples("## Un\n\n`a`")[0].section, "Un");
}
