//! Facets against one another, and what appears with an entity.

use super::Style;
use super::layout::{Ink, cut, line, pad, pad_left, width};
use crate::search::{CrossView, RelatedView};

/// Columns of the names of rows and of columns, at most.
const NAME: usize = 28;
const HEAD: usize = 12;

/// Rows by columns, as many columns as there is room for.
pub fn cross(view: &CrossView, style: Style) -> String {
    let rows: Vec<String> = view.rows.values.iter().map(|row| cut(&line(&row.value), NAME).into_owned()).collect();
    let heads: Vec<String> =
        view.columns.values.iter().map(|head| cut(&line(&head.value), HEAD).into_owned()).collect();
    let first = rows.iter().map(|row| width(row)).max().unwrap_or(0);
    let digits = view.rows.total.to_string().len();
    let mut room = style.width.saturating_sub(first);
    let fits = heads.iter().take_while(|head| {
        let needed = width(head).max(digits) + 2;
        let fits = needed <= room;
        room = room.saturating_sub(needed);
        fits
    });
    let shown = fits.count();
    let mut out = pad("", first);
    for head in heads.iter().take(shown) {
        out.push_str(&style.ink(Ink::Bold, &format!("  {}", pad_left(head, digits))));
    }
    out.push('\n');
    for (row, counts) in rows.iter().zip(&view.counts) {
        out.push_str(&pad(row, first));
        for (head, count) in heads.iter().zip(counts).take(shown) {
            let count = if *count == 0 { "·".to_owned() } else { count.to_string() };
            out.push_str(&format!("  {}", pad_left(&count, width(head).max(digits))));
        }
        out.push('\n');
    }
    if shown < heads.len() {
        let more = format!("… and {} more columns: --format csv has them\n", heads.len() - shown);
        out.push_str(&style.ink(Ink::Dim, &more));
    }
    out
}

/// Each facet under its title: score, articles with both, name.
pub fn related(view: &RelatedView, style: Style) -> String {
    if view.of.is_empty() {
        return String::new();
    }
    let names: Vec<String> = view.of.iter().map(|entity| line(&entity.name).into_owned()).collect();
    let about = format!("  {} of {} articles", view.total, view.articles);
    let mut out = format!("{}{}\n", style.ink(Ink::Bold, &names.join(", ")), style.ink(Ink::Dim, &about));
    for (field, values) in view.facets.iter().filter(|(_, values)| !values.is_empty()) {
        out.push_str(&format!("\n{}\n", style.ink(Ink::Bold, field.name())));
        for found in values {
            let (score, count) = (pad_left(&format!("{:.1}", found.score), 8), pad_left(&found.count.to_string(), 6));
            let name = cut(&line(&found.entity.name), style.width.saturating_sub(18).max(12)).into_owned();
            out.push_str(&format!("{}{count}  {name}\n", style.ink(Ink::Dim, &score)));
        }
    }
    out
}
