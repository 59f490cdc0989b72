//! Suggestions, one a line.

use super::Style;
use super::layout::{Ink, line, pad, pad_left, width};
use crate::present::wording::suggested;
use crate::search::Suggestion;

/// Names and words with their number of articles and what they are.
pub fn suggestions(suggestions: &[Suggestion], style: Style) -> String {
    let digits = suggestions.iter().map(|found| found.count.to_string().len()).max().unwrap_or(0);
    let column = suggestions.iter().map(|found| width(&line(&found.value))).max().unwrap_or(0);
    let mut out = String::new();
    for found in suggestions {
        let value = pad(&line(&found.value), column);
        let nearly = if found.corrected { ", nearly" } else { "" };
        let what = style.ink(Ink::Dim, &format!("{}{nearly}", suggested(found.what)));
        out.push_str(&format!("{}  {value}  {what}\n", pad_left(&found.count.to_string(), digits)));
    }
    out
}
