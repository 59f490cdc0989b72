//! The routes of the server over the samples, then the program as a server.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use kiosque::serve::{Settings, router};
use serde_json::Value;
use tower::ServiceExt;

use crate::support::{Guarded, Newsroom, command, samples_engine};

const BREXIT: &str = "https://www.le-quotidien.example/monde/2016/06/24/royaume-uni-vote-brexit";

fn app() -> Router {
    router(samples_engine(), &Settings::default())
}

async fn request(method: &str, path: &str) -> (StatusCode, HeaderMap, String) {
    let request = Request::builder().method(method).uri(path).header("host", "127.0.0.1:7070");
    let response = app().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    let (status, headers) = (response.status(), response.headers().clone());
    let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
    (status, headers, String::from_utf8(body.to_vec()).unwrap())
}

pub async fn get(path: &str) -> (u16, String) {
    let (status, _, body) = request("GET", path).await;
    (status.as_u16(), body)
}

pub async fn get_json(path: &str) -> (u16, Value) {
    let (status, body) = get(path).await;
    (status, serde_json::from_str(&body).unwrap_or_else(|_| panic!("{path}: {body}")))
}

async fn total(path: &str) -> u64 {
    let (status, answer) = get_json(path).await;
    assert_eq!(status, 200, "{path}: {answer}");
    answer["total"].as_u64().unwrap()
}

#[tokio::test]
async fn every_route_answers() {
    let style = kiosque::present::html::stylesheet_path();
    for (path, kind) in [
        ("/", "text/html; charset=utf-8"),
        ("/?q=sommet", "text/html; charset=utf-8"),
        ("/article?id=depeche-2019-022", "text/html; charset=utf-8"),
        ("/api/v1/search?q=sommet", "application/json"),
        ("/api/v1/facets/leader", "application/json"),
        ("/api/v1/related?name=Chine&field=leader", "application/json"),
        ("/api/v1/facets/leader?by=year&top=4", "application/json"),
        ("/api/v1/graph?field=leader&top=8", "application/json"),
        ("/api/v1/graph?field=leader&top=8&format=csv", "text/csv; charset=utf-8"),
        ("/api/v1/graph?field=leader&top=8&format=graphml", "application/xml; charset=utf-8"),
        ("/api/v1/articles/depeche-2019-022", "application/json"),
        ("/api/v1/timeline?of=mention&mention=2014", "application/json"),
        ("/healthz", "application/json"),
        (&style, "text/css; charset=utf-8"),
        ("/favicon.svg", "image/svg+xml"),
        ("/robots.txt", "text/plain; charset=utf-8"),
    ] {
        for method in ["GET", "HEAD"] {
            let (status, headers, body) = request(method, path).await;
            assert_eq!(status, StatusCode::OK, "{method} {path}");
            assert_eq!(headers["content-type"], kind, "{method} {path}");
            assert_eq!(body.is_empty(), method == "HEAD", "{method} {path}");
        }
        assert_eq!(request("POST", path).await.0, StatusCode::METHOD_NOT_ALLOWED, "{path}");
    }
    let (_, headers, _) = request("GET", &style).await;
    assert_eq!(headers["cache-control"], "public, max-age=31536000, immutable");
    assert_eq!(get("/static/0000000000000000.css").await.0, 404);
}

#[tokio::test]
async fn a_search_is_the_json_contract() {
    let path = "/api/v1/search?q=sommet&leader=Q15031&leader=Q7747&limit=1&facet=country:2&facet=leader";
    let (status, answer) = get_json(path).await;
    assert_eq!(status, 200);
    assert_eq!(answer["hits"].as_array().unwrap().len(), 1);
    let keys: Vec<&String> = answer.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["understood", "problems", "total", "relaxed", "took_ms", "hits", "facets"]);
    assert_eq!(answer["facets"]["country"].as_array().unwrap().len(), 2);
    let (with, without) = (
        total("/api/v1/search?q=sommet&leader=Q7747").await,
        total("/api/v1/search?q=sommet&not=leader%3DQ7747").await,
    );
    assert_eq!(with + without, total("/api/v1/search?q=sommet").await);
    assert_eq!(get_json("/api/v1/search?limit=0").await.1["hits"], serde_json::json!([]));
    let shell = crate::support::kiosque(&["search", "sommet", "--json", "--limit", "20"]).json();
    assert_eq!(shell["hits"], get_json("/api/v1/search?q=sommet").await.1["hits"], "the shell and the server agree");
}

#[tokio::test]
async fn facets_are_searched_and_ordered() {
    let (_, facet) = get_json("/api/v1/facets/pays?top=2&order=name&contains=e").await;
    assert_eq!(facet["field"], "country");
    assert_eq!(facet["values"].as_array().unwrap().len(), 2);
    let names: Vec<&str> =
        facet["values"].as_array().unwrap().iter().filter_map(|value| value["value"].as_str()).collect();
    assert_eq!(names, ["Abkhazie", "Afrique du Sud"]);
}

