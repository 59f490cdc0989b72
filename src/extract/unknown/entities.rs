//! Whom or what the names of an article mean: the full name for the surname, the best form for all.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::super::scan::Scan;
use super::super::tagger::Tagged;
use super::folded;
use crate::annotation::{Entity, Evidence, Kind, Mention};
use crate::knowledge::words::{Case, Gap, Words};
use crate::knowledge::{LookUp, Sense, slug};

/// The mentions of names, each with its entity when it can be told.
pub fn mentions(text: &str, scan: &Scan<'_>, tagged: &[Tagged]) -> Vec<Mention> {
    let words = scan.words();
    let people = People::of(text, scan, tagged);
    let mut forms: FxHashMap<String, Entity> = FxHashMap::default();
    let longer = longer_names(scan);
    let mention = |name: &Tagged| {
        let entity = match (name.kind, known(scan, *name).or_else(|| shortened(scan, &longer, *name))) {
            (Kind::Person, _) => people.entity(words, *name),
            (_, Some(entity)) => Some(entity),
            (_, None) => {
                let key = folded(words, name.first, name.length);
                let form = || entity(&form(text, words, *name), &key);
                Some(forms.entry(key.clone()).or_insert_with(form).clone())
            }
        };
        Mention {
            span: words.span(name.first, name.length),
            kind: name.kind,
            entity,
            evidence: Evidence::Model,
            country: None,
        }
    };
    tagged.iter().map(mention).collect()
}

/// What the tables have by that very name and kind, where a guard kept the knowledge from deciding.
fn known(scan: &Scan<'_>, name: Tagged) -> Option<Entity> {
    let candidate = scan.candidate_at(name.first)?;
    if candidate.first != name.first || candidate.length != name.length {
        return None;
    }
    let places = candidate.senses.iter().filter_map(|found| match (found.sense, name.kind) {
        (Sense::Place(rank), Kind::Place) => scan.knowledge.places.get(rank),
        _ => None,
    });
    let organisations = candidate.senses.iter().find_map(|found| match (found.sense, name.kind) {
        (Sense::Organisation(rank), Kind::Organisation) => scan.knowledge.organisations.get(rank),
        _ => None,
    });
    let place = places.max_by_key(|place| place.population).map(|place| place.entity.clone());
    place.or_else(|| organisations.map(|organisation| organisation.entity.clone()))
}

/// The organisations of an article by the folded first word of several; `None` when two begin so.
type Longer<'s> = FxHashMap<&'s str, Option<&'s Entity>>;

fn longer_names<'s>(scan: &'s Scan<'_>) -> Longer<'s> {
    let mut longer = Longer::default();
    for candidate in scan.candidates.iter().filter(|candidate| 1 < candidate.length) {
        let Some(decision) = candidate.decision.as_ref().filter(|known| known.kind == Kind::Organisation) else {
            continue;
        };
        let entity = Some(&decision.entity);
        let known = longer.entry(scan.words().folded(candidate.first)).or_insert(entity);
        if *known != entity {
            *known = None;
        }
    }
    longer
}

/// The organisation that a single word means: « au Parisien » is Le Parisien; « l'Assemblée » is what the article calls « Assemblée
/// nationale », unless it names two that begin so.
fn shortened(scan: &Scan<'_>, longer: &Longer<'_>, name: Tagged) -> Option<Entity> {
    let words = scan.words();
    let article = words
        .before(name.first, |gap| matches!(gap, Gap::Space | Gap::Apostrophe))
        .is_some_and(|rank| matches!(words.folded(rank), "le" | "la" | "l" | "les" | "du" | "au" | "aux" | "des"));
    if name.kind != Kind::Organisation || name.length != 1 || !article {
        return None;
    }
    let folded = words.folded(name.first);
    if let Some(entity) = longer.get(folded) {
        return entity.cloned();
    }
    let mut bearing = scan.knowledge.entities_named(LookUp::Organisation, folded);
    if bearing.len() == 1 { bearing.pop() } else { None }
}

