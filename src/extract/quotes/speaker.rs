//! Who speaks: the name or role beside a verb of saying or « selon ».

use std::cell::OnceCell;

use super::described::{Called, Description};
use super::verbs::{self, Saying};
use crate::annotation::{Kind, Mention, Span};
use crate::extract::context::{is_function_word, is_title};
use crate::knowledge::words::{Case, Gap, Words};

/// Words after a verb in which its subject must begin: « a déclaré mardi soir à l'AFP Jean Dupont ».
const FAR: usize = 12;

/// Words of a sentence that are looked at before a verb.
const SENTENCE: usize = 50;

/// Folded prepositions after which a name is nobody's who speaks: « un proche de Macron », « à Macron ».
const PREPOSITIONS: &[&str] = &[
    "de", "d", "du", "des", "a", "au", "aux", "avec", "par", "pour", "contre", "chez", "sur", "dans", "en", "vers",
    "entre", "sous", "sans", "envers", "apres", "avant", "ex", "que", "qu", "comme",
];

/// Folded words that begin another clause.
const CLAUSES: &[&str] = &[
    "qui",
    "que",
    "qu",
    "dont",
    "alors",
    "tandis",
    "lors",
    "apres",
    "avant",
    "pendant",
    "car",
    "mais",
    "pour",
    "si",
    "quand",
    "lorsque",
    "puisque",
    "avec",
    "ou",
    "ajoutant",
    "precisant",
    "citant",
    "evoquant",
];

/// Somebody who speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Speaker {
    /// His name or role.
    pub span: Span,
    /// Rank of its first word.
    pub first: usize,
    /// Rank of the word after it.
    pub end: usize,
    /// Rank of the mention, when it is one.
    pub mention: Option<usize>,
}

/// What speakers are found with.
pub struct Page<'a> {
    /// The words of the text.
    pub words: &'a Words,
    /// Its mentions, in order.
    pub mentions: &'a [Mention],
    /// Whom it calls what, once that is asked.
    pub called: OnceCell<Called<'a>>,
}

