//! What each module may know, and other rules that the compiler does not enforce.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// Names of the crate that a module may use, besides its own. `*` is everything.
///
/// `docs/ARCHITECTURE.md` says why.
const MAY_USE: [(&str, &[&str]); 16] = [
    ("article", &[]),
    ("annotation", &[]),
    ("error", &[]),
    ("read", &["article", "error"]),
    ("french", &["annotation"]),
    ("knowledge", &["annotation", "french"]),
    ("extract", &["annotation", "article", "french", "knowledge"]),
    ("query", &["annotation", "french"]),
    ("store", &["annotation", "article", "error", "french", "query"]),
    ("search", &["annotation", "article", "error", "extract", "french", "knowledge", "query", "store"]),
    ("pipeline", &["annotation", "article", "error", "extract", "french", "knowledge", "read", "store"]),
    (
        "present",
        &["annotation", "article", "error", "extract", "french", "knowledge", "pipeline", "query", "search", "store"],
    ),
    ("serve", &["annotation", "article", "error", "present", "query", "search", "store"]),
    ("fingerprint", &["extract", "french", "knowledge", "store"]),
    ("cli", &["*"]),
    ("main", &["*"]),
];

/// Crates that only some folder may name.
const ONLY_IN: [(&str, &str); 9] = [
    ("tantivy", "src/store/local/"),
    ("axum", "src/serve/"),
    ("tokio", "src/serve/"),
    ("tower", "src/serve/"),
    ("tower_http", "src/serve/"),
    ("hyper", "src/serve/"),
    ("clap", "src/cli/"),
    ("indicatif", "src/cli/"),
    ("walkdir", "src/read/"),
];

/// Never in code that runs outside of tests.
const NEVER: [&str; 9] =
    ["println!", "eprintln!", "print!", "eprint!", "dbg!", ".unwrap()", ".expect(", "panic!", "todo!"];

/// More lines are two subjects.
const LONGEST_FILE: usize = 500;

struct Source {
    /// `src/store/mod.rs`
    path: String,
    text: String,
    /// The text without comments, strings and characters; same lines.
    code: String,
    /// The same without what is compiled for tests only.
    production: String,
}

fn sources() -> Vec<Source> {
    let mut sources = Vec::new();
    for entry in walkdir::WalkDir::new("src").sort_by_file_name() {
        let entry = entry.unwrap();
        if entry.path().extension().is_none_or(|extension| extension != "rs") {
            continue;
        }
        let path = entry.path().to_str().unwrap().replace('\\', "/");
        let text = fs::read_to_string(entry.path()).unwrap();
        let code = code_of(&text);
        let production = if path.ends_with("/tests.rs") { String::new() } else { without_tests(&code) };
        sources.push(Source { path, text, code, production });
    }
    assert!(50 < sources.len(), "the sources are not where they are looked for");
    sources
}

