//! What the teacher is regularly wrong about: products named after their maker, ministries, events.

use kiosque::annotation::Kind;
use kiosque::extract::tagger::hints::decided;
use kiosque::extract::tagger::sheet::Sheet;
use kiosque::knowledge::words::{Gap, Words};

use super::labels::Labelled;

/// Folded makers whose name begins that of their products; two words are joined by a space.
const MAKERS: [&str; 52] = [
    "porsche",
    "ferrari",
    "bentley",
    "bugatti",
    "bmw",
    "audi",
    "mclaren",
    "ford",
    "aston martin",
    "lamborghini",
    "maserati",
    "rolls royce",
    "alfa romeo",
    "mercedes benz",
    "mercedes amg",
    "mercedes",
    "volkswagen",
    "toyota",
    "nissan",
    "renault",
    "peugeot",
    "citroen",
    "fiat",
    "jaguar",
    "land rover",
    "tesla",
    "honda",
    "hyundai",
    "kia",
    "volvo",
    "polestar",
    "lexus",
    "mazda",
    "skoda",
    "opel",
    "dacia",
    "lotus",
    "chevrolet",
    "dodge",
    "cadillac",
    "mini",
    "michelin",
    "lancia",
    "koenigsegg",
    "pagani",
    "suzuki",
    "subaru",
    "mitsubishi",
    "apple",
    "samsung",
    "boeing",
    "airbus",
];

/// Folded words that go on with the name of a company after its maker's.
const COMPANIES: [&str; 26] = [
    "motors",
    "motor",
    "motorsport",
    "sport",
    "group",
    "groupe",
    "cars",
    "automobiles",
    "automobili",
    "automotive",
    "company",
    "performance",
    "racing",
    "corse",
    "france",
    "nissan",
    "martin",
    "royce",
    "romeo",
    "benz",
    "amg",
    "rover",
    "electronics",
    "industries",
    "citroen",
    "design",
];

/// Folded words with which the name of an event, a law or a product begins.
const EVENTS: [&str; 40] = [
    "concours",
    "salon",
    "festival",
    "championnat",
    "championnats",
    "coupe",
    "challenge",
    "rallye",
    "trophee",
    "open",
    "prix",
    "fete",
    "fetes",
    "journee",
    "journees",
    "jeux",
    "mondial",
    "mondiaux",
    "foire",
    "biennale",
    "ceremonie",
    "nuit",
    "operation",
    "loi",
    "proces",
    "affaire",
    "traite",
    "accord",
    "accords",
    "pacte",
    "guerre",
    "bataille",
    "revolution",
    "grenelle",
    "miss",
    "plan",
    "projet",
    "code",
    "tournoi",
    "saison",
];

/// Folded words with which the name of an institution begins, not that of a place.
const INSTITUTIONS: [&str; 36] = [
    "universite",
    "institut",
    "fondation",
    "bibliotheque",
    "federation",
    "association",
    "societe",
    "ligue",
    "agence",
    "conseil",
    "cour",
    "tribunal",
    "comite",
    "commission",
    "academie",
    "ecole",
    "direction",
    "observatoire",
    "syndicat",
    "collectif",
    "orchestre",
    "banque",
    "groupe",
    "chu",
    "chru",
    "compagnie",
    "office",
    "organisation",
    "autorite",
    "haute",
    "parlement",
    "chambre",
    "caisse",
    "ordre",
    "armee",
    "service",
];

/// Folded endings of the names of inhabitants.
const INHABITANTS: [&str; 16] = [
    "iens", "iennes", "ien", "ienne", "eens", "eennes", "ais", "aises", "aise", "ois", "oises", "oise", "ains",
    "aines", "eaux", "ards",
];

/// « les Tourangeaux », « un Lyonnais »: inhabitants, no place.
fn inhabitants(words: &Words, name: &Labelled) -> bool {
    let before = words.before(name.first, |gap| gap == Gap::Space).map_or("", |rank| words.folded(rank));
    let folded = words.folded(name.first);
    name.end == name.first + 1
        && matches!(before, "les" | "des" | "aux" | "un" | "une" | "ces")
        && INHABITANTS.iter().any(|ending| folded.ends_with(ending))
}

/// Corrects the names of one text.
pub fn correct(words: &Words, sheet: &Sheet, names: &mut Vec<Labelled>) {
    for name in names.iter_mut() {
        if decided(sheet.sights[name.first].hint) != 0 && name.end <= name.first + 1 {
            continue;
        }
        if name.kind != Some(Kind::Person)
            && let Some(length) = maker(words, name.first)
            && name.first + length < name.end
            && !COMPANIES.contains(&words.folded(name.first + length))
        {
            name.end = name.first + length;
            name.kind = Some(Kind::Organisation);
        }
    }
    for name in names.iter_mut().filter(|name| name.kind == Some(Kind::Person)) {
        while name.first + 1 < name.end && EVENTS.contains(&words.folded(name.first)) {
            name.first += 1;
        }
    }
    for name in names.iter_mut().filter(|name| name.first + 1 < name.end) {
        let first = words.folded(name.first);
        if name.kind == Some(Kind::Place) && INSTITUTIONS.contains(&first) {
            name.kind = Some(Kind::Organisation);
        }
        // « la procureure de la République Anne Prigent ».
        let first_name = sheet.sights[name.first + 1].first_name;
        if matches!(first, "republique" | "etat" | "president" | "directeur" | "directrice" | "prince" | "lady" | "sir")
            && first_name
        {
            name.first += 1;
            name.kind = Some(Kind::Person);
        }
    }
    names.retain(|name| {
        let known = decided(sheet.sights[name.first].hint) != 0;
        let first = words.folded(name.first);
        if !known && name.kind != Some(Kind::Organisation) && inhabitants(words, name) {
            return false;
        }
        let event = EVENTS.contains(&first) || (first == "grand" && words.folded(name.first + 1) == "prix");
        // « le Conseil des ministres » is a meeting.
        let meeting =
            first == "conseil" && (name.first + 1..name.first + 3).any(|rank| words.folded(rank) == "ministres");
        let post = matches!(first, "directeur" | "directrice" | "president" | "presidente" | "vice" | "procureur");
        known
            || name.kind == Some(Kind::Person)
            || !(event || meeting || post || (name.kind == Some(Kind::Organisation) && portfolio(words, name.first)))
    });
}

/// Number of words of the maker whose name begins there.
fn maker(words: &Words, first: usize) -> Option<usize> {
    let one = words.folded(first);
    let two = format!("{one} {}", words.folded(first + 1));
    if matches!(words.gap(first), Gap::Space | Gap::Hyphen) && MAKERS.contains(&&*two) {
        return Some(2);
    }
    MAKERS.contains(&one).then_some(1)
}

/// « le ministre chinois des Affaires étrangères »: a portfolio, no organisation.
fn portfolio(words: &Words, first: usize) -> bool {
    let mut rank = first;
    let mut others = 0;
    while let Some(before) = words.before(rank, |gap| matches!(gap, Gap::Space | Gap::Apostrophe)) {
        match words.folded(before) {
            "ministre" | "ministres" | "ministere" | "ministeres" | "ministerielle" => return rank < first,
            "de" | "des" | "du" | "la" | "l" | "d" | "a" | "aux" | "au" | "charge" | "chargee" | "delegue"
            | "deleguee" => {}
            _ if others == 0 && rank < first => others = 1,
            _ => return false,
        }
        rank = before;
    }
    false
}
