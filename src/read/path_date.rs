//! The day written in a URL, a file name or folder names.
//!
//! **Invariant**: a day is needed; a month or a year alone is never a date.

use std::path::Path;

use jiff::civil::Date;

use super::date::day;

/// The day in the path of a URL (`/2023/10/18/`, `-20231018-`).
pub(super) fn in_url(url: &str) -> Option<Date> {
    let path = url.split(['?', '#']).next()?;
    let path = path.split_once("://").map_or(path, |(_, rest)| rest);
    let segments: Vec<&str> = path.split('/').skip(1).collect();
    folders(&segments).or_else(|| segments.iter().find_map(|segment| in_name(segment)))
}

/// The day in the name of a file, else of its folders, the nearest first.
pub(super) fn in_path(path: &Path) -> Option<Date> {
    let names: Vec<String> = path.components().map(|c| c.as_os_str().to_string_lossy().into_owned()).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let (name, parents) = names.split_last()?;
    in_name(name).or_else(|| folders(parents)).or_else(|| parents.iter().rev().find_map(|parent| in_name(parent)))
}

/// `2023`, `10`, `18` as consecutive names.
fn folders(names: &[&str]) -> Option<Date> {
    names.windows(3).rev().find_map(|three| {
        let [year, month, number] = three else { return None };
        if year.len() != 4 || 2 < month.len() || 2 < number.len() {
            return None;
        }
        day(whole(year)?, whole(month)?, whole(number)?)
    })
}

/// The first day in a name: `2023-10-18`, `2023_10_18`, `20231018`, `18-10-2023`, or a stamp that begins with one.
fn in_name(name: &str) -> Option<Date> {
    let mut rest = name;
    loop {
        let start = rest.find(|c: char| c.is_ascii_digit())?;
        rest = rest.get(start..)?;
        if let Some(date) = at(rest) {
            return Some(date);
        }
        let end = rest.find(|c: char| !c.is_ascii_digit())?;
        rest = rest.get(end..)?;
    }
}

/// The day a run of digits begins.
fn at(text: &str) -> Option<Date> {
    let (first, rest) = run(text)?;
    match first.len() {
        8 | 12 | 14 => day(whole(first.get(..4)?)?, whole(first.get(4..6)?)?, whole(first.get(6..8)?)?),
        4 | 2 => {
            let separator = rest.chars().next().filter(|c| "-_.".contains(*c))?;
            let (second, rest) = run(rest.strip_prefix(separator)?)?;
            let (third, _) = run(rest.strip_prefix(separator)?)?;
            match (first.len(), second.len(), third.len()) {
                (4, 2, 2) => day(whole(first)?, whole(second)?, whole(third)?),
                (2, 2, 4) => day(whole(third)?, whole(second)?, whole(first)?),
                _ => None,
            }
        }
        _ => None,
    }
}

fn run(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    text.split_at_checked(end).filter(|(digits, _)| !digits.is_empty())
}

fn whole(digits: &str) -> Option<i64> {
    if digits.bytes().all(|b| b.is_ascii_digit()) { digits.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urls() {
        let check = |url: &str, expected: &str| {
            assert_eq!(in_url(url).map(|d| d.to_string()).unwrap_or_default(), expected, "{url}");
        };
        check("https://www.example.fr/monde/article/2023/10/18/poutine-a-pekin_6195_3210.html", "2023-10-18");
        check("https://example.fr/monde/2023-10-18-poutine", "2023-10-18");
        check("https://example.fr/monde/poutine-20231018-x", "2023-10-18");
        check("https://example.fr/monde/poutine_AN-202310180045.html", "2023-10-18");
        check("https://example.fr/2023/10/poutine", "");
        check("https://example.fr/a?date=2023-10-18", "");
        check("https://example.fr/id-61951234", "");
        check("https://2023-10-18.fr/a", "");
    }

    #[test]
    fn paths() {
        let check = |path: &str, expected: &str| {
            assert_eq!(in_path(Path::new(path)).map(|d| d.to_string()).unwrap_or_default(), expected, "{path}");
        };
        check("a/2023-10-18_titre.txt", "2023-10-18");
        check("a/20231018-titre.txt", "2023-10-18");
        check("a/titre_18-10-2023.txt", "2023-10-18");
        check("a/2023/10/18/titre.txt", "2023-10-18");
        check("2023-10-17/titre-2.txt", "2023-10-17");
        check("1999-01-01/2023/10/18/a.txt", "2023-10-18");
        check("2023/10/titre.txt", "");
        check("a/2023-10-32.txt", "");
        check("a/3023-10-12.txt", "");
        check("a/202310181.txt", "");
        check("a/été.txt", "");
        check("", "");
    }
}
