//! Lines of metadata at the head of a text: « Publié le … », « Par … », « 2023-10-18 | Le Quotidien ».
//!
//! **Invariant**: a line is either wholly metadata and taken, or wholly text and kept.

use super::clean::folded;
use super::date;
use super::draft::Draft;
use super::fields::people;
use super::paragraphs::paragraphs;

/// Metadata lines stand among the first lines of a text.
pub(super) const HEAD: usize = 8;

/// Formulas before the day of publication, folded.
const PUBLISHED: [&str; 10] = [
    "publie le ",
    "publie: ",
    "publie : ",
    "article publie le ",
    "mis en ligne le ",
    "paru le ",
    "poste le ",
    "date : ",
    "date: ",
    "publication : ",
];

/// Formulas before another day, which is not the day of publication.
const UPDATED: [&str; 6] =
    ["mis a jour le ", "mise a jour le ", "mis a jour : ", "modifie le ", "derniere mise a jour", "actualise le "];

/// Takes the line into the draft when it is metadata; what the draft knows already stays.
pub(super) fn take(line: &str, draft: &mut Draft) -> bool {
    if 160 < line.len() {
        return false;
    }
    published(line, draft)
        || dated_source(line, draft)
        || byline(line, draft)
        || dated_byline(line, draft)
        || labelled(line, draft)
}

/// « Par Jeanne Martin, publié le 18 octobre 2023 à 14h05 ».
fn dated_byline(line: &str, draft: &mut Draft) -> bool {
    let at = ["publié le ", "Publié le "].iter().find_map(|formula| line.find(formula));
    let Some((names, date)) = at.and_then(|at| line.split_at_checked(at)) else { return false };
    let names = names.trim_end_matches([' ', ',', '-', '–', '—', '|', '•', '·']);
    let mut found = Draft::default();
    if !byline(names, &mut found) || !published(date, draft) {
        return false;
    }
    if draft.authors.is_empty() {
        draft.authors = found.authors;
    }
    true
}

fn published(line: &str, draft: &mut Draft) -> bool {
    let start = folded(line, 32);
    if UPDATED.iter().any(|formula| start.starts_with(formula)) {
        return line.chars().any(|c| c.is_ascii_digit()) && !line.ends_with('.');
    }
    let formula = PUBLISHED.iter().find(|formula| start.starts_with(**formula));
    let rest: String = line.chars().skip(formula.map_or(0, |f| f.chars().count())).collect();
    let Some((date, after)) = date::leading(&rest) else { return false };
    if !is_time(after) && !(formula.is_some() && (is_update(after) || is_time_and_byline(after, draft))) {
        return false;
    }
    draft.published.get_or_insert(date);
    true
}

/// « à 14h05 », « 14:05 », « , 14 h 05 », « T14:05:00+02:00 », or nothing.
fn is_time(text: &str) -> bool {
    let text = text.trim_start_matches([' ', ',', '-', '–', '—', '|', 'T']);
    let text = text.strip_prefix("à ").or_else(|| text.strip_prefix("a ")).unwrap_or(text);
    text.len() <= 24 && text.chars().all(|c| c.is_ascii_digit() || " hH:.+-ZmninsUTCGM()".contains(c))
}

fn is_update(text: &str) -> bool {
    let text = folded(text, 60);
    ["mis a jour", "mise a jour", "modifie", "modifiee", "maj"].iter().any(|word| text.contains(word))
}

/// « à 14h05 par Jeanne Martin ».
fn is_time_and_byline(text: &str, draft: &mut Draft) -> bool {
    let Some(at) = text.find("par ").or_else(|| text.find("Par ")) else { return false };
    let Some((time, names)) = text.split_at_checked(at) else { return false };
    is_time(time.trim_end_matches([' ', ',', '-', '–', '|'])) && byline(names, draft)
}

/// « 2023-10-18 | Le Quotidien », in either order, with an author or a section as a third.
fn dated_source(line: &str, draft: &mut Draft) -> bool {
    let separator = [" | ", " • ", " · ", " — ", " – ", " - "].into_iter().find(|s| line.contains(s));
    let Some(separator) = separator.filter(|_| line.chars().count() <= 90) else { return false };
    let parts: Vec<&str> = line.split(separator).map(str::trim).collect();
    if 4 < parts.len() || parts.iter().any(|part| part.is_empty() || part.starts_with('(') || part.ends_with('.')) {
        return false;
    }
    let whole_date = |part: &str| {
        let rest = part.strip_prefix("Publié le ").unwrap_or(part);
        date::leading(rest).filter(|(_, after)| is_time(after)).map(|(date, _)| date)
    };
    let Some(date) = parts.iter().find_map(|part| whole_date(part)) else { return false };
    draft.published.get_or_insert(date);
    for part in parts.into_iter().filter(|part| whole_date(part).is_none() && !is_time(part)) {
        if !byline(part, draft) && draft.source.is_none() {
            draft.source = Some(part.to_owned());
        }
    }
    true
}

