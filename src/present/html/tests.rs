//! Pages made from hostile and from ordinary data.

use std::time::Duration;

use jiff::civil::date;

use super::{PAGE_SIZE, Results, State, article, home, results};
use crate::annotation::{Annotations, DateKind, DateMention, Entity, Evidence, Kind, Mention, Span};
use crate::article::{Article, Provenance, Published};
use crate::query::problem::{Problem, ProblemKind};
use crate::search::{Answer, ArticleView, FacetValue, FacetView, HitView, Snippet};
use crate::store::{FacetField, Sort};

const ATTACK: &str = "\"><script>alert('x')</script><img src=x onerror=alert(1)>";

fn entity(id: &str, name: &str) -> Entity {
    Entity { id: id.into(), name: name.into() }
}

fn hit(text: &str) -> HitView {
    HitView {
        id: text.into(),
        score: 1.0,
        title: text.into(),
        title_marks: vec![Span { start: 2, end: 5 }],
        published: Some(date(2023, 10, 18)),
        date_source: Some(Provenance::Metadata),
        source: Some(text.into()),
        url: Some(text.into()),
        path: text.into(),
        snippets: vec![Snippet {
            text: text.into(),
            marks: vec![Span { start: 0, end: 3 }, Span { start: 7, end: 900 }],
        }],
        people: vec![entity(text, text)],
        leaders: vec![entity("Q1", text)],
        countries: vec![entity(text, text)],
    }
}

fn facet(field: FacetField, text: &str) -> FacetView {
    let value = FacetValue { value: text.into(), id: text.into(), count: 1234, location: None };
    FacetView { field, total: 9, values: vec![value], exact: true }
}

fn answer(total: u64, hits: Vec<HitView>) -> Answer {
    let took = Duration::from_millis(1);
    Answer { understood: String::new(), problems: Vec::new(), total, relaxed: false, took, hits, facets: Vec::new() }
}

fn page(state: &State, answer: &Answer, facets: &[FacetView]) -> String {
    results(&Results { state, answer, facets, related: None, names: &[] })
}

/// No tag and no attribute came out of the data.
fn check_harmless(page: &str) {
    assert!(!page.contains("<script") && !page.contains("<img"), "{page}");
    // Inside a tag, a quote of the data would end an attribute.
    for tag in page.split('<').filter_map(|piece| piece.split_once('>')).map(|(tag, _)| tag) {
        assert!(!tag.contains("alert(") || tag.matches('"').count() % 2 == 0, "{tag}");
        assert!(!tag.to_lowercase().contains("href=\"javascript"), "{tag}");
    }
}

#[test]
fn hostile_data_is_only_text() {
    let state =
        State { query: ATTACK.into(), from: Some(ATTACK.into()), mention: Some(ATTACK.into()), ..State::default() };
    let state = state.with(FacetField::Leader, ATTACK);
    let problem = Problem::new(
        Span { start: 1, end: 4 },
        ProblemKind::UnknownWord { word: ATTACK.into(), near: vec![ATTACK.into()] },
    );
    let answer = Answer { problems: vec![problem], ..answer(50, vec![hit(ATTACK)]) };
    check_harmless(&page(&state, &answer, &[facet(FacetField::Leader, ATTACK), facet(FacetField::Year, ATTACK)]));
    check_harmless(&home(&answer));
    for url in [ATTACK, "javascript:alert(1)", "JAVASCRIPT://x%0aalert(1)", "data:text/html,x", "https://a b"] {
        let text = ATTACK.to_owned();
        let article_of = Article {
            id: text.clone(),
            title: text.clone(),
            lead: text.clone(),
            body: text.clone(),
            source: Some(text.clone()),
            url: Some(url.into()),
            authors: vec![text.clone()],
            section: Some(text.clone()),
            keywords: vec![text.clone()],
            language: Some(text),
            ..Article::default()
        };
        let page = article(
            &ArticleView { article: article_of, annotations: Annotations::default(), locations: Vec::new() },
            &state,
        );
        check_harmless(&page);
        assert!(!page.contains("rel=\"noopener"), "{url}");
    }
}

#[test]
fn bad_spans_never_panic() {
    let body = "« L’été », dit-il.\n\nÀ Pékin\n\n\n\nle 18 octobre, 中国.";
    let mut seed = 42_usize;
    let mut next = || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % 90
    };
    for _ in 0..3000 {
        let mut spans = || Span { start: next(), end: if next() == 7 { usize::MAX } else { next() } };
        let mention = |span| Mention { span, kind: Kind::Place, entity: None, evidence: Evidence::Name, country: None };
        let mentions = vec![mention(spans()), mention(spans()), mention(spans())];
        let span = spans();
        let interval = Some((date(2023, 10, 18), date(2023, 10, 18)));
        let dates = vec![DateMention { span, kind: DateKind::Date, value: "2023-10-18".into(), interval }];
        let annotations = Annotations { mentions, dates, ..Annotations::default() };
        let article_of =
            Article { title: "Été".into(), lead: "Chapô".into(), body: body.into(), ..Article::default() };
        let page = article(&ArticleView { article: article_of, annotations, locations: Vec::new() }, &State::default());
        assert!(page.ends_with("</html>"));
    }
}

