//! Pages: the article's own metadata, its marked body, readability when nothing is marked.
//!
//! **Invariant**: the parser only sees pages that [`html_guard`] passed.

use dom_query::Document;
use serde_json::Value;

use super::clean::one_line;
use super::draft::Draft;
use super::html_flow::{self, Flow};
use super::html_page::Page;
use super::{date, fields, html_guard};

#[rustfmt::skip]
const DATES: &[&str] = &[
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "date",
    "dc.date.issued", "dc.date", "dc.date.created", "dcterms.issued", "dcterms.created", "dcterms.date", "pubdate",
    "publishdate", "publish-date", "publish_date", "parsely-pub-date", "sailthru.date", "datecreated",
];

const DESCRIPTIONS: &[&str] = &["og:description", "description", "dc.description", "twitter:description"];

/// Text that a page must give before another reading of it is tried, in bytes.
const ENOUGH: usize = 200;

/// Reads a page, or says why not.
pub(super) fn read(html: &str) -> Result<Draft, String> {
    if let Some(reason) = html_guard::refused(html) {
        return Err(reason);
    }
    let document = Document::from(html);
    let page = Page::of(&document);
    let mut draft = fields::draft(&page.linked);
    // JSON-LD identifiers are the site's own numbers; the address is known outside of it.
    draft.id = None;
    let declared = std::mem::take(&mut draft.body);
    draft.header_in_body = true;
    complete(&mut draft, &page);
    let marked = marked_body(&page);
    draft.body = longest(marked, declared, html, &document);
    Ok(draft)
}

/// Fills what JSON-LD left out.
fn complete(draft: &mut Draft, page: &Page<'_>) {
    let meta = |names: &[&str]| page.meta_named(names).map(one_line);
    draft.title = title(&draft.title, page);
    if draft.lead.is_empty() {
        draft.lead = meta(DESCRIPTIONS).map(|text| html_flow::inline(&text)).unwrap_or_default();
    }
    if draft.published.is_none() {
        let metas = DATES.iter().flat_map(|name| page.metas_named(name));
        draft.published = metas.chain(page.times.iter().map(String::as_str)).find_map(date::of_text);
    }
    if draft.authors.is_empty() {
        let names = ["author", "article:author", "dc.creator", "parsely-author", "sailthru.author"];
        let authors =
            names.iter().map(|name| page.metas_named(name).filter(|a| !a.contains("://")).collect::<Vec<_>>());
        draft.authors = authors
            .into_iter()
            .find(|found| !found.is_empty())
            .unwrap_or_default()
            .into_iter()
            .flat_map(fields::people)
            .collect();
    }
    let web = |url: &String| url.starts_with("http://") || url.starts_with("https://");
    draft.url = page
        .canonical
        .clone()
        .filter(web)
        .or_else(|| draft.url.take().filter(web))
        .or_else(|| meta(&["og:url"]).filter(web));
    draft.source =
        draft.source.take().or_else(|| meta(&["og:site_name", "dc.publisher", "publisher", "application-name"]));
    draft.section = draft.section.take().or_else(|| meta(&["article:section", "section"]));
    draft.language =
        draft.language.take().or_else(|| page.language.clone()).or_else(|| meta(&["og:locale", "language"]));
    if draft.keywords.is_empty() {
        draft.keywords = page.metas_named("article:tag").map(str::to_owned).collect();
    }
    if draft.keywords.is_empty() {
        let list = meta(&["news_keywords", "keywords"]).map(Value::String);
        let map = list.map(|list| [("keywords".to_owned(), list)].into_iter().collect());
        draft.keywords = map.map(|map| fields::draft(&map).keywords).unwrap_or_default();
    }
}

/// The best title, without « | Le Site » when another title of the page is the same without it.
fn title(headline: &str, page: &Page<'_>) -> String {
    let shared = page.meta_named(&["og:title", "twitter:title", "dc.title"]).map(html_flow::inline).unwrap_or_default();
    let all = [one_line(headline), shared, one_line(&page.heading), one_line(&page.title)];
    let Some(best) = all.iter().find(|title| !title.is_empty()) else { return String::new() };
    let shorter = all.iter().find(|other| {
        let suffix = best.strip_prefix(other.as_str()).unwrap_or_default().trim_start();
        !other.is_empty() && suffix.starts_with(['|', '-', '–', '—', '•', '·'])
    });
    shorter.unwrap_or(best).clone()
}

/// The text of the container marked as the article, the longest one if several are.
fn marked_body(page: &Page<'_>) -> Vec<String> {
    let nodes = if page.bodies.is_empty() { &page.articles } else { &page.bodies };
    let mut best = Vec::new();
    for node in nodes {
        let blocks = html_flow::of_node(*node, Flow::Blocks);
        // Old pages put text right in the container.
        let all = if page.bodies.is_empty() && !blocks.is_empty() {
            Vec::new()
        } else {
            html_flow::of_node(*node, Flow::All)
        };
        let found = if length(&blocks) * 2 < length(&all) { all } else { blocks };
        if length(&best) < length(&found) {
            best = found;
        }
    }
    best
}

/// The marked body, unless JSON-LD or readability knows much more.
fn longest(marked: Vec<String>, declared: Vec<String>, html: &str, document: &Document) -> Vec<String> {
    if length(&marked) * 2 < length(&declared) {
        return declared;
    }
    if ENOUGH < length(&marked) {
        return marked;
    }
    let readable = readable(html);
    if length(&marked) * 3 < length(&readable) {
        return readable;
    }
    if !marked.is_empty() {
        return marked;
    }
    let blocks = html_flow::of_node(document.root(), Flow::Blocks);
    if blocks.is_empty() { html_flow::of_node(document.root(), Flow::All) } else { blocks }
}

