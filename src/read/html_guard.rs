//! Pages that would exhaust a parser, refused before it sees them.
//!
//! **Invariant**: one pass over the bytes; a refused page is deeper than any browser accepts.

/// Browsers stop nesting at 512 elements.
const DEEPEST: usize = 512;

/// Formatting left open is opened again in each block: their product is bounded.
const MOST_REOPENED: usize = 2_000_000;

/// Elements without content, or closed by the parser itself when a like one opens.
#[rustfmt::skip]
const SHALLOW: &[&str] = &[
    "a", "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    "p", "li", "dt", "dd", "td", "th", "tr", "tbody", "thead", "tfoot", "option", "optgroup", "html", "head", "body",
];

#[rustfmt::skip]
const FORMATTING: &[&str] = &[
    "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
];

/// Elements whose content is no markup.
const RAW: &[&str] = &["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"];

/// Why a page must not be parsed, if so.
pub(super) fn refused(html: &str) -> Option<String> {
    let (mut depth, mut deepest) = (0_usize, 0);
    let (mut formatting, mut most_formatting, mut tags) = (0_usize, 0, 0_usize);
    let mut rest = html;
    while let Some((_, after)) = rest.split_once('<') {
        rest = after;
        if let Some(comment) = after.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        let (closes, name) = match after.strip_prefix('/') {
            Some(name) => (true, tag_name(name)),
            None => (false, tag_name(after)),
        };
        if name.is_empty() {
            continue;
        }
        tags += 1;
        let is = |names: &[&str]| names.iter().any(|known| name.eq_ignore_ascii_case(known));
        if is(SHALLOW) {
            continue;
        }
        if closes {
            depth = depth.saturating_sub(1);
            formatting = formatting.saturating_sub(usize::from(is(FORMATTING)));
            continue;
        }
        depth += 1;
        formatting += usize::from(is(FORMATTING));
        deepest = deepest.max(depth);
        most_formatting = most_formatting.max(formatting);
        if is(RAW) {
            depth -= 1;
            rest = after_raw(after, name);
        }
    }
    if DEEPEST < deepest {
        return Some(format!("elements nested {deepest} deep: more than {DEEPEST}, not a page of a newspaper"));
    }
    (8 < most_formatting && MOST_REOPENED < most_formatting * tags)
        .then(|| format!("{most_formatting} formatting elements left open: repair the page"))
}

fn tag_name(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(text.len());
    text.get(..end).filter(|name| name.starts_with(|c: char| c.is_ascii_alphabetic())).unwrap_or_default()
}

/// What follows the end tag of a raw element.
fn after_raw<'t>(text: &'t str, name: &str) -> &'t str {
    let mut rest = text;
    while let Some((_, after)) = rest.split_once("</") {
        if tag_name(after).eq_ignore_ascii_case(name) {
            return after;
        }
        rest = after;
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth() {
        assert!(refused(&"<div>".repeat(100_000)).is_some());
        assert!(refused(&"<b x=1>".repeat(600)).is_some());
        assert!(refused(&"<div><p>Un<br></div>".repeat(100_000)).is_none());
        assert!(refused(&"<p>".repeat(100_000)).is_none());
        assert!(refused(&format!("<script>{}</script><p>Un", "'<div>'".repeat(1000))).is_none());
        assert!(refused(&format!("<!--{}--><p>Un", "<div>".repeat(1000))).is_none());
        assert!(refused(&format!("{}{}", "<b x=1>".repeat(100), "<p>".repeat(100_000))).is_some());
        assert!(refused("a < b <3 < ").is_none());
    }
}
