//! Markdown, with or without front matter.
//!
//! **Invariant**: markup goes, words stay; any text is an article.

use super::clean::{clean, line_ends};
use super::draft::Draft;
use super::{fields, front_matter, header, html_flow};

/// Reads a Markdown text.
pub(super) fn read(text: &str) -> Draft {
    let text = line_ends(text);
    let (map, rest) = front_matter::split(&text);
    let blocks = blocks(&clean(rest));
    let mut draft = fields::draft(&map);
    draft.lead_from_body = map.is_empty();
    draft.header_in_body = true;
    let written = blocks.iter().map(|block| block.text.clone()).collect::<Vec<String>>();
    let heading = blocks.iter().position(|block| block.level == 1);
    if !draft.body.is_empty() {
        return draft;
    }
    draft.body = written;
    if !draft.title.is_empty() {
        return draft;
    }
    if let Some(at) = heading {
        draft.title = draft.body.remove(at);
    } else {
        let text = draft.body.join("\n");
        draft.body = header::title_and_paragraphs(&text, &mut draft);
    }
    draft
}

struct Block {
    /// Of the heading; 0 for a paragraph.
    level: usize,
    text: String,
}

/// The paragraphs, list items and headings of clean Markdown.
fn blocks(text: &str) -> Vec<Block> {
    let mut out = Vec::new();
    let mut open = String::new();
    let mut fence: Option<&str> = None;
    for line in text.split('\n') {
        if let Some(mark) = fence {
            if line.starts_with(mark) {
                fence = None;
            }
            continue;
        }
        if line.starts_with("```") || line.starts_with("~~~") {
            fence = line.get(..3);
            flush(&mut open, 0, &mut out);
            continue;
        }
        let line = line.trim_start_matches(['>', ' ']);
        if let Some((level, heading)) = heading(line) {
            flush(&mut open, 0, &mut out);
            let mut heading = heading.to_owned();
            flush(&mut heading, level, &mut out);
        } else if let Some(level) = underline(line).filter(|_| !open.is_empty()) {
            flush(&mut open, level, &mut out);
        } else if line.is_empty() || is_rule(line) || is_reference(line) {
            flush(&mut open, 0, &mut out);
        } else if let Some(item) = item(line) {
            flush(&mut open, 0, &mut out);
            open.push_str(item);
        } else {
            if !open.is_empty() {
                open.push(' ');
            }
            open.push_str(line.strip_suffix('\\').unwrap_or(line));
        }
    }
    flush(&mut open, 0, &mut out);
    out
}

fn flush(open: &mut String, level: usize, out: &mut Vec<Block>) {
    let text = inline(&std::mem::take(open));
    if !text.is_empty() {
        out.push(Block { level, text });
    }
}

/// `## Heading ##`.
fn heading(line: &str) -> Option<(usize, &str)> {
    let text = line.trim_start_matches('#');
    let level = line.len() - text.len();
    let text = text.strip_prefix(' ')?;
    (1..=6).contains(&level).then(|| (level, text.trim_end_matches('#').trim()))
}

/// `====` or `----` under a heading.
fn underline(line: &str) -> Option<usize> {
    let all = |mark: char| 2 <= line.len() && line.chars().all(|c| c == mark);
    if all('=') {
        Some(1)
    } else if all('-') {
        Some(2)
    } else {
        None
    }
}

fn is_rule(line: &str) -> bool {
    ['-', '*', '_'].iter().any(|mark| 3 <= line.matches(*mark).count() && line.chars().all(|c| c == *mark || c == ' '))
}

/// `[name]: https://…`, a link's address apart.
fn is_reference(line: &str) -> bool {
    line.starts_with('[')
        && line.split_once("]: ").is_some_and(|(_, to)| !to.trim().contains(' ') || to.contains("://"))
}

/// `- item`, `1. item`.
fn item(line: &str) -> Option<&str> {
    if let Some(rest) = ["- ", "* ", "+ "].iter().find_map(|mark| line.strip_prefix(mark)) {
        return Some(rest);
    }
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let width = line.len() - rest.len();
    if !(1..=2).contains(&width) {
        return None;
    }
    rest.strip_prefix(". ").or_else(|| rest.strip_prefix(") "))
}