/// What readability takes for the article.
fn readable(html: &str) -> Vec<String> {
    let found = dom_smoothie::Readability::new(html, None, None).and_then(|mut page| page.parse());
    let Ok(article) = found else { return Vec::new() };
    let content: &str = &article.content;
    if html_guard::refused(content).is_some() {
        return Vec::new();
    }
    let document = Document::fragment(content);
    let blocks = html_flow::of_node(document.root(), Flow::Blocks);
    let all = html_flow::of_node(document.root(), Flow::All);
    if length(&blocks) * 2 < length(&all) { all } else { blocks }
}

fn length(paragraphs: &[String]) -> usize {
    paragraphs.iter().map(String::len).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::tests::{article, show};

    #[track_caller]
    fn check(html: &str, expected: &str) {
        assert_eq!(show(&article(read(html).unwrap())), expected);
    }

    #[test]
    fn linked_data_and_marked_body() {
        check(
            r#"<html lang="fr"><head><title>Poutine à Pékin | Le Quotidien</title>
            <script type="application/ld+json">{"@type":"NewsArticle","headline":"Poutine à Pékin","description":"Chapô.",
            "datePublished":"2023-10-18T14:05:00+02:00","author":[{"@type":"Person","name":"Jeanne Martin"}],
            "publisher":{"@type":"Organization","name":"Le Quotidien"},"articleBody":"Un. Deux."}</script></head>
            <body><nav><p>Menu</p></nav><article><h1>Poutine à Pékin</h1><p>Chapô.</p><p>Un.</p><p>VIDÉO - Non</p>
            <h2>Inter</h2><p>Deux&nbsp;!</p><aside><p>Non</p></aside></article></body></html>"#,
            "Poutine à Pékin / Chapô. / Un. ¶ Inter ¶ Deux ! [2023-10-18 metadata] (Le Quotidien) {Jeanne Martin}",
        );
    }

    #[test]
    fn metas() {
        check(
            r#"<meta property="og:title" content="T"><meta property="og:description" content="Le début du…">
            <meta property="article:published_time" content="2023-10-18T23:30:00Z"><meta name="author" content="A B">
            <meta property="og:site_name" content="Le Quotidien"><title>T - Le Quotidien</title>
            <article><p>Le début du texte.</p><p>Deux.</p></article>"#,
            "T /  / Le début du texte. ¶ Deux. [2023-10-19 metadata] (Le Quotidien) {A B}",
        );
        check(
            r#"<link rel="canonical" href="https://www.a.fr/2023/10/18/x"><h1>T</h1><div itemprop="articleBody">Un.<br><br>Deux.</div>"#,
            "T /  / Un. ¶ Deux. [2023-10-18 url] (a.fr)",
        );
        check("<h1>T</h1><time datetime='2023-10-18'>hier</time><p>Un.</p>", "T /  / Un. [2023-10-18 metadata]");
    }

    #[test]
    fn an_update_is_no_publication() {
        for head in [
            "<div>Mis à jour le <time datetime='2023-10-19'>19</time> Publié le <time datetime='2023-10-18'>18</time></div>",
            "<div><span>Modifié :</span> <time datetime='2023-10-19'>19</time></div><time datetime='2023-10-18'>18</time>",
            "<time class='post-updated' datetime='2023-10-19'>19</time><time datetime='2023-10-18'>18</time>",
            "<time datetime='2023-10-18'>18</time><time datetime='2023-10-19'>19</time>",
        ] {
            let found =
                article(read(&format!("<h1>T</h1><header>{head}</header><article><p>Un.</p></article>")).unwrap());
            assert_eq!(
                found.published.map(|published| published.date.to_string()).as_deref(),
                Some("2023-10-18"),
                "{head}"
            );
        }
        let only =
            "<h1>T</h1><p>Mis à jour le <time datetime='2023-10-19'>19 octobre</time></p><article><p>Un.</p></article>";
        assert_eq!(article(read(only).unwrap()).published, None);
    }

    #[test]
    fn titles() {
        check("<title>T | Site</title><h1>T</h1><p>Un.</p>", "T /  / Un.");
        check("<title>Ukraine - la paix</title><p>Un.</p>", "Ukraine - la paix /  / Un.");
        check("<meta property=og:title content='T - Site'><h1>T</h1><p>Un.</p>", "T /  / Un.");
    }

    #[test]
    fn declared_body_when_the_page_has_none() {
        check(
            r#"<script type="application/ld+json">{"@type":"Article","headline":"T","articleBody":"Un &amp; deux, long.\n\nTrois."}</script>
            <article><p>Un…</p></article>"#,
            "T /  / Un & deux, long. ¶ Trois.",
        );
    }

    #[test]
    fn readability() {
        let sentence = "Le président russe est arrivé mercredi à Pékin, où il doit rencontrer son homologue chinois. ";
        let html = format!(
            "<title>T</title><div class=menu><a href=x>Menu</a></div><div class=content><p>{0}</p><p>{0}</p><p>{0}</p></div>",
            sentence.repeat(4)
        );
        let draft = read(&html).unwrap();
        assert_eq!((draft.title.as_str(), draft.body.len()), ("T", 3));
    }

    #[test]
    fn too_deep() {
        assert!(read(&"<div>".repeat(100_000)).unwrap_err().contains("nested"));
        assert!(read(&format!("{}Un.", "<div>".repeat(500))).is_ok());
        assert!(read(&format!("{}Un.", "<b>".repeat(500))).is_ok());
        assert!(read(&format!("{}Un.", "<table><tbody><tr><td>".repeat(500))).is_ok());
        assert!(read(&format!("{}Un.", "<ul><li><p>".repeat(500))).is_ok());
    }
}
