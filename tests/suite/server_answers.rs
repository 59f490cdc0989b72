//! What the server answers beside searches, facets and articles, and what its page offers.

use serde_json::Value;

use crate::server::{get, get_json};
use crate::support::kiosque;

const SUMMIT: &str = "samples/monde/2023-10-18_poutine-xi-pekin.txt";

/// What both routes and the shell give, without the time taken.
fn timeless(mut answer: Value) -> Value {
    if let Some(members) = answer.as_object_mut() {
        members.remove("took_ms");
    }
    answer
}

#[tokio::test]
async fn the_shell_and_the_server_agree() {
    for (path, arguments) in [
        ("suggest?q=poutin&limit=8".to_owned(), &["suggest", "poutin"][..]),
        ("suggest?q=sommet+xi+jin&limit=2".to_owned(), &["suggest", "sommet xi jin", "-n", "2"]),
        (format!("similar?id={SUMMIT}&limit=3"), &["similar", SUMMIT, "-n", "3"]),
        (format!("explain?q=sommet+pays:Chine&id={SUMMIT}"), &["search", "sommet pays:Chine", "--explain", SUMMIT]),
        (
            format!("explain?id={SUMMIT}&q=sommet&country=CN"),
            &["search", "sommet", "--pays", "CN", "--explain", SUMMIT],
        ),
        ("search?q=sommet&expand=1&limit=10".to_owned(), &["search", "sommet", "--expand"]),
        ("search?q=Poutine&sort=fresh&limit=10".to_owned(), &["search", "Poutine", "--sort", "fresh"]),
    ] {
        let (status, answer) = get_json(&format!("/api/v1/{path}")).await;
        assert_eq!(status, 200, "{path}: {answer}");
        let shell = kiosque(&[arguments, &["--json"]].concat()).exits(0).json();
        assert_eq!(timeless(answer), timeless(shell), "{path}");
    }
}

#[tokio::test]
async fn suggestions_similar_articles_and_explanations() {
    let (_, answer) = get_json("/api/v1/suggest?q=poutin&limit=1").await;
    assert_eq!(answer["suggestions"].as_array().unwrap().len(), 1);
    assert_eq!(answer["suggestions"][0]["value"], "Vladimir Poutine");
    assert_eq!(get_json("/api/v1/suggest").await.1["suggestions"], serde_json::json!([]));
    let (_, answer) = get_json(&format!("/api/v1/similar?id={SUMMIT}&limit=2")).await;
    let ids: Vec<&str> = answer["hits"].as_array().unwrap().iter().map(|hit| hit["id"].as_str().unwrap()).collect();
    assert_eq!((ids.len(), ids[0]), (2, "samples/archives/reprises/poutine-xi-reprise.txt"));
    let (_, answer) = get_json(&format!("/api/v1/explain?q=sommet+girafologue&id={SUMMIT}")).await;
    assert_eq!(answer["clause"]["matched"], false);
    let matched: Vec<&Value> =
        answer["clause"]["parts"].as_array().unwrap().iter().map(|part| &part["matched"]).collect();
    assert_eq!(matched, [true, false]);
}

#[tokio::test]
async fn their_mistakes_are_told() {
    for (path, parameter) in [
        ("suggest?q=a&limit=101", "limit"),
        ("suggest?q=a&q=b", "q"),
        ("suggest?query=a", "query"),
        ("similar?id=a&limit=x", "limit"),
        ("similar?q=a", "q"),
        ("explain?id=a&leaders=Xi", "leaders"),
        ("search?q=a&expand=oui", "expand"),
        ("search?q=a&expand=1&expand=1", "expand"),
        ("search?q=a&sort=frais", "sort"),
    ] {
        let (status, problem) = get_json(&format!("/api/v1/{path}")).await;
        assert_eq!((status, &problem["problems"][0]["parameter"]), (400, &parameter.into()), "{path}: {problem}");
        assert_eq!(problem["problems"].as_array().unwrap().len(), 1, "{path}: {problem}");
    }
    for path in ["similar?id=none", "similar", "explain?q=sommet&id=none", "explain?q=sommet"] {
        assert_eq!(get_json(&format!("/api/v1/{path}")).await.0, 404, "{path}");
    }
    let (status, problem) = get_json(&format!("/api/v1/explain?q=payss:oui&id={SUMMIT}")).await;
    assert_eq!((status, &problem["problems"][0]["end"]), (400, &6.into()), "{problem}");
}

#[tokio::test]
async fn related_words_find_more() {
    let (_, plain) = get_json("/api/v1/search?q=vaccination&expand=0").await;
    let (_, wide) = get_json("/api/v1/search?q=vaccination&expand=1").await;
    assert!(plain["total"].as_u64() < wide["total"].as_u64(), "{} {}", plain["total"], wide["total"]);
    assert_eq!(plain["hits"][0]["id"], wide["hits"][0]["id"], "what was asked for stays first");
}

