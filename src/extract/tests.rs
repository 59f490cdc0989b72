//! Whole sentences: what is found and why.

use super::annotations;
use crate::annotation::{Evidence, Kind};
use crate::article::{Article, Provenance, Published};
use crate::knowledge::Knowledge;

/// Mentions as `text:kind:id:evidence`, people and cities by name, separated by spaces.
pub fn mentions(text: &str, day: Option<&str>) -> String {
    let published =
        day.and_then(|day| day.parse().ok()).map(|date| Published { date, provenance: Provenance::Metadata });
    let article = Article { body: text.to_owned(), published, ..Article::default() };
    let found = annotations(&article, Knowledge::embedded());
    // What the tagger adds has its own tests.
    let known = found.mentions.iter().filter(|mention| mention.evidence != Evidence::Model);
    let shown = known.map(|mention| {
        let name = mention.entity.as_ref().map_or("?", |entity| match mention.kind {
            Kind::Place if mention.country.is_some() => &entity.id,
            _ => &entity.name,
        });
        format!("{}→{}:{}", &text[mention.span.start..mention.span.end], name, mention.evidence.name())
    });
    shown.collect::<Vec<_>>().join("; ")
}

fn check(text: &str, expected: &str) {
    assert_eq!(mentions(text, Some("2020-06-15")), expected, "{text}");
}

#[test]
fn people_by_full_name_and_surname() {
    check(
        "Xi Jinping a reçu Vladimir Poutine. M. Xi et M. Poutine, dit Poutine.",
        "Xi Jinping→Xi Jinping:name; Vladimir Poutine→Vladimir Poutine:name; Xi→Xi Jinping:surname; \
         Poutine→Vladimir Poutine:surname; Poutine→Vladimir Poutine:surname",
    );
    check("Poutine a parlé.", "Poutine→Vladimir Poutine:surname");
    check("Vladimir Putin a parlé.", "Vladimir Putin→Vladimir Poutine:alias");
    check(
        "Brigitte Macron et Emmanuel Macron; Macron sourit.",
        "Brigitte Macron→Brigitte Macron:name; Emmanuel Macron→Emmanuel Macron:name",
    );
}

#[test]
fn surnames_of_others() {
    check("Alain Poutine, boulanger, a parlé. Poutine a souri.", "");
    check("Jean-Michel Macron est médecin.", "");
}

#[test]
fn countries_by_name_demonym_and_compound() {
    check("La Russie et le gouvernement russe.", "Russie→RU:name; russe→RU:demonym");
    check("Un sommet franco-allemand à Paris.", "franco→FR:compound; allemand→DE:compound; Paris→paris:city");
    check("Le Kremlin dément.", "Kremlin→Kremlin:metonym");
    check("Pékin a annoncé une réponse à Pékin.", "Pékin→pekin:capital; Pékin→pekin:city");
    check(
        "Le Niger et le Nigeria, nigérien et nigérian.",
        "Niger→NE:name; Nigeria→NG:name; nigérien→NE:demonym; nigérian→NG:demonym",
    );
    check("La Corée du Nord et les Nord-Coréens.", "Corée du Nord→KP:name; Nord-Coréens→KP:demonym");
    check("L'Union européenne discute.", "Union européenne→UE:alias");
}

#[test]
fn roles_by_day() {
    check(
        "Le président russe a reçu son homologue chinois.",
        "Le président russe→Vladimir Poutine:role; son homologue chinois→Xi Jinping:role",
    );
    check("Le roi du Maroc parle.", "Le roi→Mohammed VI:role; Maroc→MA:name");
    check("Le maître du Kremlin parle.", "Le maître→Vladimir Poutine:role; Kremlin→Kremlin:metonym");
    check(
        "Les présidents français et turc négocient.",
        "Les présidents français→Emmanuel Macron:role; turc→Recep Tayyip Erdogan:role",
    );
    check(
        "Le ministre français des Affaires étrangères parle.",
        "Le ministre français des Affaires étrangères→Jean-Yves Le Drian:role",
    );
    check("Le président russe de la fédération a démissionné.", "russe→RU:demonym");
    check(
        "Selon le président américain Bush, le président américain a raison. Bush insiste.",
        "américain→US:demonym; américain→US:demonym",
    );
    let text = "En visite, le président américain Bush a parlé. M. Bush repart.";
    assert_eq!(
        mentions(text, Some("2005-02-01")),
        "le président américain→George W. Bush:role; Bush→George W. Bush:surname; Bush→George W. Bush:surname"
    );
}

#[test]
fn names_inside_longer_names() {
    check("Un reportage de France Machin et de Machin France.", "");
    check("Il lit France 3.", "France 3→France 3:name");
    check("Une étape du Tour de France.", "");
}

#[test]
fn offsets_stay_on_characters_whatever_the_text() {
    for text in ["", "«é»", "É", "Œ’", "M.", "l’", "\u{301}\u{301}", "Xi\u{301} Jinping", "🦀Russie🦀"] {
        mentions(text, None);
    }
}

/// Texts that say one thing again and again: a step that looks back over the whole text would take minutes.
#[test]
fn long_texts_take_no_more_than_their_length() {
    for (sentence, bytes) in [
        ("Mr Smith went to London with the president of Russia. ", 2_000_000),
        ("MACRON A DIT QUE ", 200_000),
        ("« \"Non\", a-t-il dit. ", 200_000),
        ("le 5 mars 2019, mardi, ", 200_000),
        ("Jean Machin et Marie Truc, ", 200_000),
        ("A. ", 200_000),
        ("Bernard Castagnou, maire de Trifouilly, est là. « Nous tiendrons », a promis le maire. ", 400_000),
        ("Le Zorgon et l'Assemblée, au Parisien, au Télégramme, à l'Assemblée nationale. ", 400_000),
    ] {
        let started = std::time::Instant::now();
        mentions(&sentence.repeat(bytes / sentence.len()), Some("2020-06-15"));
        assert!(started.elapsed().as_secs() < 25, "{sentence}: {:?}", started.elapsed());
    }
}