impl Page<'_> {
    /// The speaker who begins at a word.
    pub fn at(&self, rank: usize) -> Option<Speaker> {
        let word = self.words.get(rank)?;
        let index = self.mentions.partition_point(|mention| mention.span.start < word.span.start);
        if let Some(mention) = self.mentions.get(index).filter(|mention| mention.span.start == word.span.start) {
            let speaks = match mention.kind {
                Kind::Person => true,
                // « la CGT », « selon Airbus »; but « le sénateur LR », « la députée RN Marie Dupont ».
                Kind::Organisation => !self.is_label(rank, mention.span),
                Kind::Place => false,
            };
            let end = self.words.from_byte(mention.span.end);
            return speaks.then_some(Speaker { span: mention.span, first: rank, end, mention: Some(index) });
        }
        self.unknown(rank)
    }

    /// Whether a speaker is a person whom a mention names.
    pub fn is_person(&self, speaker: &Speaker) -> bool {
        let mention = speaker.mention.and_then(|index| self.mentions.get(index));
        mention.is_some_and(|mention| mention.kind == Kind::Person)
    }

    /// Whether an organisation tells only whose deputy or boss somebody is.
    fn is_label(&self, rank: usize, span: Span) -> bool {
        let end = self.words.from_byte(span.end);
        let name_follows = self.words.gap(end - 1) == Gap::Space
            && self
                .words
                .get(end)
                .is_some_and(|word| word.case != Case::Lower && !is_function_word(self.words.folded(end)));
        let before = self.words.before(rank, |gap| matches!(gap, Gap::Space | Gap::Apostrophe));
        let noun = before.is_some_and(|before| {
            let word = self.words.folded(before);
            !is_function_word(word) && !verbs::is_saying(word) && !self.words.begins(rank)
        });
        // « Jean Dupont (UDI) »
        let label = self
            .words
            .before(rank, |gap| gap == Gap::Pause)
            .is_some_and(|before| self.words.get(before).is_some_and(|word| word.case != Case::Lower));
        name_follows || noun || label
    }

    /// Two capitals or more, or one after « M. »: « Jean Dupont », « M. Dupont ».
    fn unknown(&self, rank: usize) -> Option<Speaker> {
        let capital = |rank: usize| {
            let word = self.words.get(rank)?;
            let index = self.mentions.partition_point(|mention| mention.span.end <= word.span.start);
            let free = self.mentions.get(index).is_none_or(|mention| word.span.end <= mention.span.start);
            let folded = self.words.folded(rank);
            let name = word.case != Case::Lower && free && !is_function_word(folded) && 1 < folded.len();
            name.then_some(word)
        };
        let titled = is_title(self.words.folded(rank));
        let first = rank + usize::from(titled);
        if titled && !matches!(self.words.gap(rank), Gap::Space | Gap::Dot) {
            return None;
        }
        let mut last = capital(first)?;
        let mut end = first + 1;
        while end < first + 4 && matches!(self.words.gap(end - 1), Gap::Space | Gap::Hyphen) {
            let Some(word) = capital(end) else { break };
            (last, end) = (word, end + 1);
        }
        let name = (titled || first + 1 < end) && !is_function_word(self.words.folded(first));
        let start = self.words.get(rank)?.span.start;
        name.then_some(Speaker { span: Span { start, end: last.span.end }, first: rank, end, mention: None })
    }

    /// The person right before an auxiliary: « Lundi, Marie Dupont a accusé », but not « le frère de Marie Dupont a ».
    pub fn subject_of(&self, auxiliary: usize) -> Option<Speaker> {
        if !matches!(self.words.folded(auxiliary), "a" | "avait" | "aurait" | "est" | "etait" | "s" | "se") {
            return None;
        }
        let last = self.words.before(auxiliary, |gap| gap == Gap::Space)?;
        let end = self.words.get(last)?.span.end;
        let index = self.mentions.partition_point(|mention| mention.span.end < end);
        let mention = self.mentions.get(index).filter(|mention| mention.span.end == end)?;
        let first = self.words.from_byte(mention.span.start);
        self.at(first).filter(|speaker| self.is_person(speaker) && !self.governed(first))
    }

    /// The subject after a verb of saying or « selon »: the first name or role that no preposition governs.
    pub fn after(&self, rank: usize) -> Option<Speaker> {
        let mut at = rank;
        let mut pauses = 0;
        while at < rank + FAR {
            let folded = self.words.folded(at);
            if let Some(speaker) = self.at(at) {
                if !self.governed(at) {
                    return Some(speaker);
                }
                at = speaker.end;
            } else if CLAUSES.contains(&folded) || folded.is_empty() {
                return None;
            } else {
                at += 1;
            }
            match self.words.gap(at - 1) {
                // « a dit le maire, Jean Dupont, »
                Gap::Pause if pauses == 0 && self.at(at).is_some() => pauses += 1,
                Gap::Pause | Gap::Break => return None,
                Gap::Dot if !is_title(self.words.folded(at - 1)) => return None,
                _ => {}
            }
        }
        None
    }

    /// The same, else « le ministre » there; and the byte after it.
    pub fn subject_after(&self, rank: usize) -> Option<(Subject, usize)> {
        if let Some(speaker) = self.after(rank) {
            return Some((Subject::Speaker(speaker), speaker.span.end));
        }
        for at in rank..rank + FAR {
            if let Some(description) = self.description(at).filter(|_| !self.governed(at)) {
                let end = self.words.get(description.noun)?.span.end;
                return Some((Subject::Described(description), end));
            }
            let ends = !matches!(self.words.gap(at), Gap::Space | Gap::Apostrophe);
            if ends || CLAUSES.contains(&self.words.folded(at)) {
                return None;
            }
        }
        None
    }

    /// Whether a preposition stands right before a word, or before the article that stands there.
    pub fn governed(&self, rank: usize) -> bool {
        let Some(before) = self.words.before(rank, |gap| matches!(gap, Gap::Space | Gap::Apostrophe)) else {
            return false;
        };
        let word = self.words.folded(before);
        let article = matches!(word, "le" | "la" | "l" | "les");
        let governor = if article { self.words.before(before, |gap| gap == Gap::Space) } else { Some(before) };
        governor.is_some_and(|rank| PREPOSITIONS.contains(&self.words.folded(rank)))
    }

    /// The subject before a verb of saying: the first name or role of its sentence, unless another clause or subject
    /// stands between.
    pub fn before(&self, saying: Saying) -> Option<Subject> {
        let previous = saying.first.checked_sub(1)?;
        match self.words.folded(previous) {
            "il" => return Some(Subject::Pronoun(false)),
            "elle" => return Some(Subject::Pronoun(true)),
            "on" | "ils" | "elles" | "qui" | "n" | "ne" | "ai" | "je" | "nous" | "vous" | "avoir" | "pas"
            | "jamais" | "rien" | "plus" => return None,
            _ => {}
        }
        let mut first = saying.first;
        while 0 < first && saying.first - first < SENTENCE && !self.words.begins(first) {
            first -= 1;
        }
        // « M. Dupont a dit »: the dot ends no sentence.
        if first.checked_sub(1).is_some_and(|rank| is_title(self.words.folded(rank))) {
            first -= 1;
        }
        let mut at = first;
        let mut found: Option<Speaker> = None;
        while at < saying.first {
            let Some(speaker) = self.at(at) else {
                at += 1;
                continue;
            };
            if !self.governed(at) {
                match found {
                    // « le président russe Vladimir Poutine », « Vladimir Poutine, président russe, »
                    Some(known) if self.same(known, speaker) => {}
                    Some(_) => return None,
                    None => found = Some(speaker),
                }
            }
            at = speaker.end.max(at + 1);
        }
        // Something else may be the subject of the verb: « Macron veut, et la police a dit ».
        let Some(speaker) = found else {
            // « Le ministre a dit », « lundi, l'actrice française a dit ».
            let near = (first..saying.first).rev().take(3);
            let description = near.filter(|at| !self.governed(*at)).find_map(|at| self.description(at))?;
            return (saying.first <= description.noun + 2).then_some(Subject::Described(description));
        };
        let between = (speaker.end..saying.first).map(|rank| self.words.folded(rank));
        let plain = speaker.end == saying.first || self.words.gap(saying.first - 1) == Gap::Pause;
        let short =
            between.clone().count() <= 3 && !between.clone().any(|word| matches!(word, "et" | "ou" | "mais" | "que"));
        (plain || short).then_some(Subject::Speaker(speaker))
    }

    /// Whether two speakers of a sentence are one: of one entity, or a role and the name right after it.
    fn same(&self, one: Speaker, other: Speaker) -> bool {
        let entity = |speaker: Speaker| self.mentions.get(speaker.mention?)?.entity.as_ref();
        match (entity(one), entity(other)) {
            (Some(one), Some(other)) => one == other,
            _ => one.end == other.first,
        }
    }
}

/// Who is the subject of a verb.
#[derive(Debug, Clone, Copy)]
pub enum Subject {
    /// A name or role.
    Speaker(Speaker),
    /// « il », « elle »: whether a woman.
    Pronoun(bool),
    /// « le ministre », « l'actrice ».
    Described(Description),
}
