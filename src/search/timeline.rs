//! Articles over time: calendar-true buckets, the empty ones among them filled in.

use jiff::civil::Date;

use super::answer::Question;
use crate::query::field::DateField;
use crate::store::FacetField;

/// Most buckets of one timeline: beyond, neither a screen nor a chart can tell them apart, and the part with most of the
/// articles is kept.
const MOST: i64 = 1000;

/// Day number 0 of the index.
const EPOCH: Date = Date::constant(1970, 1, 1);

/// A timeline as asked.
#[derive(Debug, Clone)]
pub struct TimelineQuestion {
    /// Which clock.
    pub of: DateField,
    /// How wide a bucket is.
    pub by: TimeUnit,
    /// Over which articles; its limit and facets are not looked at.
    pub question: Question,
}

/// Numbers of articles over time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timeline {
    /// Which clock.
    pub of: DateField,
    /// How wide a bucket is.
    pub by: TimeUnit,
    /// Number of articles over which it was counted, those without a date included.
    pub total: u64,
    /// From the first to the last with an article, without a gap.
    pub buckets: Vec<Bucket>,
    /// What is outside the buckets, when there would be more than a chart can show.
    pub left_out: LeftOut,
}

/// Counts of the buckets that a timeline leaves out, at either end. An article that speaks of several counts in each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LeftOut {
    /// Before the first bucket.
    pub before: u64,
    /// After the last.
    pub after: u64,
}

/// A year, a month or a day of a timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bucket {
    /// `2023`, `2023-10`, `2023-10-18`: what `date:` and `mention:` take.
    pub value: String,
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// Number of articles.
    pub count: u64,
}

/// The width of a bucket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TimeUnit {
    /// A year.
    #[default]
    Year,
    /// A month.
    Month,
    /// A day.
    Day,
}

