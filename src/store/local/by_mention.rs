//! Hits in the order of the days they speak of.

use jiff::civil::Date;
use tantivy::columnar::Column;
use tantivy::{DocId, Score, SegmentReader};

use super::document::{day, month};
use crate::store::Sort;

/// Numbers of days, months or years, both ends included.
type Range = (i64, i64);

/// What an article is sorted by, the greatest first: its first or last day inside the bounds, else that of a month, else
/// that of a year, when nothing is said to the day. Last are those that speak of no day.
pub fn key(
    bounds: (Option<Date>, Option<Date>),
    sort: Sort,
) -> impl Fn(&SegmentReader) -> Box<dyn Fn(DocId, Score) -> i64> + Send + Sync + 'static {
    let inside = |number: fn(Date) -> i64| (bounds.0.map_or(i64::MIN, number), bounds.1.map_or(i64::MAX, number));
    let year = |date: Date| i64::from(date.year());
    let ranges = [inside(day), inside(month), inside(year)];
    let earliest = sort == Sort::MentionFirst;
    move |segment| {
        let columns = segment.fast_fields();
        let units = ["mention_day", "mention_month", "mention_year"].map(|name| columns.column_opt::<i64>(name));
        let units: Vec<(Option<Column<i64>>, Range)> =
            units.into_iter().map(|column| column.ok().flatten()).zip(ranges).collect();
        Box::new(move |doc, _| {
            let mut said = units.iter().enumerate().filter_map(|(unit, (column, (from, to)))| {
                let numbers = column.as_ref()?.values_for_doc(doc).filter(|number| (from..=to).contains(&number));
                let number = if earliest { numbers.min() } else { numbers.max() };
                number.and_then(|number| place(unit, number, earliest))
            });
            said.next().map_or(i64::MIN, |day| if earliest { -day } else { day })
        })
    }
}

/// The first or last day of the day (0), month (1) or year (2) of that number.
fn place(unit: usize, number: i64, earliest: bool) -> Option<i64> {
    let first = match unit {
        0 => return Some(number),
        1 => (number.div_euclid(12), number.rem_euclid(12) + 1),
        _ => (number, if earliest { 1 } else { 12 }),
    };
    let first = Date::new(i16::try_from(first.0).ok()?, i8::try_from(first.1).ok()?, 1).ok()?;
    Some(day(if earliest { first } else { first.last_of_month() }))
}

#[cfg(test)]
mod tests {
    use super::{day, place};
    use jiff::civil::date;

    #[test]
    fn first_and_last_days() {
        for (unit, number, first, last) in [
            (0, day(date(2015, 11, 13)), date(2015, 11, 13), date(2015, 11, 13)),
            (1, 12 * 2024 + 1, date(2024, 2, 1), date(2024, 2, 29)),
            (2, -52, date(-52, 1, 1), date(-52, 12, 31)),
        ] {
            assert_eq!(place(unit, number, true), Some(day(first)));
            assert_eq!(place(unit, number, false), Some(day(last)));
        }
        assert_eq!(place(2, 40_000, true), None);
    }
}
