//! A place comprises what is in it: searches, counts and what is told of a place.

use crate::support::Newsroom;

/// An article each about a town, a region, a country by an adjective, a city abroad, and nothing.
fn newsroom() -> Newsroom {
    Newsroom::with(&[
        ("rennes.txt", "Un tramway\n\nPublié le 3 mai 2024\n\nLes élus de Rennes ont voté le budget du tramway.\n"),
        ("bretagne.txt", "Les algues\n\nPublié le 4 mai 2024\n\nLes plages de Bretagne sont fermées.\n"),
        ("chinois.txt", "Des batteries\n\nPublié le 5 mai 2024\n\nLes industriels chinois vendent des batteries.\n"),
        ("munich.txt", "La bière\n\nPublié le 6 mai 2024\n\nLa fête de la bière commence à Munich.\n"),
        ("rien.txt", "La pluie\n\nPublié le 7 mai 2024\n\nIl pleut depuis trois jours sur les jardins.\n"),
    ])
}

#[test]
fn a_place_comprises_what_is_in_it() {
    let room = newsroom();
    room.kiosque(&["index", "press"]).exits(0);
    for (query, count) in [
        ("lieu:Rennes", "1"),
        ("lieu:Bretagne", "2"),
        ("lieu:=Bretagne", "1"),
        ("lieu:France", "2"),
        ("place:Europe", "3"),
        ("lieu:Bavière", "1"),
        ("lieu:Chine", "1"),
        ("lieu:Asie", "1"),
        ("lieu:Europe SAUF lieu:France", "1"),
    ] {
        let found = room.kiosque(&["search", query, "--count"]).exits(0);
        assert_eq!(found.out.trim(), count, "{query}");
    }
    let filtered = room.kiosque(&["search", "--place", "Bretagne", "--not", "place==Bretagne", "--count"]).exits(0);
    assert_eq!(filtered.out.trim(), "1");
}

#[test]
fn counts_roll_up_to_what_a_query_finds() {
    let room = newsroom();
    room.kiosque(&["index", "press"]).exits(0);
    for (level, expected) in [
        ("continent", "\"id\":\"europe\",\"count\":3"),
        ("country", "\"id\":\"FR\",\"count\":2"),
        ("pays", "\"id\":\"CN\",\"count\":1"),
        ("region", "\"id\":\"bretagne\",\"count\":2"),
        ("department", "\"id\":\"ille-et-vilaine\",\"count\":1"),
    ] {
        let counted = room.kiosque(&["facets", "place", "--roll-up", level, "--json"]).exits(0);
        assert!(counted.out.contains(expected), "{level}: {}", counted.out);
    }
    let narrowed = room.kiosque(&["facets", "place", "tramway", "--roll-up", "region", "--json"]).exits(0);
    assert!(narrowed.out.contains("\"id\":\"bretagne\",\"count\":1"), "{}", narrowed.out);
    let places = room.kiosque(&["facets", "place", "--json"]).exits(0);
    let rennes = "\"id\":\"rennes\",\"count\":1,\"country\":\"FR\",\"lat\":48.1111,\"lon\":-1.6743,\"within\":[\"Ille-et-Vilaine\"";
    assert!(places.out.contains(rennes), "{}", places.out);
    assert!(!places.out.contains("\"europe\""), "{}", places.out);
    room.kiosque(&["facets", "place", "--roll-up", "village"]).exits(2).tells(&["village", "continent"]);
    room.kiosque(&["facets", "person", "--roll-up", "country"]).exits(2).tells(&["--roll-up"]);
}
