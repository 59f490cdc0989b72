//! The running text of a tree of elements: paragraphs out of blocks, line breaks and inline elements.
//!
//! **Invariant**: no recursion; scripts, navigation, asides and figures never give text.

use dom_query::{Document, NodeRef};

use super::clean::{clean, one_line};
use super::html_guard;
use super::paragraphs::paragraphs;

/// Which text counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Flow {
    /// Only that of paragraphs, inter-titles, list items and quotations.
    Blocks,
    /// All of it.
    All,
    /// All of it; line ends of the source count as well.
    Lines,
}

#[rustfmt::skip]
const EXCLUDED: &[&str] = &[
    "nav", "footer", "aside", "figure", "figcaption", "form", "script", "style", "noscript", "button", "svg",
    "template", "iframe", "select", "textarea", "object", "video", "audio", "head", "title", "dialog", "menu",
];

const PARAGRAPHS: &[&str] = &["p", "h1", "h2", "h3", "h4", "li", "blockquote", "dd", "pre"];

#[rustfmt::skip]
const BLOCKS: &[&str] = &[
    "div", "section", "article", "main", "header", "body", "html", "ul", "ol", "dl", "dt", "h5", "h6", "table", "tr",
    "td", "th", "tbody", "hr", "address", "center", "details", "summary", "hgroup",
];

/// Tags that show a text to be HTML.
#[rustfmt::skip]
const KNOWN: &[&str] = &[
    "p", "br", "div", "span", "a", "b", "i", "u", "em", "strong", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6",
    "blockquote", "img", "figure", "figcaption", "table", "tr", "td", "section", "article", "small", "sup", "sub",
    "script", "style", "iframe", "hr", "font", "q", "cite", "abbr", "time", "aside", "mark", "s", "html", "body",
];

enum Step<'a> {
    Enter(NodeRef<'a>),
    /// A block ends; whether it was a paragraph.
    Leave(bool),
}

/// The paragraphs under a node, clean.
pub(super) fn of_node(root: NodeRef<'_>, flow: Flow) -> Vec<String> {
    let mut out = Vec::new();
    let mut open = String::new();
    let mut inside = 0_usize;
    let mut steps: Vec<Step<'_>> = root.children_it(true).map(Step::Enter).collect();
    while let Some(step) = steps.pop() {
        let node = match step {
            Step::Enter(node) => node,
            Step::Leave(paragraph) => {
                flush(&mut open, &mut out);
                inside -= usize::from(paragraph);
                continue;
            }
        };
        if node.is_text() {
            if flow != Flow::Blocks || 0 < inside {
                let text = node.text();
                let break_lines = flow == Flow::Lines;
                open.extend(text.chars().map(|c| if c == '\n' && !break_lines { ' ' } else { c }));
            }
            continue;
        }
        if !node.is_element() {
            continue;
        }
        let name = node.node_name().unwrap_or_default();
        let name: &str = &name;
        // A page's own title is no part of its body.
        if EXCLUDED.contains(&name) || (name == "h1" && flow == Flow::Blocks) || node.has_attr("hidden") {
            continue;
        }
        if name == "br" {
            open.push('\n');
            continue;
        }
        let paragraph = PARAGRAPHS.contains(&name);
        if paragraph || BLOCKS.contains(&name) {
            if name == "li" && is_only_links(&node) {
                continue;
            }
            flush(&mut open, &mut out);
            inside += usize::from(paragraph);
            steps.push(Step::Leave(paragraph));
        }
        steps.extend(node.children_it(true).map(Step::Enter));
    }
    flush(&mut open, &mut out);
    out
}

/// Ends a paragraph; two line breaks in a row end one as well.
fn flush(open: &mut String, out: &mut Vec<String>) {
    if open.is_empty() {
        return;
    }
    let text = clean(open);
    open.clear();
    out.extend(text.split("\n\n").map(one_line).filter(|paragraph| !paragraph.is_empty()));
}