/// The persons of an article by full name, surname and first name.
struct People {
    /// By folded full name.
    full: FxHashMap<String, Entity>,
    /// By folded last word, those known included; `None` when two share it.
    surnames: FxHashMap<String, Option<Entity>>,
    /// By folded first word; `None` when two share it.
    first_names: FxHashMap<String, Option<Entity>>,
    /// Names of one word, repeated, that no full name explains: « Coluche ».
    single: FxHashMap<String, Entity>,
}

impl People {
    fn of(text: &str, scan: &Scan<'_>, tagged: &[Tagged]) -> People {
        let words = scan.words();
        let (full, surnames, first_names, single) = Default::default();
        let mut people = People { full, surnames, first_names, single };
        for candidate in &scan.candidates {
            let Some(decision) = candidate.decision.as_ref().filter(|decision| decision.kind == Kind::Person) else {
                continue;
            };
            let name = crate::french::fold(&decision.entity.name);
            let parts: Vec<&str> = name.split([' ', '-']).collect();
            if let [first, .., last] = parts.as_slice() {
                share(&mut people.surnames, last, &decision.entity);
                share(&mut people.first_names, first, &decision.entity);
            }
        }
        for name in tagged.iter().filter(|name| name.kind == Kind::Person && 2 <= name.length) {
            let key = folded(words, name.first, name.length);
            let entity =
                people.full.entry(key).or_insert_with_key(|key| person(scan, &form(text, words, *name), key)).clone();
            share(&mut people.surnames, words.folded(name.first + name.length - 1), &entity);
            share(&mut people.first_names, words.folded(name.first), &entity);
        }
        let mut seen: FxHashMap<&str, usize> = FxHashMap::default();
        for name in tagged.iter().filter(|name| name.kind == Kind::Person && name.length == 1) {
            let key = words.folded(name.first);
            let times = seen.entry(key).or_default();
            *times += 1;
            // « dit Colette »: a witness who is nobody in particular, and no entity.
            let somebody = 1 < *times && !scan.knowledge.first_names.contains(key);
            if somebody && !people.surnames.contains_key(key) && !people.first_names.contains_key(key) {
                people.single.entry(key.to_owned()).or_insert_with(|| person(scan, &form(text, words, *name), key));
            }
        }
        people
    }

    /// The person of a name; nobody when two of the article may be meant.
    fn entity(&self, words: &Words, name: Tagged) -> Option<Entity> {
        let key = folded(words, name.first, name.length);
        if 2 <= name.length {
            return self.full.get(&key).cloned();
        }
        let meant = self.surnames.get(&key).or_else(|| self.first_names.get(&key));
        meant.cloned().unwrap_or_else(|| self.single.get(&key).cloned())
    }
}

/// Notes who bears a name, or that several do.
fn share(names: &mut FxHashMap<String, Option<Entity>>, name: &str, entity: &Entity) {
    let known = names.entry(name.to_owned()).or_insert_with(|| Some(entity.clone()));
    if known.as_ref() != Some(entity) {
        *known = None;
    }
}

/// A name as it is written, « DUPONT » as « Dupont ».
fn form(text: &str, words: &Words, name: Tagged) -> String {
    let mut form = String::new();
    let mut end = None;
    for rank in name.first..name.first + name.length {
        let Some(word) = words.get(rank) else { break };
        if let Some(end) = end {
            let between = text.get(end..word.span.start).unwrap_or_default();
            form.push_str(if between.chars().all(char::is_whitespace) { " " } else { between });
        }
        end = Some(word.span.end);
        let written = text.get(word.span.start..word.span.end).unwrap_or_default();
        if name.kind == Kind::Person && word.case == Case::Upper && 3 < words.folded(rank).len() {
            let mut letters = written.chars();
            form.extend(letters.next());
            form.extend(letters.flat_map(char::to_lowercase));
        } else {
            form.push_str(written);
        }
    }
    form
}

/// A person whom no table knows, under an id that no table has.
fn person(scan: &Scan<'_>, name: &str, folded: &str) -> Entity {
    Entity { id: Arc::from(scan.knowledge.unlisted(LookUp::Person, folded)), name: Arc::from(name) }
}

fn entity(name: &str, folded: &str) -> Entity {
    Entity { id: Arc::from(slug(folded)), name: Arc::from(name) }
}
