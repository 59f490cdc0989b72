//! What every format gives, and how it becomes an article: cleaning, related lines, lead and body, date, identity.
//!
//! **Invariant**: the only maker of [`Article`]s from files; their text is clean and not empty.

use std::path::Path;

use jiff::civil::Date;

use super::boilerplate::is_boilerplate;
use super::clean::{nfc, one_line};
use super::{Options, dateline, header, origin, path_date};
use crate::article::{Article, Provenance, Published};

/// An article as its format gives it, before anything common to all formats.
#[derive(Debug, Clone, Default)]
pub(super) struct Draft {
    pub(super) id: Option<String>,
    pub(super) title: String,
    pub(super) lead: String,
    /// Paragraphs.
    pub(super) body: Vec<String>,
    /// The day its own metadata says.
    pub(super) published: Option<Date>,
    pub(super) source: Option<String>,
    pub(super) url: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) section: Option<String>,
    pub(super) keywords: Vec<String>,
    pub(super) language: Option<String>,
    /// The format marks no lead: the first of several paragraphs is it.
    pub(super) lead_from_body: bool,
    /// The first paragraphs may be lines of metadata (« Publié le … »).
    pub(super) header_in_body: bool,
}

/// Where a draft was read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) path: &'a Path,
    pub(super) id_path: &'a str,
    /// Its number, from 1, in a file of several.
    pub(super) record: Option<u64>,
}

impl Draft {
    /// The article, or why there is none.
    pub(super) fn finish(mut self, place: &Place<'_>, options: &Options) -> Result<Article, String> {
        self.title = one_line(&self.title);
        self.lead = one_line(&self.lead);
        let mut body: Vec<String> = std::mem::take(&mut self.body).iter().map(|p| one_line(p)).collect();
        body.retain(|paragraph| !paragraph.is_empty() && !is_boilerplate(paragraph));
        if self.header_in_body {
            header::take_from(&mut body, &mut self);
        }
        if body.first().and_then(|first| after_same(first, &self.title)) == Some("") {
            body.remove(0);
        }
        let signed = body.last().and_then(|last| origin::signature(last));
        if signed.is_some() {
            body.pop();
        }
        if is_boilerplate(&self.lead) || self.lead == self.title {
            self.lead.clear();
        }
        if self.lead.is_empty() && self.lead_from_body && 1 < body.len() {
            self.lead = body.remove(0);
        } else {
            part_lead(&mut self.lead, &mut body);
        }
        if self.title.is_empty() && self.lead.is_empty() && body.is_empty() {
            return Err("no text: title, lead and body are empty".to_owned());
        }
        let url = self.url.map(|url| one_line(&url)).filter(|url| !url.is_empty());
        let days = days(self.published, url.as_deref(), &self.lead, &body);
        let source = some_line(self.source)
            .or(signed)
            .or_else(|| options.source.clone())
            .or_else(|| url.as_deref().and_then(origin::host).map(str::to_owned));
        Ok(Article {
            id: identity(some_line(self.id), url.as_deref(), place),
            title: self.title,
            lead: self.lead,
            body: body.join("\n\n"),
            published: published(days, place, options),
            date_conflict: conflict(days),
            source,
            url,
            authors: distinct(self.authors),
            section: some_line(self.section),
            keywords: distinct(self.keywords),
            language: self.language.as_deref().and_then(origin::language),
            path: place.path.to_owned(),
        })
    }
}

/// A lead that the body repeats is said once. A lead that is only the first words of the body, cut (as sites make
/// descriptions), is no lead.
fn part_lead(lead: &mut String, body: &mut Vec<String>) {
    let Some(first) = body.first_mut() else { return };
    let whole = lead.trim_end_matches(['…', '.', ' ', ']', '[']);
    if whole.is_empty() {
        return;
    }
    let Some(rest) = after_same(first, whole) else { return };
    let rest = rest.trim_start_matches(['.', '…']);
    if rest.trim().is_empty() {
        body.remove(0);
    } else if lead.ends_with(['.', '!', '?', '»']) && !lead.ends_with("...") && rest.starts_with(' ') {
        *first = rest.trim_start().to_owned();
    } else {
        lead.clear();
    }
}

/// What follows a start in a text, whatever the apostrophes and quotes of either.
fn after_same<'t>(text: &'t str, start: &str) -> Option<&'t str> {
    let plain = |c: char| match c {
        '’' | '‘' => '\'',
        '“' | '”' => '"',
        c => c,
    };
    let mut chars = text.chars();
    start.chars().all(|c| chars.next().map(plain) == Some(plain(c))).then_some(chars.as_str())
}

/// What the article itself says of its day, best first.
type Days = [(Provenance, Option<Date>); 3];

fn days(metadata: Option<Date>, url: Option<&str>, lead: &str, body: &[String]) -> Days {
    let mut heads = std::iter::once(lead).chain(body.iter().take(1).map(String::as_str));
    [
        (Provenance::Metadata, metadata),
        (Provenance::Url, url.and_then(path_date::in_url)),
        (Provenance::Dateline, heads.find_map(dateline::find)),
    ]
}

/// The day of publication and how it is known, best first.
fn published(days: Days, place: &Place<'_>, options: &Options) -> Option<Published> {
    let said = days.into_iter().find_map(|(provenance, date)| Some((provenance, date?)));
    said.or_else(|| path_date::in_path(place.path).map(|date| (Provenance::FileName, date)))
        .or_else(|| options.date.map(|date| (Provenance::Option, date)))
        .map(|(provenance, date)| Published { date, provenance })
}