/// A list item that is nothing but links is a menu, a tag or a related article.
fn is_only_links(item: &NodeRef<'_>) -> bool {
    let (mut links, mut any) = (true, false);
    let mut nodes: Vec<NodeRef<'_>> = item.children_it(false).collect();
    while let Some(node) = nodes.pop() {
        if node.has_name("a") {
            any = true;
        } else if node.is_text() {
            links &= node.text().trim().is_empty();
        } else {
            nodes.extend(node.children_it(false));
        }
    }
    links && any
}

/// The paragraphs of a text that holds HTML; `None` when it holds none.
pub(super) fn markup(text: &str) -> Option<Vec<String>> {
    let tags = has_tags(text);
    if (!tags && !has_entities(text)) || html_guard::refused(text).is_some() {
        return None;
    }
    if !tags {
        return Some(paragraphs(&clean(text)).iter().map(|paragraph| inline(paragraph)).collect());
    }
    let document = Document::fragment(text);
    let blocks = ["<p", "<br", "<div", "<li", "<h1", "<h2"];
    let lower = text.to_ascii_lowercase();
    let flow = if blocks.iter().any(|tag| lower.contains(tag)) { Flow::All } else { Flow::Lines };
    Some(of_node(document.root(), flow))
}

/// A text on one line without the HTML it may hold.
pub(super) fn inline(text: &str) -> String {
    let html = has_tags(text) || has_entities(text);
    if !html || html_guard::refused(text).is_some() {
        return one_line(text);
    }
    let document = Document::fragment(text);
    of_node(document.root(), Flow::Lines).join(" ")
}

fn has_tags(text: &str) -> bool {
    text.split('<').skip(1).any(|after| {
        let name = after.strip_prefix('/').unwrap_or(after);
        let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
        let (name, rest) = name.split_at_checked(end).unwrap_or_default();
        rest.starts_with([' ', '>', '/', '\n'])
            && rest.contains('>')
            && KNOWN.iter().any(|k| k.eq_ignore_ascii_case(name))
    })
}

fn has_entities(text: &str) -> bool {
    text.split('&').skip(1).any(|after| {
        let Some((name, _)) = after.split_once(';') else { return false };
        let name = name.strip_prefix('#').unwrap_or(name);
        (2..=8).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_alphanumeric())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(html: &str, flow: Flow, expected: &[&str]) {
        assert_eq!(of_node(Document::fragment(html).root(), flow), expected, "{html}");
    }

    #[test]
    fn blocks() {
        check("<p>Un <b>deux</b>\ntrois</p><p>Quatre</p>", Flow::Blocks, &["Un deux trois", "Quatre"]);
        check("<div>hors<p>Un</p>hors</div>", Flow::Blocks, &["Un"]);
        check("<div>Un<p>Deux</p>trois</div>", Flow::All, &["Un", "Deux", "trois"]);
        check("Un<br>deux<br><br>trois", Flow::All, &["Un deux", "trois"]);
        check("<blockquote><p>Un</p><p>Deux</p></blockquote>", Flow::Blocks, &["Un", "Deux"]);
        check("<p>Un<script>x</script></p><aside><p>Non</p></aside><h2>Inter</h2>", Flow::Blocks, &["Un", "Inter"]);
        check("<ul><li><a>Lien</a></li><li>Un <a>lien</a></li></ul>", Flow::Blocks, &["Un lien"]);
        check("<p hidden>Non</p><p>&laquo;&nbsp;Oui&nbsp;&raquo;</p>", Flow::Blocks, &["« Oui »"]);
    }

    #[test]
    fn texts_that_may_hold_html() {
        assert_eq!(markup("Un < deux et trois > deux"), None);
        assert_eq!(markup("R&D; A & B"), None);
        assert_eq!(markup("Un.\n\nDeux &eacute;t&eacute;."), Some(vec!["Un.".to_owned(), "Deux été.".to_owned()]));
        assert_eq!(markup("<b>Un.</b>\n\nDeux."), Some(vec!["Un.".to_owned(), "Deux.".to_owned()]));
        assert_eq!(inline("L&rsquo;<em>été</em>"), "L’été");
        assert_eq!(inline(" Un\n titre "), "Un titre");
    }
}