#[tokio::test]
async fn a_timeline_is_the_shells() {
    let (status, timeline) = get_json("/api/v1/timeline?q=Poutine&by=month&from=2014&to=2014").await;
    let shell = ["timeline", "Poutine", "--by", "month", "--from", "2014", "--to", "2014", "--json"];
    assert_eq!((status, timeline), (200, crate::support::kiosque(&shell).json()));
    assert_eq!(get_json("/api/v1/timeline?by=day").await.0, 200);
    assert_eq!(get_json("/api/v1/timeline?q=payss:oui").await.0, 400);
}

#[tokio::test]
async fn ids_are_paths_addresses_or_anything() {
    for path in [
        "/api/v1/articles/samples/monde/ameriques/bresil-brasilia.md".to_owned(),
        format!("/api/v1/articles/{BREXIT}"),
        format!("/api/v1/articles/{}", BREXIT.replace(':', "%3A").replace('/', "%2F")),
        format!("/api/v1/articles/{}", BREXIT.replace("://", "%3A%2F%2F")),
    ] {
        let (status, article) = get_json(&path).await;
        assert_eq!(status, 200, "{path}");
        assert!(article["text"].as_str().unwrap().starts_with(article["title"].as_str().unwrap()));
    }
    for path in ["/api/v1/articles/none", "/api/v1/articles/%FF", "/article?id=none", "/article", "/api/v1/articles/"] {
        assert_eq!(get(path).await.0, 404, "{path}");
    }
}

#[tokio::test]
async fn mistakes_are_told() {
    let long = format!("/api/v1/search?q={}", "a".repeat(2001));
    let many = format!("/api/v1/search?{}", "q=a&".repeat(201));
    for (path, parameter, hint) in [
        ("/api/v1/search?leaders=Xi", "leaders", Some("leader")),
        ("/api/v1/search?dirigeant=Xi", "dirigeant", Some("leader")),
        ("/api/v1/search?limit=ten", "limit", None),
        ("/api/v1/search?limit=101", "limit", None),
        ("/api/v1/search?limit=-1", "limit", None),
        ("/api/v1/search?offset=10001", "offset", None),
        ("/api/v1/search?sort=dates", "sort", Some("date")),
        ("/api/v1/search?sort=date&sort=date", "sort", None),
        ("/api/v1/search?match=none", "match", None),
        ("/api/v1/search?facet=leaders", "facet", Some("leader")),
        ("/api/v1/search?facet=leader:x", "facet", None),
        ("/api/v1/search?not=leader", "not", Some("not=country=CN")),
        ("/api/v1/search?not=leadr%3DXi", "not", Some("leader")),
        ("/api/v1/search?top=3", "top", Some("to")),
        ("/api/v1/search?q=%FF%FE", "q", None),
        ("/api/v1/facets/contry", "facet", Some("country")),
        ("/api/v1/facets/leader?limit=3", "limit", None),
        ("/api/v1/facets/leader?order=size", "order", None),
        ("/api/v1/timeline?of=mentions", "of", Some("mention")),
        ("/api/v1/timeline?by=week", "by", None),
        ("/api/v1/timeline?by=day&by=day", "by", None),
        ("/api/v1/timeline?top=3", "top", Some("to")),
        (&long, "q", None),
    ] {
        let (status, problem) = get_json(path).await;
        assert_eq!(status, 400, "{path}");
        assert_eq!(problem["problems"][0]["parameter"], parameter, "{path}: {problem}");
        assert_eq!(problem["problems"][0]["hint"].as_str(), hint, "{path}: {problem}");
    }
    assert_eq!(get(&many).await.0, 400);
}

#[tokio::test]
async fn a_refused_query_says_where() {
    let (status, problem) = get_json("/api/v1/search?q=%C3%A9t%C3%A9+payss:oui").await;
    assert_eq!((status, &problem["problems"][0]["start"]), (400, &4.into()));
    assert_eq!(get_json("/api/v1/facets/leader?q=payss:oui").await.0, 400);
    let (status, page) = get("/?q=%C3%A9t%C3%A9+payss:oui").await;
    assert_eq!(status, 400);
    assert!(page.contains("été <mark>payss:</mark>oui") && page.contains("Caractères 5 à 10"), "{page}");
    assert_eq!(get_json("/api/v1/search?from=zut").await.0, 400);
}

#[tokio::test]
async fn the_page_forgives() {
    for path in [
        "/?q=sommet&utm_source=x&page=zero",
        "/?page=-1",
        "/?sort=zzz&q=a",
        "/?page=99999999999999999999&q=a",
        "/?&&=&q",
        "/?q=%",
    ] {
        assert_eq!(get(path).await.0, 200, "{path}");
    }
    assert!(get("/?q=a&page=18446744073709551615").await.1.contains("au-delà"));
    assert_eq!(get("/?q=%FF").await.0, 400);
}

