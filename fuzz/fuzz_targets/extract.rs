//! Any text as an article: extraction never panics, its mentions are in order, apart and on character boundaries.

#![no_main]

use jiff::civil::date;
use kiosque::article::{Article, Provenance, Published};
use kiosque::extract;
use kiosque::knowledge::Knowledge;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let (title, body) = text.split_once('\n').unwrap_or(("", text));
    let published = Some(Published { date: date(2023, 10, 18), provenance: Provenance::Metadata });
    let article =
        Article { id: "a".into(), title: title.into(), body: body.into(), published, ..Article::default() };
    let text = article.text();
    let found = extract::annotations(&article, Knowledge::embedded());
    let mut before = 0;
    for mention in &found.mentions {
        assert!(text.get(mention.span.start..mention.span.end).is_some_and(|words| !words.is_empty()), "{mention:?}");
        assert!(before <= mention.span.start, "{mention:?} after {before}");
        before = mention.span.end;
    }
    for date in &found.dates {
        assert!(text.get(date.span.start..date.span.end).is_some_and(|words| !words.is_empty()), "{date:?}");
        assert!(date.interval.is_none_or(|(from, to)| from <= to), "{date:?}");
    }
});
