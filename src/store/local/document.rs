//! From a typed document to the engine's: the only place that builds one, so that no field ever gets a wrong type.

use jiff::civil::Date;
use tantivy::TantivyDocument;
use tantivy::schema::Field;

use super::quoted;
use super::schema::Fields;
use crate::annotation::{Annotations, Entity, Quote};
use crate::store::{Document, FileState};

/// Day number 0.
const EPOCH: Date = Date::constant(1970, 1, 1);

/// Years a single expression may cover and still be told by year.
const LONGEST_PERIOD: i16 = 100;

/// Days a single expression may cover and still be told by day: weeks, weekends, holidays.
const LONGEST_DAYS: i64 = 31;

/// The engine's document.
pub fn document(fields: &Fields, document: Document) -> TantivyDocument {
    let Document { article, annotations, french, file } = document;
    let texts = [&article.title, &article.lead, &article.body].iter().map(|text| text.len()).sum::<usize>();
    // Each text stands in it twice; the rest is short.
    let mut row = TantivyDocument::with_capacity(2 * texts + (texts >> 1) + 1_024);
    row.add_text(fields.id, &article.id);
    row.add_text(fields.file, file.path.to_string_lossy());
    row.add_text(fields.file_state, file_state(&file));
    let words = [&article.title, &article.lead, &article.body].map(|text| words(text)).iter().sum::<usize>();
    row.add_u64(fields.words, words as u64);
    row.add_u64(fields.digest, digest(&article.title, &article.lead, &article.body));
    // Spans of quotations are of the whole text; most articles have none.
    let text = if annotations.quotes.is_empty() { String::new() } else { article.text() };
    if let Some(french) = french {
        row.add_bool(fields.french, french);
    }
    for (field, text) in [(fields.title, article.title), (fields.lead, article.lead), (fields.body, article.body)] {
        if !text.is_empty() {
            row.add_text(field.forms, &text);
            row.add_text(field.stems, text);
        }
    }
    if let Some(published) = article.published {
        row.add_i64(fields.day, day(published.date));
        row.add_i64(fields.month, month(published.date));
        row.add_i64(fields.year, i64::from(published.date.year()));
        row.add_text(fields.date_source, published.provenance.name());
    }
    if article.date_conflict.is_some() {
        row.add_bool(fields.date_conflict, true);
    }
    let optional = [
        (fields.source, article.source),
        (fields.section, article.section),
        (fields.language, article.language),
        (fields.url, article.url),
    ];
    for (field, value) in optional {
        if let Some(value) = value {
            row.add_text(field, value);
        }
    }
    article.authors.iter().for_each(|author| row.add_text(fields.author, author));
    article.keywords.iter().for_each(|keyword| row.add_text(fields.keywords, keyword));
    row.add_text(fields.path, article.path.to_string_lossy());
    entities(&mut row, fields.person, &annotations.people);
    entities(&mut row, fields.leader, &annotations.leaders);
    entities(&mut row, fields.place, &annotations.places);
    entities(&mut row, fields.organisation, &annotations.organisations);
    annotations.within.iter().for_each(|id| row.add_text(fields.place_within, id));
    annotations.countries.iter().for_each(|country| row.add_text(fields.country, &country.entity.id));
    mentions(&mut row, fields, &annotations);
    quotes(&mut row, fields, &text, &annotations.quotes);
    named(&mut row, fields, &annotations);
    row
}

/// How many words a text has; a clean text has no other white space than that of ASCII.
fn words(text: &str) -> usize {
    text.as_bytes().split(u8::is_ascii_whitespace).filter(|word| !word.is_empty()).count()
}

fn entities(row: &mut TantivyDocument, field: Field, entities: &[Entity]) {
    entities.iter().for_each(|entity| row.add_text(field, &entity.id));
}

/// The names of entities that no table has, as this article writes them: their keys are folded.
fn named(row: &mut TantivyDocument, fields: &Fields, annotations: &Annotations) {
    let speakers = annotations.quotes.iter().filter_map(|quote| quote.speaker.as_ref());
    let entities = annotations.people.iter().chain(&annotations.places).chain(&annotations.organisations);
    let mut seen: Vec<&str> = Vec::new();
    for entity in entities.chain(speakers).filter(|entity| entity.id.starts_with(|c: char| !c.is_ascii_uppercase())) {
        if !seen.contains(&&*entity.id) && entity.id != entity.name {
            seen.push(&entity.id);
            row.add_text(fields.named, format!("{}\t{}", entity.id, entity.name));
        }
    }
}

/// Each quotation as a value of its own between the marks of its speaker, so that no phrase goes from one into the next
/// and words can be asked of one speaker; each speaker once, by the name
/// in the text when nothing else is known of him.
fn quotes(row: &mut TantivyDocument, fields: &Fields, text: &str, quotes: &[Quote]) {
    let mut speakers: Vec<&str> = Vec::new();
    for quote in quotes {
        let key = quote.speaker.as_ref().map_or(&*quote.name, |entity| &*entity.id);
        if let Some(words) = text.get(quote.span.start..quote.span.end) {
            row.add_text(fields.quote.forms, quoted::value(key, words));
            row.add_text(fields.quote.stems, quoted::value("", words));
        }
        if !key.is_empty() {
            speakers.push(key);
        }
    }
    speakers.sort_unstable();
    speakers.dedup();
    speakers.into_iter().for_each(|key| row.add_text(fields.speaker, key));
}