#[tokio::test]
async fn attacks_are_only_text() {
    let attack = "%22%3E%3Cscript%3Ealert(1)%3C/script%3E";
    for path in [
        format!("/?q={attack}"),
        format!("/?q={attack}&leader={attack}&from={attack}&mention={attack}"),
        "/?q=sommet".to_owned(),
        "/?q=%3Cscript%3E".to_owned(),
        format!("/article?id=depeche-2019-022&q={attack}"),
        format!("/article?id={attack}"),
        format!("/{attack}"),
    ] {
        let (_, page) = get(&path).await;
        assert!(!page.contains("<script") && !page.contains("<img"), "{path}: {page}");
    }
    let room = Newsroom::new();
    room.write("a.json", r#"{"id":"<script>alert(1)</script>","title":"<script>alert(2)</script>","body":"Le <img src=x onerror=alert(3)> texte.","source":"<script>","url":"javascript:alert(4)","author":"\"><script>"}"#);
    room.update();
    let app = router(Arc::new(room.engine()), &Settings::default());
    for path in ["/", "/?q=texte", "/article?id=%3Cscript%3Ealert(1)%3C/script%3E"] {
        let request = Request::builder().uri(path).header("host", "localhost").body(Body::empty()).unwrap();
        let response = app.clone().oneshot(request).await.unwrap();
        assert_eq!(response.status(), 200, "{path}");
        let page = String::from_utf8(to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec()).unwrap();
        for word in ["<script", "<img", "href=\"javascript"] {
            assert!(!page.contains(word), "{path}: {word} in {page}");
        }
    }
}

#[tokio::test]
async fn chosen_values_have_their_names_and_others_widen() {
    let (_, page) = get("/?q=girafologue&place=kinshasa").await;
    assert!(page.contains("<strong>Kinshasa</strong>"), "{page}");
    let (_, page) = get("/?country=UA").await;
    assert!(page.contains("country=UA&amp;country=CN"), "{page}");
}

#[test]
fn other_addresses_must_be_meant() {
    let settings = Settings { listen: ([0, 0, 0, 0], 0).into(), ..Settings::default() };
    let error = kiosque::serve::run(samples_engine(), &settings, |_| ()).unwrap_err();
    assert!(error.hint().unwrap().contains("--public"));
}

/// One request over a socket: the response, head and body.
fn fetch(address: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").unwrap();
    let mut response = String::new();
    stream.read_to_string(&mut response).unwrap();
    response
}

#[cfg(unix)]
#[test]
fn the_program_serves_follows_and_ends() {
    let room = Newsroom::with(&[("a.txt", "Le premier\n\nUn mot rare : xylophoniste.\n")]);
    room.kiosque(&["index", "press"]).exits(0);
    let mut serve = command(&room.index(), &["serve", "--listen", "127.0.0.1:0"]);
    let child = serve.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    let mut server = Guarded(child);
    let mut line = String::new();
    let mut messages = BufReader::new(server.0.stderr.take().unwrap());
    messages.read_line(&mut line).unwrap();
    let address =
        line.split("http://").nth(1).and_then(|rest| rest.split('/').next()).unwrap_or_else(|| panic!("{line}"));

    let page = fetch(address, "/");
    assert!(page.starts_with("HTTP/1.1 200 OK\r\n") && page.contains("Le premier"), "{page}");
    assert!(page.to_lowercase().contains("content-security-policy: default-src 'none'"), "{page}");
    assert!(fetch(address, "/healthz").starts_with("HTTP/1.1 200 OK\r\n"));
    assert!(fetch(address, "/zut").starts_with("HTTP/1.1 404"));

    room.write("b.txt", "Le second\n\nUn autre mot rare : vélocipédiste.\n");
    room.kiosque(&["index", "press"]).exits(0);
    let started = Instant::now();
    while !fetch(address, "/api/v1/search?q=v%C3%A9locip%C3%A9diste").contains("Le second") {
        assert!(started.elapsed() < Duration::from_secs(10), "the new article never came");
        std::thread::sleep(Duration::from_millis(50));
    }
    // A rebuilt index too, whose old files are gone.
    room.write("c.txt", "Le troisième\n\nUn mot rare : funambule.\n");
    room.kiosque(&["index", "--full", "press"]).exits(0);
    let started = Instant::now();
    while !fetch(address, "/api/v1/search?q=funambule").contains("Le troisi") {
        assert!(started.elapsed() < Duration::from_secs(10), "the rebuilt index never came");
        std::thread::sleep(Duration::from_millis(50));
    }

    let pid = server.0.id().to_string();
    assert!(Command::new("kill").args(["-TERM", &pid]).status().unwrap().success());
    let started = Instant::now();
    let status = loop {
        if let Some(status) = server.0.try_wait().unwrap() {
            break status;
        }
        assert!(started.elapsed() < Duration::from_secs(10), "the server doesn't end");
        std::thread::sleep(Duration::from_millis(20));
    };
    assert_eq!(status.code(), Some(0));
    let mut rest = String::new();
    messages.read_to_string(&mut rest).unwrap();
    assert_eq!(rest, "", "the server had nothing to complain of");
}

#[cfg(unix)]
#[test]
fn a_taken_port_is_told() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    crate::support::kiosque(&["serve", "--listen", &address]).exits(2).tells(&["cannot listen on", "--listen"]);
}