/// The text of a line without links, images, emphasis and tags.
fn inline(line: &str) -> String {
    let line = html_flow::inline(line);
    if !line.contains(['[', '*', '_', '`', '~', '\\', '<']) {
        return line;
    }
    let mut out = String::with_capacity(line.len());
    let mut rest = line.as_str();
    let mut previous = ' ';
    while let Some(c) = rest.chars().next() {
        if let Some((text, end)) = span(rest) {
            out.push_str(&text);
            rest = end;
            previous = ')';
            continue;
        }
        let after = rest.get(c.len_utf8()..).unwrap_or_default();
        let next = after.chars().next().unwrap_or(' ');
        rest = after;
        match c {
            '\\' if next.is_ascii_punctuation() => {
                out.push(next);
                rest = after.get(1..).unwrap_or_default();
            }
            '*' if !(previous == ' ' && next == ' ') => {}
            '`' => {}
            '~' if next == '~' => rest = after.get(1..).unwrap_or_default(),
            // `snake_case` and `_emphasis_`.
            '_' if !(previous.is_alphanumeric() && next.is_alphanumeric()) => {}
            c => out.push(c),
        }
        previous = c;
    }
    out.trim().to_owned()
}

/// The text of the link, image, note or address that a text begins with, and what follows it.
fn span(text: &str) -> Option<(String, &str)> {
    if let Some(image) = text.strip_prefix('!') {
        return link(image).map(|(_, end)| (String::new(), end));
    }
    if let Some(note) = text.strip_prefix("[^") {
        return note.split_once(']').map(|(_, end)| (String::new(), end));
    }
    if let Some(address) = text.strip_prefix('<') {
        return address.split_once('>').filter(|(to, _)| to.starts_with("http")).map(|(to, end)| (to.to_owned(), end));
    }
    link(text).map(|(inside, end)| (inline(inside), end))
}

/// The text of the link a text begins with, and what follows it.
fn link(text: &str) -> Option<(&str, &str)> {
    let end = closing(text, '[', ']')?;
    let inside = text.get(1..end)?;
    let rest = text.get(end + 1..)?;
    if rest.starts_with('(') {
        return Some((inside, rest.get(closing(rest, '(', ')')? + 1..)?));
    }
    if let Some(name) = rest.strip_prefix('[') {
        return name.split_once(']').map(|(_, after)| (inside, after));
    }
    None
}

/// Where the bracket that opens a text is closed. Links are short: looking no further keeps it linear.
fn closing(text: &str, open: char, close: char) -> Option<usize> {
    if !text.starts_with(open) {
        return None;
    }
    let mut depth = 0_usize;
    for (at, c) in text.char_indices().take(1000) {
        if c == open {
            depth += 1;
        } else if c == close {
            depth -= 1;
            if depth == 0 {
                return Some(at);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::tests::{article, show};

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(show(&article(read(text))), expected);
    }

    #[test]
    fn front_matter() {
        check(
            "---\ntitle: \"L'accord : enfin\"\ndate: 2023-10-18\nsource: Le Quotidien\nauthor: [A B, C D]\nchapo: \
             Chapô.\n---\n\n# L'accord : enfin\n\nUn.\n\n## Inter\n\nDeux.\n",
            "L'accord : enfin / Chapô. / Un. ¶ Inter ¶ Deux. [2023-10-18 metadata] (Le Quotidien) {A B|C D}",
        );
        check("+++\ntitre = \"T\"\ndate = 2023-10-18T23:30:00Z\n+++\nUn.\n", "T /  / Un. [2023-10-19 metadata]");
        check("---\r\ntitle: Ukraine : la paix\r\n---\r\nUn.\r\n", "Ukraine : la paix /  / Un.");
        check("---\n[[[\n---\n# T\n\nUn.\n", "T / [[[ / Un.");
    }

    #[test]
    fn without_front_matter() {
        check("# T\n\nPublié le 18 octobre 2023\n\nUn.\n\nDeux.\n", "T / Un. / Deux. [2023-10-18 metadata]");
        check("T\n===\n\nUn.\n", "T /  / Un.");
        check("T\n\nUn.\n", "T /  / Un.");
    }

    #[test]
    fn markup() {
        let body = |markdown: &str, expected: &str| check(&format!("# T\n\n{markdown}"), &format!("T /  / {expected}"));
        body("Le **président** _russe_ et *[Xi](https://a.fr/x_(y))* `code`.", "Le président russe et Xi code.");
        body("![Une image](a.png) Texte[^1] [lien][2].\n\n[2]: https://a.fr", "Texte lien.");
        body("Un\ndeux  \ntrois.", "Un deux trois.");
        body("```\ncode\n```\n> Cité **ici**.", "Cité ici.");
        body("Un <b>gras</b> &amp; 3 \\* 4, snake_case, 5 * 6.", "Un gras & 3 * 4, snake_case, 5 * 6.");
        check("# T\n\nUn.\n\n- a\n- b\n\n1. c\n\n---\n\nFin.", "T / Un. / a ¶ b ¶ c ¶ Fin.");
        body("[Paris] dit non [", "[Paris] dit non [");
    }
}
