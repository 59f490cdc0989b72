//! Why an article matches, clause by clause.

use super::Style;
use super::layout::{Ink, line};
use crate::search::{Clause, Explanation, FoundIn};

/// The verdict, then a line a clause: a mark, the clause, what it adds to the score, where its words stand.
pub fn explanation(explanation: &Explanation, style: Style) -> String {
    let whole = &explanation.clause;
    let verdict = match whole.matched {
        true => format!("matches, score {:.2}", whole.score),
        false => "does not match".to_owned(),
    };
    let mut out = format!("{}  {}\n", style.ink(Ink::Bold, &verdict), line(&explanation.title));
    let clauses = if whole.parts.is_empty() { std::slice::from_ref(whole) } else { &whole.parts };
    clauses.iter().for_each(|clause| row(clause, 1, style, &mut out));
    out
}

fn row(clause: &Clause, depth: usize, style: Style, out: &mut String) {
    let mark = if clause.matched { "✓" } else { "✗" };
    let mut text = format!("{}{mark} {}", "  ".repeat(depth), style.ink(Ink::Bold, &line(&clause.text)));
    if clause.matched && 0.0 < clause.score {
        text.push_str(&format!("  +{:.2}", clause.score));
    }
    let found: Vec<String> = clause.found.iter().map(place).collect();
    if !found.is_empty() {
        text.push_str(&style.ink(Ink::Dim, &format!("  {}", found.join("; "))));
    }
    if let Some(instead) = &clause.instead {
        text.push_str(&style.ink(Ink::Dim, &format!("  the article has: {}", line(instead))));
    }
    out.push_str(&text);
    out.push('\n');
    clause.parts.iter().for_each(|part| row(part, depth + 1, style, out));
}

/// `body ×3: élection, élections`
fn place(found: &FoundIn) -> String {
    let times = if 1 < found.count { format!(" ×{}", found.count) } else { String::new() };
    format!("{}{times}: {}", found.field, line(&found.forms.join(", ")))
}