/// Adds the days, months and years spoken of.
fn mentions(row: &mut TantivyDocument, fields: &Fields, annotations: &Annotations) {
    let said = annotations.dates.iter().filter_map(|mention| mention.interval);
    let spoken = spoken(said.chain(annotations.ranges.iter().copied()));
    for (field, values) in
        [(fields.mention_day, spoken.days), (fields.mention_month, spoken.months), (fields.mention_year, spoken.years)]
    {
        values.into_iter().for_each(|value| row.add_i64(field, value));
    }
}

/// Numbers of days, months and years spoken of, each once and in order.
#[derive(Debug, Default, PartialEq)]
struct Spoken {
    days: Vec<i64>,
    months: Vec<i64>,
    years: Vec<i64>,
}

/// What intervals count for: each at its own granularity and above. A week counts for its days; a month is no day.
fn spoken(intervals: impl Iterator<Item = (Date, Date)>) -> Spoken {
    let Spoken { mut days, mut months, mut years } = Spoken::default();
    for (from, to) in intervals {
        if to.year() - from.year() <= LONGEST_PERIOD {
            years.extend((from.year()..=to.year()).map(i64::from));
        }
        if month(to) - month(from) < 12 && !is_whole_year(from, to) {
            months.extend(month(from)..=month(to));
        }
        if day(to) - day(from) < LONGEST_DAYS && !is_whole_month(from, to) {
            days.extend(day(from)..=day(to));
        }
    }
    for values in [&mut days, &mut months, &mut years] {
        values.sort_unstable();
        values.dedup();
    }
    Spoken { days, months, years }
}

fn is_whole_month(from: Date, to: Date) -> bool {
    from == from.first_of_month() && to == from.last_of_month()
}

fn is_whole_year(from: Date, to: Date) -> bool {
    from == from.first_of_year() && to == to.last_of_year()
}

/// Days since 1970-01-01.
pub fn day(date: Date) -> i64 {
    let since = date.since(EPOCH);
    since.map_or(0, |span| i64::from(span.get_days()))
}

/// The day of that number.
pub fn date(day: i64) -> Option<Date> {
    let days = jiff::Span::new().try_days(day).ok()?;
    EPOCH.checked_add(days).ok()
}

/// 12 × year + month − 1.
pub fn month(date: Date) -> i64 {
    12 * i64::from(date.year()) + i64::from(date.month()) - 1
}

/// First eight bytes of the BLAKE3 digest of a text: equal texts have equal digests.
fn digest(title: &str, lead: &str, body: &str) -> u64 {
    let mut hasher = blake3::Hasher::new();
    for part in [title, lead, body] {
        hasher.update(part.as_bytes()).update(b"\n");
    }
    let mut bytes = [0; 8];
    bytes.copy_from_slice(hasher.finalize().as_bytes().split_at(8).0);
    u64::from_le_bytes(bytes)
}

/// Size, modification time and digest of a file, in one value.
fn file_state(file: &FileState) -> String {
    format!("{}:{}:{:032x}", file.size, file.modified, file.digest)
}

/// What [`file_state`] wrote.
pub fn parse_file_state(path: &str, state: &str) -> Option<FileState> {
    let mut parts = state.split(':');
    let size = parts.next()?.parse().ok()?;
    let modified = parts.next()?.parse().ok()?;
    let digest = u128::from_str_radix(parts.next()?, 16).ok()?;
    Some(FileState { path: path.into(), size, modified, digest })
}

#[cfg(test)]
mod tests {
    use super::{date, day, month, parse_file_state};
    use jiff::civil;

    #[test]
    fn days_from_the_first_to_the_last_year() {
        for known in [
            civil::Date::MIN,
            civil::date(-52, 3, 1),
            civil::date(1515, 9, 13),
            civil::date(2024, 2, 29),
            civil::Date::MAX,
        ] {
            assert_eq!(date(day(known)), Some(known));
        }
        assert_eq!(day(civil::date(1970, 1, 2)), 1);
        assert_eq!(month(civil::date(2023, 10, 18)), 12 * 2023 + 9);
    }

    #[test]
    fn intervals_count_at_their_own_granularity_and_above() {
        let check = |from: civil::Date, to: civil::Date, expected: (usize, usize, usize)| {
            let spoken = super::spoken([(from, to), (from, to)].into_iter());
            assert_eq!((spoken.days.len(), spoken.months.len(), spoken.years.len()), expected, "{from}..{to}");
        };
        let date = civil::date;
        check(date(2015, 11, 13), date(2015, 11, 13), (1, 1, 1));
        // A week, a weekend over New Year.
        check(date(2015, 11, 9), date(2015, 11, 15), (7, 1, 1));
        check(date(2016, 12, 31), date(2017, 1, 1), (2, 2, 2));
        // A month, a season, a year, a century.
        check(date(2024, 2, 1), date(2024, 2, 29), (0, 1, 1));
        check(date(2015, 6, 1), date(2015, 8, 31), (0, 3, 1));
        check(date(2015, 1, 1), date(2015, 12, 31), (0, 0, 1));
        check(date(1801, 1, 1), date(1900, 12, 31), (0, 0, 100));
    }

    #[test]
    fn file_states_survive() {
        let state = crate::store::FileState { path: "/a/b.txt".into(), size: 12, modified: -5, digest: u128::MAX - 1 };
        assert_eq!(parse_file_state("/a/b.txt", &super::file_state(&state)), Some(state));
    }
}