#[tokio::test]
async fn the_page_widens_and_narrows() {
    let (_, page) = get("/?q=Poutine&country=CN").await;
    let link = |page: &str, text: &str| -> String {
        let before = page.split(text).next().unwrap_or_else(|| panic!("{page}"));
        assert!(before.len() < page.len(), "no {text} in {page}");
        let address = before.rsplit("href=\"").next().and_then(|rest| rest.split('"').next()).unwrap();
        address.replace("&amp;", "&")
    };
    let wider = link(&page, ">élargir<");
    assert!(wider.contains("expand=1") && wider.contains("q=Poutine") && wider.contains("country=CN"), "{wider}");
    let (status, page) = get(&wider).await;
    assert!(status == 200 && page.contains("Recherche élargie aux mots voisins"), "{page}");
    let back = link(&page, ">s’en tenir aux mots tapés<");
    assert!(!back.contains("expand"), "{back}");
    assert!(!get(&back).await.1.contains("Recherche élargie"));
    // The orders keep it, and one of them counts age.
    assert!(link(&page, ">pertinence et fraîcheur<").contains("sort=fresh"));
    assert!(link(&page, ">pertinence et fraîcheur<").contains("expand=1"));
    assert!(!get("/?country=FR").await.1.contains(">élargir<"), "nothing to widen");
}

#[tokio::test]
async fn the_page_tells_problems_in_french() {
    for (path, words) in [
        ("/?q=Poutine+OU", &["Caractères 9 à 10", "Cet opérateur ne porte sur rien.", "<mark>OU</mark>"][..]),
        (
            "/?q=date:2024..2022",
            &["« 2024..2022 » finit avant de commencer.", "L’intervalle est lu dans l’autre sens."],
        ),
        (
            "/?q=cath%C3%A9drale+com%C3%A8te",
            &["Aucun article n’a tous ces mots.", "sans « comète » : ", "voici les plus proches"],
        ),
        ("/?q=girafologue", &["Aucun article ne contient « girafologue »."]),
        ("/?q=%22second+tour", &["Ce guillemet n’est jamais fermé."]),
        ("/?q=zyzz*", &["Aucun mot de l’index ne répond à « zyzz* »."]),
        ("/?q=pays:Zutland", &["Aucun pays n’est connu sous le nom « Zutland »."]),
    ] {
        let (status, page) = get(path).await;
        assert_eq!(status, 200, "{path}");
        for word in words {
            assert!(page.contains(word), "{path}: no {word} in {page}");
        }
        for english in ["no article", "operator", "before it begins", "near it"] {
            assert!(!page.contains(english), "{path}: {english}");
        }
    }
}

#[tokio::test]
async fn tables_and_graphs_are_the_shells() {
    let shell = |arguments: &[&str]| crate::support::kiosque(arguments).exits(0).out;
    let (_, table) = get_json("/api/v1/facets/leader?by=country&top=5").await;
    let expected: serde_json::Value =
        serde_json::from_str(&shell(&["facets", "leader", "--by", "country", "--top", "5", "--json"])).unwrap();
    assert_eq!(table, expected);
    let (_, graph) = get_json("/api/v1/graph?field=leader&top=12&country=RU").await;
    let asked = ["graph", "--field", "leader", "--top", "12", "--country", "RU"];
    let expected: serde_json::Value = serde_json::from_str(&shell(&[&asked[..], &["--json"]].concat())).unwrap();
    assert_eq!(graph, expected);
    assert!(1 < graph["edges"].as_array().unwrap().len(), "{graph}");
    let (_, csv) = get("/api/v1/graph?field=leader&top=12&country=RU&format=csv").await;
    assert_eq!(csv, shell(&[&asked[..], &["--format", "csv"]].concat()));
    let (_, xml) = get("/api/v1/graph?field=leader&top=12&country=RU&format=graphml").await;
    assert_eq!(xml, shell(&[&asked[..], &["--graphml"]].concat()));
}

#[tokio::test]
async fn tables_and_graphs_refuse_what_they_cannot_do() {
    for (path, parameter) in [
        ("/api/v1/facets/leader?by=author", "by"),
        ("/api/v1/facets/leader?by=year&order=name", "order"),
        ("/api/v1/facets/leader?by=year&by=month", "by"),
        ("/api/v1/graph?field=month", "field"),
        ("/api/v1/graph?top=201", "top"),
        ("/api/v1/graph?format=gexf", "format"),
        ("/api/v1/graph?feild=leader", "feild"),
    ] {
        let (status, problem) = get_json(path).await;
        assert_eq!((status, &problem["status"]), (400, &400.into()), "{path}");
        assert!(problem.to_string().contains(&format!("\"parameter\":\"{parameter}\"")), "{path}: {problem}");
    }
    let (status, _) = get("/api/v1/graph?q=payss%3AChine").await;
    assert_eq!(status, 400);
    // As large as it may be, a graph has as many nodes as there are.
    let (_, empty) = get_json("/api/v1/graph?q=girafologue").await;
    assert_eq!((&empty["nodes"], &empty["edges"]), (&serde_json::json!([]), &serde_json::json!([])));
}