/// Days by which a dateline or an address may differ: a dispatch is dated the day before the newspaper, and the zones of
/// time differ.
const TOLERANCE: i32 = 2;

/// The two days farthest apart, when they are too far. The name of the file is not asked: it often says when it was fetched.
fn conflict(days: Days) -> Option<[Published; 2]> {
    let said =
        || days.iter().filter_map(|(provenance, date)| Some(Published { date: (*date)?, provenance: *provenance }));
    let (first, last) = (said().min_by_key(|said| said.date)?, said().max_by_key(|said| said.date)?);
    last.date.since(first.date).is_ok_and(|span| TOLERANCE < span.get_days()).then_some([first, last])
}

/// Declared id, else address, else path.
fn identity(declared: Option<String>, url: Option<&str>, place: &Place<'_>) -> String {
    declared.or_else(|| url.map(str::to_owned)).unwrap_or_else(|| {
        let path = nfc(place.id_path);
        match place.record {
            Some(number) => format!("{path}#{number}"),
            None => path.into_owned(),
        }
    })
}

fn some_line(value: Option<String>) -> Option<String> {
    value.map(|value| one_line(&value)).filter(|value| !value.is_empty())
}

fn distinct(values: Vec<String>) -> Vec<String> {
    let mut out: Vec<String> = Vec::with_capacity(values.len());
    for value in values.iter().map(|value| one_line(value)) {
        if !value.is_empty() && !out.contains(&value) {
            out.push(value);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::tests::show;

    fn draft(lead: &str, body: &[&str]) -> Draft {
        Draft {
            title: "Titre".to_owned(),
            lead: lead.to_owned(),
            body: body.iter().map(|p| (*p).to_owned()).collect(),
            ..Draft::default()
        }
    }

    fn finish(draft: Draft, path: &str) -> Article {
        let place = Place { path: Path::new(path), id_path: path, record: None };
        draft.finish(&place, &Options::default()).unwrap()
    }

    #[test]
    fn a_lead_is_said_once() {
        let check = |lead: &str, body: &[&str], expected: &str| {
            assert_eq!(show(&finish(draft(lead, body), "a.txt")), expected);
        };
        check("Chapô.", &["Un.", "Deux."], "Titre / Chapô. / Un. ¶ Deux.");
        check("Chapô.", &["Chapô.", "Deux."], "Titre / Chapô. / Deux.");
        check("L'été.", &["L’été.", "Deux."], "Titre / L'été. / Deux.");
        check("Chapô.", &["Chapô. Un.", "Deux."], "Titre / Chapô. / Un. ¶ Deux.");
        check("Le président est arr…", &["Le président est arrivé."], "Titre /  / Le président est arrivé.");
        check("Le président est...", &["Le président est arrivé."], "Titre /  / Le président est arrivé.");
        check("Titre", &["Titre", "Un."], "Titre /  / Un.");
        check("…", &["Un."], "Titre / … / Un.");
    }

    #[test]
    fn dates_by_provenance() {
        let check = |draft: Draft, path: &str, expected: &str| {
            let published = finish(draft, path).published;
            assert_eq!(published.map(|p| format!("{} {}", p.date, p.provenance.name())).unwrap_or_default(), expected);
        };
        let url = |url: &str| Draft { url: Some(url.to_owned()), ..draft("", &["Paris, 3 mars 2020 (AFP) - Un."]) };
        let dated = Draft { published: super::super::date::day(2019, 1, 1), ..url("https://a.fr/2021/02/03/x") };
        check(dated, "2018-01-01.txt", "2019-01-01 metadata");
        check(url("https://a.fr/2021/02/03/x"), "2018-01-01.txt", "2021-02-03 url");
        check(url("https://a.fr/x"), "2018-01-01.txt", "2020-03-03 dateline");
        check(draft("", &["Un."]), "2018-01-01.txt", "2018-01-01 filename");
        check(draft("", &["Un."]), "a.txt", "");
    }

    #[test]
    fn days_that_do_not_agree() {
        let check = |metadata: Option<Date>, url: &str, body: &str, expected: bool| {
            let draft = Draft { published: metadata, url: Some(url.to_owned()), ..draft("", &[body]) };
            assert_eq!(finish(draft, "2001-01-01.txt").date_conflict.is_some(), expected, "{metadata:?} {url} {body}");
        };
        let day = super::super::date::day;
        let dispatch = "Paris, 3 mars 2020 (AFP) - Un.";
        check(day(2024, 3, 3), "https://a.fr/x", dispatch, true);
        check(day(2020, 3, 5), "https://a.fr/x", dispatch, false);
        check(day(2020, 3, 6), "https://a.fr/x", dispatch, true);
        check(None, "https://a.fr/2019/10/12/x", dispatch, true);
        check(day(2019, 10, 12), "https://a.fr/2019/10/12/x", "Un.", false);
        check(day(2019, 10, 12), "https://a.fr/x", "Le 3 mars 2020, il a plu.", false);
        check(None, "https://a.fr/x", "Un.", false);
    }

    #[test]
    fn identity_and_source() {
        let article = finish(draft("", &["Un."]), "a/e\u{301}.txt");
        assert_eq!(article.id, "a/é.txt");
        let article = finish(Draft { url: Some("https://www.a.fr/x".to_owned()), ..draft("", &["Un."]) }, "a.txt");
        assert_eq!((article.id.as_str(), article.source.as_deref()), ("https://www.a.fr/x", Some("a.fr")));
        assert!(
            Draft::default()
                .finish(&Place { path: Path::new("a"), id_path: "a", record: None }, &Options::default())
                .is_err()
        );
    }
}