/// Blanks comments, strings and characters.
fn code_of(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut code = String::with_capacity(text.len());
    let mut at = 0;
    let next = |at: usize| chars.get(at).copied().unwrap_or('\0');
    while at < chars.len() {
        let end = match (next(at), next(at + 1)) {
            ('/', '/') => at + chars[at..].iter().take_while(|c| **c != '\n').count(),
            ('/', '*') => find(&chars, at + 2, &['*', '/']),
            ('"', _) => string_end(&chars, at),
            ('r', '"' | '#') if at == 0 || !is_name(next(at - 1)) || next(at - 1) == 'b' => {
                let hashes = chars[at + 1..].iter().take_while(|c| **c == '#').count();
                if next(at + 1 + hashes) == '"' {
                    let closing: Vec<char> = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
                    find(&chars, at + 2 + hashes, &closing)
                } else {
                    at
                }
            }
            ('\'', '\\') => find(&chars, at + 3, &['\'']),
            ('\'', _) if next(at + 2) == '\'' => at + 3,
            _ => at,
        };
        if end == at {
            code.push(chars[at]);
            at += 1;
        } else {
            code.extend(chars[at..end.min(chars.len())].iter().map(|c| if *c == '\n' { '\n' } else { ' ' }));
            at = end;
        }
    }
    code
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Just after the next `needle`.
fn find(chars: &[char], from: usize, needle: &[char]) -> usize {
    let rest = chars.get(from..).unwrap_or_default();
    rest.windows(needle.len()).position(|window| window == needle).map_or(chars.len(), |at| from + at + needle.len())
}

fn string_end(chars: &[char], start: usize) -> usize {
    let mut at = start + 1;
    while at < chars.len() {
        match chars[at] {
            '\\' => at += 2,
            '"' => return at + 1,
            _ => at += 1,
        }
    }
    at
}

/// Blanks what follows `#[cfg(test)]`, up to the end of the item.
fn without_tests(code: &str) -> String {
    let mut kept = String::with_capacity(code.len());
    let mut rest = code;
    while let Some(at) = rest.find("#[cfg(test)]") {
        kept.push_str(&rest[..at]);
        let item = &rest[at..];
        let (mut depth, mut end) = (0, item.len());
        for (at, c) in item.char_indices() {
            match c {
                '{' => depth += 1,
                '}' if depth == 1 => {
                    end = at + 1;
                    break;
                }
                '}' => depth -= 1,
                ';' if depth == 0 => {
                    end = at + 1;
                    break;
                }
                _ => {}
            }
        }
        kept.extend(item[..end].chars().filter(|c| *c == '\n'));
        rest = &item[end..];
    }
    kept.push_str(rest);
    kept
}

/// The first names of `crate::name…` and `crate::{name, name::…}` with the line of each.
fn names_of_the_crate(code: &str) -> Vec<(usize, String)> {
    let mut names = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        if code[..at].chars().next_back().is_some_and(|c| is_name(c) || c == '$') {
            continue;
        }
        let rest = &code[at + "crate::".len()..];
        let first = |text: &str| text.trim_start().chars().take_while(|c| is_name(*c)).collect::<String>();
        let line = |offset: usize| code[..at + "crate::".len() + offset].lines().count();
        let Some(group) = rest.strip_prefix('{') else {
            names.push((line(0), first(rest)));
            continue;
        };
        let (mut depth, mut start) = (0, 0);
        for (offset, c) in group.char_indices() {
            match c {
                '{' => depth += 1,
                '}' if depth == 0 => {
                    names.push((line(offset), first(&group[start..offset])));
                    break;
                }
                '}' => depth -= 1,
                ',' if depth == 0 => {
                    names.push((line(offset), first(&group[start..offset])));
                    start = offset + 1;
                }
                _ => {}
            }
        }
    }
    names.retain(|(_, name)| !name.is_empty());
    names
}

/// `store` for `src/store/local/mod.rs`, `error` for `src/error.rs`.
fn module(path: &str) -> &str {
    let inner = path.trim_start_matches("src/");
    inner.split('/').next().unwrap_or(inner).trim_end_matches(".rs")
}

fn fail(failures: &str, rule: &str) {
    assert!(failures.is_empty(), "{rule}\n{failures}");
}

#[test]
fn modules_know_what_they_may() {
    let mut failures = String::new();
    for source in sources() {
        let module = module(&source.path);
        if module == "lib" {
            continue;
        }
        let Some((_, may_use)) = MAY_USE.iter().find(|(name, _)| *name == module) else {
            _ = writeln!(failures, "{}: `{module}` is not in the table of this test", source.path);
            continue;
        };
        for (line, name) in names_of_the_crate(&source.code) {
            // `crate::Error` and `crate::Result` are those of `error`.
            let name = if matches!(name.as_str(), "Error" | "Result") { "error" } else { &name };
            if name != module && !may_use.contains(&name) && !may_use.contains(&"*") {
                _ = writeln!(failures, "{}:{line}: `{module}` must not know `{name}`", source.path);
            }
        }
    }
    fail(&failures, "a module may use only what the table allows");
}