#[test]
fn an_article_shows_what_it_names() {
    let article_of = Article {
        id: "a".into(),
        title: "À Pékin".into(),
        body: "Le président russe est en Chine.\n\nUn accord\n\nMarie Dupont l’a lu mardi.".into(),
        url: Some("https://journal.example/a?b=1&c=2".into()),
        published: Some(Published { date: date(2023, 10, 18), provenance: Provenance::Url }),
        ..Article::default()
    };
    let text = article_of.text();
    let span = |words: &str| text.find(words).map(|start| Span { start, end: start + words.len() }).unwrap();
    let mention = |words: &str, kind, known: Option<Entity>, evidence, country: Option<&str>| Mention {
        span: span(words),
        kind,
        entity: known,
        evidence,
        country: country.map(Into::into),
    };
    let china = entity("CN", "Chine");
    let annotations = Annotations {
        mentions: vec![
            mention("Pékin", Kind::Place, Some(entity("Q956", "Pékin")), Evidence::Capital, Some("CN")),
            mention(
                "Le président russe",
                Kind::Person,
                Some(entity("Q7747", "Vladimir Poutine")),
                Evidence::Role,
                Some("RU"),
            ),
            mention("Chine", Kind::Place, Some(china), Evidence::Name, Some("CN")),
            mention("Marie Dupont", Kind::Person, None, Evidence::Model, None),
        ],
        leaders: vec![entity("Q7747", "Vladimir Poutine")],
        dates: vec![DateMention {
            span: span("mardi"),
            kind: DateKind::Date,
            value: "2023-10-17".into(),
            interval: Some((date(2023, 10, 17), date(2023, 10, 17))),
        }],
        ..Annotations::default()
    };
    let back = State { query: "accord".into(), page: 1, ..State::default() };
    let page = article(&ArticleView { article: article_of, annotations, locations: Vec::new() }, &back);
    for expected in [
        r#"<a class="where" href="/?country=CN">Pékin</a>"#,
        r#"<a class="who" href="/?leader=Q7747">Le président russe</a>"#,
        r#"<a class="where" href="/?country=CN">Chine</a>"#,
        r#"<a class="who" href="/?q=%C2%AB+Marie+Dupont+%C2%BB">Marie Dupont</a>"#,
        r#"<a class="when" href="/?mention=2023-10-17">mardi</a>"#,
        r#"<h2>Un accord</h2>"#,
        r#"18 octobre 2023 (date lue dans l’adresse)"#,
        r#"<a href="https://journal.example/a?b=1&amp;c=2" rel="noopener noreferrer nofollow">"#,
        r#"<a href="/?q=accord&amp;page=2">← Retour aux résultats</a>"#,
    ] {
        assert!(page.contains(expected), "{expected}\n{page}");
    }
}

#[test]
fn a_search_is_told_and_can_be_narrowed() {
    let state = State { query: "été".into(), sort: Sort::Newest, ..State::default() }.with(FacetField::Country, "CN");
    let china = FacetValue { value: "Chine".into(), id: "CN".into(), count: 1234, location: None };
    let facets = [FacetView { field: FacetField::Country, total: 9, values: vec![china], exact: true }];
    let answer = Answer { relaxed: true, ..answer(41, vec![hit("Un été")]) };
    let page = page(&state, &answer, &facets);
    for expected in [
        "41\u{a0}articles",
        "voici les plus proches",
        r#"<a class="chip" href="/?q=%C3%A9t%C3%A9&amp;sort=-date">"#,
        "<strong>Chine</strong>",
        "1\u{202f}234",
        r#"<input type="hidden" name="country" value="CN">"#,
        r#"<input type="hidden" name="sort" value="-date">"#,
        r#"href="/?q=%C3%A9t%C3%A9&amp;country=CN&amp;sort=-date&amp;page=3""#,
        "<mark>",
    ] {
        assert!(page.contains(expected), "{expected}\n{page}");
    }
}

#[test]
fn a_page_beyond_the_last_leads_back() {
    let state = State { query: "a".into(), page: usize::MAX / PAGE_SIZE, ..State::default() };
    let page = page(&state, &answer(3, Vec::new()), &[]);
    assert!(page.contains("au-delà du dernier article"));
}

#[test]
fn no_article_is_no_dead_end() {
    let state = State { query: "introuvable".into(), ..State::default() }.with(FacetField::Country, "CN");
    let page = page(&state, &answer(0, Vec::new()), &[]);
    assert!(page.contains("Aucun article pour") && page.contains("Chercher sans les filtres"));
}
