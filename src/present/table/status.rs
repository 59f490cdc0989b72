//! What the index holds.

use super::Style;
use super::layout::{Ink, pad};
use crate::store::Stats;

/// One figure a line, those that are worth a look in bold.
pub fn status(stats: &Stats, style: Style) -> String {
    let days = match (stats.first, stats.last) {
        (Some(first), Some(last)) => format!("{first} to {last}"),
        _ => "none".to_owned(),
    };
    let rows = [
        ("articles", stats.articles.to_string(), false),
        ("files", stats.files.to_string(), false),
        ("published", days, false),
        ("size", bytes(stats.bytes), false),
        ("segments", stats.segments.to_string(), false),
        ("undated", share(stats.undated, stats.articles), stats.undated > 0),
        ("not French", share(stats.not_french, stats.articles), stats.not_french > 0),
        ("under 50 words", share(stats.stubs, stats.articles), stats.stubs > 0),
        ("same text twice", share(stats.duplicates, stats.articles), stats.duplicates > 0),
        ("dates in doubt", share(stats.date_conflicts, stats.articles), stats.date_conflicts > 0),
    ];
    rows.iter()
        .map(|(name, value, notable)| {
            let value = if *notable { style.ink(Ink::Bold, value) } else { value.clone() };
            format!("{}  {value}\n", pad(name, 15))
        })
        .collect()
}

fn share(count: u64, of: u64) -> String {
    if count == 0 || of == 0 {
        return count.to_string();
    }
    format!("{count} ({:.1} %)", count as f64 * 100.0 / of as f64)
}

fn bytes(bytes: u64) -> String {
    const UNITS: [&str; 4] = ["kB", "MB", "GB", "TB"];
    let mut size = bytes as f64;
    let mut unit = "bytes";
    for next in UNITS {
        if size < 1000.0 {
            break;
        }
        size /= 1000.0;
        unit = next;
    }
    if unit == "bytes" { format!("{bytes} {unit}") } else { format!("{size:.1} {unit}") }
}
