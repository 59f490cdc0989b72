//! Articles over time, with bars.

use super::Style;
use super::facets::columns;
use super::layout::{Ink, pad_left};
use crate::present::wording::clock;
use crate::query::field::DateField;
use crate::search::Timeline;

/// One bucket a line, in the order of time: its value, a bar, its count.
pub fn timeline(timeline: &Timeline, style: Style) -> String {
    let title = format!("{} by {}", clock(timeline.of), timeline.by.name());
    let mut out = style.ink(Ink::Bold, &title);
    out.push_str(&style.ink(Ink::Dim, &format!("  over {} articles", timeline.total)));
    out.push('\n');
    let most = timeline.buckets.iter().map(|bucket| bucket.count).max().unwrap_or(0);
    let value = timeline.buckets.iter().map(|bucket| bucket.value.len()).max().unwrap_or(0);
    let count = most.to_string().len();
    let bar = style.width.saturating_sub(value + count + 4).min(60);
    for bucket in &timeline.buckets {
        let (value, count) = (pad_left(&bucket.value, value), pad_left(&bucket.count.to_string(), count));
        let filled = style.ink(Ink::Date, &"▇".repeat(columns(bucket.count, most, bar)));
        out.push_str(format!("{value}  {count}  {filled}").trim_end());
        out.push('\n');
    }
    if let Some(note) = left_out(timeline) {
        out.push_str(&style.ink(Ink::Dim, &note));
        out.push('\n');
    }
    out
}

/// What the buckets leave out, and the query that shows it.
fn left_out(timeline: &Timeline) -> Option<String> {
    let (first, last) = (timeline.buckets.first()?, timeline.buckets.last()?);
    let field = if timeline.of == DateField::Mention { "mention" } else { "date" };
    let parts = [
        (timeline.left_out.before, format!("before {0} ({field}:<{0})", first.value)),
        (timeline.left_out.after, format!("after {0} ({field}:>{0})", last.value)),
    ];
    let parts: Vec<String> =
        parts.into_iter().filter(|(count, _)| 0 < *count).map(|(count, place)| format!("{count} {place}")).collect();
    (!parts.is_empty()).then(|| format!("left out: {}", parts.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::{Bucket, LeftOut, TimeUnit};

    #[test]
    fn a_bar_for_each_bucket_that_has_an_article() {
        let day = jiff::civil::date(2023, 1, 1);
        let bucket = |value: &str, count| Bucket { value: value.into(), from: day, to: day, count };
        let buckets = vec![bucket("2021", 1), bucket("2022", 0), bucket("2023", 100)];
        let shown = Timeline {
            of: DateField::Published,
            by: TimeUnit::Year,
            total: 102,
            buckets,
            left_out: LeftOut { before: 3, after: 0 },
        };
        let style = Style { colour: false, width: 40 };
        let bar = "▇".repeat(29);
        assert_eq!(
            timeline(&shown, style),
            format!(
                "published by year  over 102 articles\n2021    1  ▇\n2022    0\n2023  100  {bar}\nleft out: 3 before 2021 (date:<2021)\n"
            )
        );
    }
}
