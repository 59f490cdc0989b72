//! Who appears with whom: related entities, tables of two facets, the graph.

use serde_json::Value;

use crate::support::kiosque;

fn json(arguments: &[&str]) -> Value {
    let ran = kiosque(arguments).exits(0);
    serde_json::from_str(&ran.out).unwrap()
}

#[test]
fn related_are_scored_and_counted() {
    let view = json(&["related", "Vladimir Poutine", "--json"]);
    assert_eq!((&view["of"][0]["id"], &view["kind"]), (&"Q7747".into(), &"person".into()));
    let total = view["total"].as_u64().unwrap();
    assert!(0 < total && total < view["articles"].as_u64().unwrap());
    for field in ["person", "country", "organisation", "place"] {
        let values = view["related"][field].as_array().unwrap();
        let scores: Vec<f64> = values.iter().map(|value| value["score"].as_f64().unwrap()).collect();
        assert!(scores.is_sorted_by(|a, b| a >= b), "{field}: {scores:?}");
        for value in values {
            let [count, all] = ["count", "all"].map(|name| value[name].as_u64().unwrap());
            assert!(count <= total && count <= all && value["id"] != "Q7747", "{value}");
        }
    }
    assert_eq!(view["related"]["country"][0]["id"], "RU", "{view}");
}

#[test]
fn related_has_its_forms() {
    let csv = kiosque(&["related", "Chine", "--field", "dirigeant", "--top", "2", "--format", "csv"]).exits(0);
    assert!(csv.out.starts_with("field,value,id,count,all,score\nleader,"), "{}", csv.out);
    assert_eq!(csv.out.lines().count(), 3);
    let table = kiosque(&["related", "Xi Jinping", "--format", "table"]).exits(0);
    assert!(table.out.starts_with("Xi Jinping  "), "{}", table.out);
    kiosque(&["related", "girafologue"]).exits(1);
    kiosque(&["related", "Chine", "--field", "month"]).exits(2);
}

#[test]
fn tables_count_pairs_as_searches_do() {
    let table = json(&["facets", "leader", "--by", "country", "--top", "5", "--json"]);
    let ids = |side: &str| -> Vec<String> {
        table[side].as_array().unwrap().iter().map(|value| value["id"].as_str().unwrap().to_owned()).collect()
    };
    for (row, leader) in ids("rows").iter().enumerate() {
        let country = &ids("columns")[row];
        let (leader, country) = (format!("leader:{leader}"), format!("country:{country}"));
        let ran = kiosque(&["search", &leader, &country, "--count", "--format", "table"]);
        let count: String = ran.out.chars().filter(char::is_ascii_digit).collect();
        assert_eq!(table["counts"][row][row].to_string(), count, "{leader} {country}");
    }
}

#[test]
fn columns_of_time_are_in_its_order() {
    let table = json(&["facets", "pays", "--by", "annee", "--json"]);
    let years: Vec<&str> =
        table["columns"].as_array().unwrap().iter().map(|year| year["id"].as_str().unwrap()).collect();
    assert!(years.is_sorted() && 5 < years.len(), "{years:?}");
    let months = kiosque(&["facets", "source", "--by", "month", "--top", "3", "--format", "csv"]).exits(0);
    let header = months.out.lines().next().unwrap();
    assert!(header.starts_with("value,id,count,20") && header.split(',').count() == 6, "{header}");
    kiosque(&["facets", "source", "--by", "author"]).exits(2);
}

#[test]
fn the_graph_has_each_pair_once() {
    let graph = json(&["graph", "--field", "leader", "--top", "12", "--json"]);
    let ids: Vec<&str> = graph["nodes"].as_array().unwrap().iter().map(|node| node["id"].as_str().unwrap()).collect();
    let mut seen = std::collections::HashSet::new();
    for edge in graph["edges"].as_array().unwrap() {
        let (one, other) = (edge["source"].as_str().unwrap(), edge["target"].as_str().unwrap());
        assert!(one != other && ids.contains(&one) && ids.contains(&other), "{edge}");
        assert!(seen.insert([one.min(other), one.max(other)]), "{edge} is there twice");
    }
    assert!(!seen.is_empty());
    let xml = kiosque(&["graph", "--field", "leader", "--top", "12", "--graphml"]).exits(0);
    assert_eq!(xml.out.matches("<edge ").count(), seen.len());
    assert_eq!(xml.out.matches("<node ").count(), 12);
}
