//! Counts of a facet, with bars.

use super::Style;
use super::layout::{Ink, cut, line, pad, pad_left, width};
use crate::search::FacetView;

/// Columns of the longest bar.
const BAR: usize = 24;

/// One value a line: its count, a bar, its name.
pub fn facets(facet: &FacetView, style: Style) -> String {
    let mut out = style.ink(Ink::Bold, facet.field.name());
    let about = if facet.exact { "" } else { ", counts are approximate" };
    out.push_str(&style.ink(Ink::Dim, &format!("  over {} articles{about}", facet.total)));
    out.push('\n');
    let most = facet.values.iter().map(|value| value.count).max().unwrap_or(0);
    let digits = most.to_string().len();
    let bar = BAR.min(style.width / 4);
    for value in &facet.values {
        let count = pad_left(&value.count.to_string(), digits);
        let filled = pad(&"▇".repeat(columns(value.count, most, bar)), bar);
        let room = style.width.saturating_sub(digits + bar + 4).max(12);
        let name = line(&value.value);
        let mut shown = cut(&name, room).into_owned();
        if value.id != value.value && width(&shown) + width(&value.id) + 2 <= room {
            shown.push_str("  ");
            shown.push_str(&style.ink(Ink::Dim, &line(&value.id)));
        }
        out.push_str(&format!("{count}  {}  {shown}\n", style.ink(Ink::Place, &filled)));
    }
    out
}

/// Columns of a bar; a count above 0 has at least one.
pub fn columns(count: u64, most: u64, bar: usize) -> usize {
    if count == 0 || most == 0 {
        return 0;
    }
    let share = u128::from(count) * bar as u128 / u128::from(most);
    usize::try_from(share).unwrap_or(bar).clamp(1, bar.max(1))
}
