//! The trie of aliases: every name as a path of folded words, with the case each word must have.

use rustc_hash::FxHashMap;

use super::word_table::WordTable;
use super::words::{Case, Gap, Words};
use super::{Knowledge, Reliability, spellings};

/// What an alias may stand for; numbers are ranks in the lists of [`Knowledge`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sense {
    /// A country by a name of its own.
    Country(usize),
    /// A demonym or the first part of a compound.
    Demonym(usize),
    /// A metonym.
    Metonym(usize),
    /// A person by full name, alias or mononym.
    Person(usize),
    /// A person by surname.
    Surname(usize),
    /// A place.
    Place(usize),
    /// An organisation.
    Organisation(usize),
}

#[derive(Debug, Clone)]
struct Entry {
    sense: Sense,
    preferred: bool,
    cases: Box<[Case]>,
}

/// A sense found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// What it may stand for.
    pub sense: Sense,
    /// By its preferred name.
    pub preferred: bool,
}

/// A first word of aliases.
#[derive(Debug, Clone, Copy)]
struct Root {
    node: u32,
    /// The case that it must have at least: « la » begins no « La Rochelle ».
    least: Case,
}

/// The trie.
#[derive(Debug, Clone, Default)]
pub struct Aliases {
    /// From the root, node 0, by the hash of a word to the next node.
    roots: WordTable<Root>,
    /// From another node by the hash of a word to the next node.
    edges: FxHashMap<(u32, u64), u32>,
    /// Senses of each node.
    nodes: Vec<Vec<Entry>>,
    /// The first word of each alias with its case, until all are known.
    first_words: Vec<(u64, Case)>,
}

impl Aliases {
    /// The trie of all names of all facts.
    pub fn of(knowledge: &Knowledge) -> Aliases {
        let mut aliases = Aliases { nodes: vec![Vec::new()], ..Aliases::default() };
        for (rank, country) in knowledge.countries.iter().enumerate() {
            aliases.add(&country.entity.name, Sense::Country(rank), true);
            country.aliases.iter().for_each(|name| aliases.add(name, Sense::Country(rank), false));
        }
        for (rank, demonym) in knowledge.demonyms.iter().enumerate() {
            aliases.add(demonym.form, Sense::Demonym(rank), true);
        }
        for (rank, metonym) in knowledge.metonyms.iter().enumerate() {
            if metonym.reliability != Reliability::Unsure {
                aliases.add(metonym.form, Sense::Metonym(rank), true);
            }
        }
        for (rank, person) in knowledge.people.iter().enumerate() {
            aliases.add(&person.entity.name, Sense::Person(rank), true);
            person.aliases.iter().for_each(|name| aliases.add(name, Sense::Person(rank), false));
            let spelled = spellings::full_names(&person.entity.name, &person.surnames);
            spelled.iter().for_each(|name| aliases.add(name, Sense::Person(rank), false));
            person.surnames.iter().for_each(|name| aliases.add(name, Sense::Surname(rank), false));
        }
        for (rank, place) in knowledge.places.iter().enumerate() {
            aliases.add(&place.entity.name, Sense::Place(rank), true);
            place.aliases.iter().for_each(|name| aliases.add(name, Sense::Place(rank), false));
        }
        for (rank, organisation) in knowledge.organisations.iter().enumerate() {
            aliases.add(&organisation.entity.name, Sense::Organisation(rank), true);
            organisation.aliases.iter().for_each(|name| aliases.add(name, Sense::Organisation(rank), false));
        }
        aliases.take_roots();
        aliases
    }

    fn add(&mut self, name: &str, sense: Sense, preferred: bool) {
        let words = Words::of(name);
        let mut node = 0;
        let mut cases = Vec::with_capacity(words.len());
        for rank in 0..words.len() {
            let next = self.nodes.len() as u32;
            node = *self.edges.entry((node, words.hash(rank))).or_insert(next);
            if node == next {
                self.nodes.push(Vec::new());
            }
            cases.extend(words.get(rank).map(|word| word.case));
        }
        self.first_words.extend(words.get(0).map(|word| (word.hash, word.case)));
        let cases = cases.into_boxed_slice();
        if let Some(entries) = self.nodes.get_mut(node as usize).filter(|_| 0 < node) {
            let known = entries.iter_mut().find(|entry| entry.sense == sense && entry.cases == cases);
            match known {
                Some(entry) => entry.preferred |= preferred,
                None => entries.push(Entry { sense, preferred, cases }),
            }
        }
    }

    /// Moves the edges of the root to a table of their own.
    fn take_roots(&mut self) {
        let first: Vec<_> = self.edges.extract_if(|(node, _), _| *node == 0).collect();
        let roots = first.into_iter().map(|((_, word), node)| (word, Root { node, least: Case::Upper }));
        let mut roots: FxHashMap<u64, Root> = roots.collect();
        for (word, case) in std::mem::take(&mut self.first_words) {
            if let Some(root) = roots.get_mut(&word) {
                root.least = root.least.min(case);
            }
        }
        self.roots = roots.into();
    }

    /// Finds the longest alias that begins at a word; puts its senses in `found` and returns its length in words, 0
    /// when there is none.
    pub fn longest(&self, words: &Words, start: usize, found: &mut Vec<Found>) -> usize {
        found.clear();
        let mut longest = 0;
        let mut rank = start;
        let root = self.roots.get(words.hash(rank)).filter(|root| allows(root.least, words, start));
        let mut next = root.map(|root| root.node);
        while let Some(node) = next {
            let length = rank + 1 - start;
            let entries = self.nodes.get(node as usize).map(Vec::as_slice).unwrap_or_default();
            let fits = |entry: &&Entry| fits(&entry.cases, words, start);
            if entries.iter().any(|entry| fits(&entry)) {
                longest = length;
                found.clear();
                let senses = entries.iter().filter(fits);
                found.extend(senses.map(|entry| Found { sense: entry.sense, preferred: entry.preferred }));
            }
            if !joins(words, rank) {
                break;
            }
            rank += 1;
            next = self.edges.get(&(node, words.hash(rank))).copied();
        }
        longest
    }
}

/// Whether a word has at least the case of a word of an alias.
fn allows(case: Case, words: &Words, rank: usize) -> bool {
    let seen = words.get(rank).map_or(Case::Lower, |word| word.case);
    match case {
        Case::Lower => true,
        Case::Capital => seen != Case::Lower,
        Case::Upper => seen == Case::Upper,
    }
}

/// Whether the words from `start` on have at least the capitals of an alias: an acronym must be one, a capital may be
/// a capital or an acronym (headlines), anything may stand for a lower-case word.
fn fits(cases: &[Case], words: &Words, start: usize) -> bool {
    cases.iter().enumerate().all(|(offset, case)| allows(*case, words, start + offset))
}

/// Whether a name may go on after that word.
fn joins(words: &Words, rank: usize) -> bool {
    match words.gap(rank) {
        Gap::Space | Gap::Hyphen | Gap::Apostrophe => true,
        // Initials and « St. ».
        Gap::Dot => words.folded(rank).len() <= 2,
        Gap::Pause | Gap::Break => false,
    }
}
