//! What a run of `index` did.

use std::path::Path;
use std::time::Duration;

use super::Style;
use super::layout::{Ink, line};
use crate::pipeline::Report;
use crate::search::{Answer, FacetView};

/// Notes shown before the report file is named for the rest.
const SHOWN: usize = 10;

/// What a run did, whom and what the index speaks of most, and what to type next.
pub fn report(report: &Report, answer: &Answer, written: &Path, took: Duration, style: Style) -> String {
    let mut out = String::new();
    let total = format!("{} in the index", counted(answer.total, "article"));
    let done = if report.is_idle() && report.new_files == 0 {
        "nothing has changed".to_owned()
    } else {
        let rate = report.articles as f64 / took.as_secs_f64().max(0.001);
        format!("{} added in {:.1} s ({rate:.0}/s)", counted(report.articles, "article"), took.as_secs_f64())
    };
    out.push_str(&format!("{}; {done}\n", style.ink(Ink::Bold, &total)));
    out.push_str(&files(report));
    notes(&mut out, report, written, style);
    for facet in &answer.facets {
        most_frequent(&mut out, facet, style);
    }
    if 0 < answer.total {
        let leaders = answer.facets.iter().find(|facet| facet.field == crate::store::FacetField::Leader);
        let filter = leaders.and_then(|facet| facet.values.first());
        let filter = filter.map_or(String::new(), |leader| format!(" --leader '{}'", line(&leader.value)));
        out.push_str(&format!("\nnext: kiosque search 'sommet'{filter}\n"));
        out.push_str("      kiosque facets country\n      kiosque serve\n");
    }
    out
}

/// What a run would do.
pub fn plan(report: &Report, style: Style) -> String {
    let mut out = files(report);
    for note in report.notes.iter().take(SHOWN) {
        out.push_str(&format!(
            "  {}: {}\n",
            style.ink(Ink::Dim, &line(&note.path.display().to_string())),
            line(&note.reason)
        ));
    }
    out
}

fn files(report: &Report) -> String {
    let counts = [
        (report.new_files, "new"),
        (report.changed_files, "changed"),
        (report.unchanged_files, "unchanged"),
        (report.removed_files, "removed"),
    ];
    let shown: Vec<String> =
        counts.iter().filter(|(count, _)| 0 < *count).map(|(count, name)| format!("{count} {name}")).collect();
    if shown.is_empty() { "files: none\n".to_owned() } else { format!("files: {}\n", shown.join(", ")) }
}

fn notes(out: &mut String, report: &Report, written: &Path, style: Style) {
    if report.notes.is_empty() {
        return;
    }
    let (skipped, noted) = (report.skipped(), report.notes.len() - report.skipped());
    let mut counts = vec![format!("{skipped} skipped")];
    if 0 < noted {
        counts.push(format!("{noted} indexed with a reservation"));
    }
    out.push_str(&format!("{}\n", counts.join(", ")));
    for note in report.notes.iter().take(SHOWN) {
        let record = note.record.map_or(String::new(), |record| format!(", record {record}"));
        let path = format!("{}{record}", line(&note.path.display().to_string()));
        out.push_str(&format!("  {}: {}\n", style.ink(Ink::Dim, &path), line(&note.reason)));
    }
    if SHOWN < report.notes.len() {
        out.push_str(&format!("  … and {} more: see {}\n", report.notes.len() - SHOWN, written.display()));
    }
}

fn most_frequent(out: &mut String, facet: &FacetView, style: Style) {
    if facet.values.is_empty() {
        return;
    }
    let title = match facet.field {
        crate::store::FacetField::Leader => "leaders",
        _ => "countries",
    };
    let values: Vec<String> =
        facet.values.iter().map(|value| format!("{} {}", line(&value.value), value.count)).collect();
    out.push_str(&format!("{}: {}\n", style.ink(Ink::Bold, title), values.join(", ")));
}

fn counted(count: u64, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}