#[test]
fn crates_stay_in_their_folder() {
    let mut failures = String::new();
    for source in sources() {
        for (name, folder) in ONLY_IN {
            if source.path.starts_with(folder) {
                continue;
            }
            for (number, line) in source.code.lines().enumerate() {
                let named = line.match_indices(&format!("{name}::")).any(|(at, _)| {
                    let before = line[..at].chars().next_back();
                    // `crate::store::…` is a path of ours, `a_tower::` another name.
                    !before.is_some_and(|c| is_name(c) || c == ':')
                });
                let imported = line.trim().starts_with(&format!("use {name};"));
                if named || imported {
                    _ = writeln!(failures, "{}:{}: `{name}` is for {folder} only", source.path, number + 1);
                }
            }
        }
    }
    fail(&failures, "some crates are the matter of one folder");
}

#[test]
fn nothing_prints_nor_panics() {
    let mut failures = String::new();
    for source in sources() {
        for (number, line) in source.production.lines().enumerate() {
            for word in NEVER {
                let found = line
                    .match_indices(word)
                    .any(|(at, _)| word.starts_with('.') || !line[..at].chars().next_back().is_some_and(is_name));
                if found {
                    _ = writeln!(failures, "{}:{}: `{word}` outside of tests", source.path, number + 1);
                }
            }
        }
    }
    fail(&failures, "nothing panics on input, and only `cli::output` prints");
}

#[test]
fn files_say_what_they_are() {
    let mut failures = String::new();
    for source in sources() {
        let (path, lines) = (&source.path, source.text.lines().count());
        if LONGEST_FILE <= lines {
            _ = writeln!(failures, "{path}:{lines}: {LONGEST_FILE} lines or more: split it by subject");
        }
        // The tests of a module are part of it.
        let tests = path.ends_with("/tests.rs");
        if !source.text.starts_with("//!") && !tests {
            _ = writeln!(failures, "{path}:1: a file begins with `//!` and what it is for");
        }
        let noun = matches!(path.as_str(), "src/article.rs" | "src/annotation.rs");
        let head = source.text.lines().take_while(|line| line.starts_with("//!"));
        if (noun || path.ends_with("/mod.rs")) && !head.into_iter().any(|line| line.contains("**Invariant**")) {
            _ = writeln!(failures, "{path}:1: the head of a module has an **Invariant** line");
        }
    }
    fail(&failures, "files are short and say what they are");
}

#[test]
fn every_table_has_its_source() {
    let sources = fs::read_to_string("src/knowledge/data/SOURCES.md").unwrap();
    for entry in fs::read_dir("src/knowledge/data").unwrap().flatten() {
        let name = entry.file_name().into_string().unwrap();
        assert!(name == "SOURCES.md" || sources.contains(&name), "src/knowledge/data/{name} is not in SOURCES.md");
    }
    assert!(Path::new("samples/README.md").exists());
}

#[test]
fn code_is_told_from_comments_and_tests() {
    let text = "// crate::a\nuse crate::{b::{C, D}, e};\nlet s = \"crate::f\"; let c = '\"'; g::<'a>(); /* crate::h */ \
                r#\"crate::i \" \"#; crate::j::k();\n#[cfg(test)]\nmod tests {\n    fn f() { a.unwrap() }\n}\nfn l() {}\n";
    let code = code_of(text);
    assert_eq!(code.lines().count(), text.lines().count());
    let names = names_of_the_crate(&code);
    let expected = [(2, "b"), (2, "e"), (3, "j")].map(|(line, name)| (line, name.to_owned()));
    assert_eq!(names, expected);
    assert!(code.contains("unwrap"));
    let production = without_tests(&code);
    assert!(!production.contains("unwrap") && production.contains("fn l()"), "{production}");
    assert_eq!(production.lines().count(), text.lines().count());
}