/// « Par Jeanne Martin », « Par Jeanne Martin et Paul Durand, avec AFP ».
fn byline(line: &str, draft: &mut Draft) -> bool {
    let Some(names) = line.strip_prefix("Par ").or_else(|| line.strip_prefix("par ")).or(line.strip_prefix("PAR "))
    else {
        return false;
    };
    let names = names.trim();
    let names = names.split_once('(').map_or(names, |(before, _)| before).trim();
    let linking = ["et", "avec", "de", "du", "la", "le", "des", "van", "von", "da", "di", "en", "à", "l"];
    let named = names
        .split([' ', ',', '-', '\'', '’'])
        .filter(|word| !word.is_empty())
        .all(|word| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) || linking.contains(&word));
    let starts = names.starts_with(|c: char| c.is_uppercase());
    if !named || !starts || 80 < names.len() || names.ends_with(['.', '!', '?', ':']) || names.split(' ').count() > 10 {
        return false;
    }
    if draft.authors.is_empty() {
        draft.authors = people(names);
    }
    true
}

/// « Source : Le Quotidien », « Rubrique : Monde ».
fn labelled(line: &str, draft: &mut Draft) -> bool {
    let Some((label, value)) = line.split_once(':') else { return false };
    let value = value.trim();
    if value.is_empty() || 80 < value.chars().count() || value.ends_with('.') {
        return false;
    }
    let slot = match folded(label.trim(), 16).as_str() {
        "source" | "journal" => &mut draft.source,
        "rubrique" | "section" => &mut draft.section,
        "url" if value.starts_with("http") => &mut draft.url,
        "auteur" | "auteurs" | "author" => {
            if draft.authors.is_empty() {
                draft.authors = people(value);
            }
            return true;
        }
        "mots-cles" | "mots cles" | "tags" => {
            draft.keywords.extend(value.split([',', ';']).map(|word| word.trim().to_owned()));
            return true;
        }
        _ => return false,
    };
    slot.get_or_insert_with(|| value.to_owned());
    true
}

/// Takes the metadata lines among the first paragraphs of a body.
pub(super) fn take_from(body: &mut Vec<String>, draft: &mut Draft) {
    let mut at = 0;
    body.retain(|paragraph| {
        at += 1;
        HEAD < at || !take(paragraph, draft)
    });
}

/// Splits a clean text into its first line that is not metadata, and the paragraphs of the rest without it.
pub(super) fn title_and_paragraphs(text: &str, draft: &mut Draft) -> Vec<String> {
    let mut rest = String::with_capacity(text.len());
    let mut seen = 0;
    for line in text.split('\n') {
        if !line.is_empty() && seen < HEAD {
            seen += 1;
            if take(line, draft) {
                continue;
            }
            if draft.title.is_empty() && rest.trim().is_empty() {
                draft.title = line.to_owned();
                continue;
            }
        }
        rest.push_str(line);
        rest.push('\n');
    }
    paragraphs(&rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Date, source and authors a line gives; `-` when it is text.
    fn taken(line: &str) -> String {
        let mut draft = Draft::default();
        if !take(line, &mut draft) {
            return "-".to_owned();
        }
        let date = draft.published.map(|d| d.to_string()).unwrap_or_default();
        format!("{date}/{}/{}", draft.source.unwrap_or_default(), draft.authors.join("+"))
    }

    #[test]
    fn metadata_lines() {
        let check = |line: &str, expected: &str| assert_eq!(taken(line), expected, "{line}");
        check("Publié le 18 octobre 2023 à 14h05", "2023-10-18//");
        check("Publié le 18/10/2023 à 14:05", "2023-10-18//");
        check("Publié le mercredi 18 octobre 2023 à 14 h 05", "2023-10-18//");
        check("Publié le 18 octobre 2023 à 14h05, mis à jour le 19 octobre 2023", "2023-10-18//");
        check("Publié le 18 octobre 2023 à 14h05 par Jeanne Martin", "2023-10-18//Jeanne Martin");
        check("Par Jeanne Martin, publié le 18 octobre 2023 à 9h12", "2023-10-18//Jeanne Martin");
        check("Mis à jour le 19 octobre 2023 à 8h00", "//");
        check("2023-10-18", "2023-10-18//");
        check("2023-10-18T14:05:00+02:00", "2023-10-18//");
        check("mercredi 18 octobre 2023", "2023-10-18//");
        check("2023-10-18 | Le Quotidien", "2023-10-18/Le Quotidien/");
        check("Le Quotidien - 18 octobre 2023", "2023-10-18/Le Quotidien/");
        check("18 octobre 2023 | Le Quotidien | Par Jeanne Martin", "2023-10-18/Le Quotidien/Jeanne Martin");
        check("Par Jeanne Martin", "//Jeanne Martin");
        check("Par Jeanne Martin et Jean-Paul de La Tour, avec AFP", "//Jeanne Martin+Jean-Paul de La Tour+AFP");
        check("Par Jeanne Martin (à Pékin)", "//Jeanne Martin");
        check("Source : Le Quotidien", "/Le Quotidien/");
    }

    #[test]
    fn text_lines() {
        for line in [
            "Par ailleurs, la Chine a protesté",
            "Par Toutatis !",
            "Le 18 octobre 2023, la Chine a protesté",
            "Publié le 18 octobre 2023, le rapport accable le ministre",
            "18 octobre 2023 : le jour où tout a changé",
            "Paris, 18 oct. 2023 (AFP) - Le président",
            "(AFP) - 18/10/2023",
            "Source : une longue histoire.",
            "Ukraine : la paix",
            "Poutine - Xi : le sommet",
        ] {
            assert_eq!(taken(line), "-", "{line}");
        }
    }
}