impl TimeUnit {
    /// Every unit with its name.
    pub const NAMES: [(TimeUnit, &'static str); 3] =
        [(TimeUnit::Year, "year"), (TimeUnit::Month, "month"), (TimeUnit::Day, "day")];

    /// The name used in JSON and on the command line.
    pub fn name(self) -> &'static str {
        TimeUnit::NAMES.iter().find(|(unit, _)| *unit == self).map_or("", |(_, name)| name)
    }

    /// The facet that counts it.
    pub fn facet(self, of: DateField) -> FacetField {
        match (of, self) {
            (DateField::Published, TimeUnit::Year) => FacetField::Year,
            (DateField::Published, TimeUnit::Month) => FacetField::Month,
            (DateField::Published, TimeUnit::Day) => FacetField::Day,
            (DateField::Mention, TimeUnit::Year) => FacetField::MentionYear,
            (DateField::Mention, TimeUnit::Month) => FacetField::MentionMonth,
            (DateField::Mention, TimeUnit::Day) => FacetField::MentionDay,
        }
    }

    /// First and last day of the year, month or day of that number: the year, 12 × year + month − 1, days since 1970.
    fn days(self, number: i64) -> Option<(Date, Date)> {
        match self {
            TimeUnit::Year => {
                let first = Date::new(i16::try_from(number).ok()?, 1, 1).ok()?;
                Some((first, first.last_of_year()))
            }
            TimeUnit::Month => {
                let month = i8::try_from(number.rem_euclid(12) + 1).ok()?;
                let first = Date::new(i16::try_from(number.div_euclid(12)).ok()?, month, 1).ok()?;
                Some((first, first.last_of_month()))
            }
            TimeUnit::Day => {
                let day = EPOCH.checked_add(jiff::Span::new().try_days(number).ok()?).ok()?;
                Some((day, day))
            }
        }
    }

    /// The number of the year, month or day that a day is in.
    fn number(self, date: Date) -> i64 {
        match self {
            TimeUnit::Year => i64::from(date.year()),
            TimeUnit::Month => 12 * i64::from(date.year()) + i64::from(date.month()) - 1,
            TimeUnit::Day => date.since(EPOCH).map_or(0, |span| i64::from(span.get_days())),
        }
    }

    /// As a query takes it, from its first day: four figures a year, a sign before our era.
    fn value(self, first: Date) -> String {
        let sign = if first.year() < 0 { "-" } else { "" };
        let year = first.year().unsigned_abs();
        match self {
            TimeUnit::Year => first.year().to_string(),
            TimeUnit::Month => format!("{sign}{year:04}-{:02}", first.month()),
            TimeUnit::Day => format!("{sign}{year:04}-{:02}-{:02}", first.month(), first.day()),
        }
    }

    /// The value of a number of the index, as written there.
    pub fn named(self, number: &str) -> Option<String> {
        let (first, _) = self.days(number.parse().ok()?)?;
        Some(self.value(first))
    }
}

/// The unit that a facet counts.
pub fn unit(field: FacetField) -> Option<TimeUnit> {
    match field {
        FacetField::Year | FacetField::MentionYear => Some(TimeUnit::Year),
        FacetField::Month | FacetField::MentionMonth => Some(TimeUnit::Month),
        FacetField::Day | FacetField::MentionDay => Some(TimeUnit::Day),
        _ => None,
    }
}

/// The buckets of those counts by number, inside the days of the zoom; of too many, the stretch with the highest counts.
pub fn buckets(counts: Vec<(i64, u64)>, by: TimeUnit, zoom: (Option<Date>, Option<Date>)) -> (Vec<Bucket>, LeftOut) {
    let (from, to) = (zoom.0.map(|from| by.number(from)), zoom.1.map(|to| by.number(to)));
    let inside = |number: i64| from.is_none_or(|from| from <= number) && to.is_none_or(|to| number <= to);
    let mut counts: Vec<(i64, u64)> = counts.into_iter().filter(|(number, _)| inside(*number)).collect();
    counts.sort_unstable();
    let left_out = keep_densest(&mut counts);
    let (Some((first, _)), Some((last, _))) = (counts.first().copied(), counts.last().copied()) else {
        return (Vec::new(), LeftOut::default());
    };
    let mut counts = counts.into_iter().peekable();
    let bucket = |number: i64| {
        let count = counts.next_if(|(counted, _)| *counted == number).map_or(0, |(_, count)| count);
        let (from, to) = by.days(number)?;
        Some(Bucket { value: by.value(from), from, to, count })
    };
    ((first..=last).filter_map(bucket).collect(), left_out)
}

/// Keeps the stretch of [`MOST`] numbers with the highest sum, the latest of equals, of counts in order.
fn keep_densest(counts: &mut Vec<(i64, u64)>) -> LeftOut {
    let (mut start, mut sum) = (0, 0);
    let mut best = (0, 0, 0);
    for (end, (number, count)) in counts.iter().enumerate() {
        sum += count;
        while let Some((first, gone)) = counts.get(start).filter(|(first, _)| MOST <= number.saturating_sub(*first)) {
            debug_assert!(first < number);
            (start, sum) = (start + 1, sum - gone);
        }
        if best.0 <= sum {
            best = (sum, start, end + 1);
        }
    }
    let (_, from, to) = best;
    let total = |counts: &[(i64, u64)]| counts.iter().map(|(_, count)| count).sum();
    let left_out = LeftOut { before: counts.get(..from).map_or(0, total), after: counts.get(to..).map_or(0, total) };
    counts.truncate(to);
    counts.drain(..from.min(counts.len()));
    left_out
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    /// `value from..to count`, one a bucket.
    fn shown(counts: &[(i64, u64)], by: TimeUnit) -> Vec<String> {
        let (buckets, _) = buckets(counts.to_vec(), by, (None, None));
        buckets.iter().map(|it| format!("{} {}..{} {}", it.value, it.from, it.to, it.count)).collect()
    }

    #[test]
    fn buckets_follow_the_calendar_without_gaps() {
        assert_eq!(
            shown(&[(12 * 2024 + 2, 1), (12 * 2024, 5)], TimeUnit::Month),
            [
                "2024-01 2024-01-01..2024-01-31 5",
                "2024-02 2024-02-01..2024-02-29 0",
                "2024-03 2024-03-01..2024-03-31 1"
            ]
        );
        let day = TimeUnit::Day.number(date(2023, 12, 31));
        assert_eq!(
            shown(&[(day, 2), (day + 1, 3)], TimeUnit::Day),
            ["2023-12-31 2023-12-31..2023-12-31 2", "2024-01-01 2024-01-01..2024-01-01 3"]
        );
        assert_eq!(shown(&[(-52, 1)], TimeUnit::Year), ["-52 -000052-01-01..-000052-12-31 1"]);
        assert_eq!(shown(&[], TimeUnit::Day), [""; 0]);
    }

    #[test]
    fn numbers_and_values_agree() {
        for (by, day, value) in [
            (TimeUnit::Year, date(2023, 10, 18), "2023"),
            (TimeUnit::Month, date(2023, 10, 18), "2023-10"),
            (TimeUnit::Day, date(1969, 12, 31), "1969-12-31"),
            (TimeUnit::Month, date(-52, 3, 1), "-0052-03"),
            (TimeUnit::Day, date(-52, 3, 1), "-0052-03-01"),
        ] {
            assert_eq!(by.named(&by.number(day).to_string()).as_deref(), Some(value));
            let read = crate::query::date::interval(value, date(2023, 10, 18));
            let expected = by.days(by.number(day)).map(|(from, to)| (Some(from), Some(to)));
            assert_eq!(read, expected, "{value}");
        }
        assert_eq!(TimeUnit::Year.named("40000"), None);
        assert_eq!(TimeUnit::Day.named("x"), None);
    }

    #[test]
    fn of_too_many_buckets_the_densest_are_kept() {
        let check = |counts: &[(i64, u64)], expected: (i64, i64), before: u64, after: u64| {
            let (found, left_out) = buckets(counts.to_vec(), TimeUnit::Year, (None, None));
            let years = |bucket: Option<&Bucket>| bucket.map_or(0, |bucket| i64::from(bucket.from.year()));
            assert_eq!((years(found.first()), years(found.last())), expected, "{counts:?}");
            assert_eq!(left_out, LeftOut { before, after }, "{counts:?}");
        };
        check(&[(1000, 1), (1999, 1)], (1000, 1999), 0, 0);
        check(&[(1000, 1), (2000, 1)], (2000, 2000), 1, 0);
        check(&[(-52, 2), (800, 9), (1000, 9), (1799, 1), (1800, 3), (9999, 4)], (800, 1799), 2, 7);
        for by in [TimeUnit::Year, TimeUnit::Month, TimeUnit::Day] {
            assert!(buckets(vec![(i64::MIN, 1), (i64::MAX, 1)], by, (None, None)).0.len() <= 1000);
        }
        let since_1900 = (Some(date(1900, 1, 1)), None);
        assert_eq!(buckets(vec![(-52, 1), (1950, 2)], TimeUnit::Year, since_1900).0.len(), 1);
    }
}
