//! Lines of a page that are not the article: related content, newsletters, sharing, rights.
//!
//! **Invariant**: judges one paragraph alone, and only by how it begins and how long it is; a sentence is never removed
//! because it contains a formula.

use super::clean::folded;

/// What must follow a formula for the line to be removed.
#[derive(Clone, Copy)]
enum Then {
    /// A dash, a colon, a bar or a stop: « VIDÉO - … ». The formula is in capitals, compared as written.
    Separator,
    /// A separator or the end of the line: « Lire aussi : … », but not « Lire aussi vite que possible ».
    SeparatorOrEnd,
    /// Anything, in a line of at most that many characters.
    Anything(usize),
    /// Nothing.
    End,
}

/// The rules: how a line begins (folded, but for capitals), what must follow.
#[rustfmt::skip]
const RULES: &[(&str, Then)] = &[
    ("VIDEO", Then::Separator),
    ("VIDEOS", Then::Separator),
    ("EN VIDEO", Then::Separator),
    ("EN IMAGES", Then::Separator),
    ("EN IMAGE", Then::Separator),
    ("IMAGES", Then::Separator),
    ("PHOTO", Then::Separator),
    ("PHOTOS", Then::Separator),
    ("EN PHOTOS", Then::Separator),
    ("DIAPORAMA", Then::Separator),
    ("DIRECT", Then::Separator),
    ("EN DIRECT", Then::Separator),
    ("LIVE", Then::Separator),
    ("REPLAY", Then::Separator),
    ("PODCAST", Then::Separator),
    ("AUDIO", Then::Separator),
    ("INFOGRAPHIE", Then::Separator),
    ("INFOGRAPHIES", Then::Separator),
    ("lire aussi", Then::SeparatorOrEnd),
    ("lire egalement", Then::SeparatorOrEnd),
    ("a lire", Then::SeparatorOrEnd),
    ("a lire aussi", Then::SeparatorOrEnd),
    ("a lire egalement", Then::SeparatorOrEnd),
    ("a voir", Then::SeparatorOrEnd),
    ("a voir aussi", Then::SeparatorOrEnd),
    ("a voir egalement", Then::SeparatorOrEnd),
    ("a ecouter", Then::SeparatorOrEnd),
    ("a ecouter aussi", Then::SeparatorOrEnd),
    ("a decouvrir aussi", Then::SeparatorOrEnd),
    ("a ne pas manquer", Then::SeparatorOrEnd),
    ("voir aussi", Then::SeparatorOrEnd),
    ("voir egalement", Then::SeparatorOrEnd),
    ("ecouter aussi", Then::SeparatorOrEnd),
    ("regarder aussi", Then::SeparatorOrEnd),
    ("lire l'article", Then::SeparatorOrEnd),
    ("lire l'analyse", Then::SeparatorOrEnd),
    ("lire l'entretien", Then::SeparatorOrEnd),
    ("lire l'enquete", Then::SeparatorOrEnd),
    ("lire le reportage", Then::SeparatorOrEnd),
    ("lire le decryptage", Then::SeparatorOrEnd),
    ("lire la tribune", Then::SeparatorOrEnd),
    ("lire notre article", Then::SeparatorOrEnd),
    ("lire notre dossier", Then::SeparatorOrEnd),
    ("lire notre decryptage", Then::SeparatorOrEnd),
    ("notre dossier", Then::SeparatorOrEnd),
    ("sur le meme sujet", Then::SeparatorOrEnd),
    ("sur le meme theme", Then::SeparatorOrEnd),
    ("dans la meme rubrique", Then::SeparatorOrEnd),
    ("articles lies", Then::SeparatorOrEnd),
    ("articles similaires", Then::SeparatorOrEnd),
    ("lire aussi notre", Then::Anything(200)),
    ("lire aussi nos", Then::Anything(200)),
    ("pour aller plus loin", Then::End),
    ("inscrivez-vous a notre newsletter", Then::Anything(250)),
    ("inscrivez-vous a nos newsletters", Then::Anything(250)),
    ("inscrivez-vous a la newsletter", Then::Anything(250)),
    ("inscrivez-vous gratuitement", Then::Anything(250)),
    ("recevez notre newsletter", Then::Anything(250)),
    ("recevez la newsletter", Then::Anything(250)),
    ("abonnez-vous", Then::Anything(200)),
    ("suivez-nous sur", Then::Anything(150)),
    ("retrouvez-nous sur", Then::Anything(150)),
    ("cet article est reserve aux abonnes", Then::Anything(150)),
    ("la suite est reservee aux abonnes", Then::Anything(150)),
    ("l'acces a la totalite de l'article", Then::Anything(150)),
    ("tous droits reserves", Then::Anything(150)),
    ("toute reproduction", Then::Anything(150)),
    ("partager sur", Then::Anything(60)),
    ("partagez sur", Then::Anything(60)),
    ("partager", Then::End),
    ("partager cet article", Then::End),
    ("imprimer", Then::End),
    ("commenter", Then::End),
    ("reagir", Then::End),
    ("publicite", Then::End),
    ("la suite apres cette publicite", Then::End),
    ("la suite apres la publicite", Then::End),
    ("lire la suite", Then::End),
    ("©", Then::Anything(120)),
];

/// Labels of real paragraphs are no longer than this, in characters; longer ones are text.
const LONGEST_RELATED: usize = 300;

/// Whether a clean paragraph is related content or a formula of the site.
pub(super) fn is_boilerplate(paragraph: &str) -> bool {
    let line = paragraph.trim_start_matches([' ', '→', '➡', '▶', '►', '>', '»', '•', '·', '*', '-', '–', '\u{fe0f}']);
    // Almost every paragraph leaves here: only these letters begin a rule.
    let Some(first) = folded(line, 1).chars().next() else { return false };
    if !"vepidlrastcno©(".contains(first) {
        return false;
    }
    let length = line.chars().count();
    if LONGEST_RELATED < length {
        return false;
    }
    let start = folded(line, 48);
    RULES.iter().any(|(formula, then)| matches(line, &start, length, formula, *then)) || is_rights(line, &start, length)
}

fn matches(line: &str, start: &str, length: usize, formula: &str, then: Then) -> bool {
    let capitals = matches!(then, Then::Separator);
    let rest = if capitals { start.strip_prefix(&formula.to_lowercase()) } else { start.strip_prefix(formula) };
    let Some(rest) = rest else { return false };
    let ends = rest.trim().is_empty();
    match then {
        Then::Separator => {
            line.chars().take(formula.chars().count()).all(|c| !c.is_lowercase())
                && (separates(rest) || rest.starts_with(". "))
        }
        Then::SeparatorOrEnd => ends || separates(rest),
        Then::Anything(longest) => length <= longest && !rest.starts_with(char::is_alphanumeric),
        Then::End => ends || rest.trim() == ":",
    }
}

/// Whether a separator comes next: a colon or a bar, or a dash or an arrow with a space before it.
fn separates(rest: &str) -> bool {
    let trimmed = rest.trim_start();
    trimmed.starts_with([':', '|', '–', '—', '→', '>', '»', '▶'])
        || (trimmed.len() < rest.len() && trimmed.starts_with("- "))
}

/// « Copyright AFP 2023 », « (c) Le Monde », « © 2023 AFP. Tous droits réservés ».
fn is_rights(line: &str, start: &str, length: usize) -> bool {
    let begins = start.starts_with("copyright") || start.starts_with("(c) ");
    let claims = line.contains('©')
        || line.chars().any(|c| c.is_ascii_digit())
        || line.split(' ').count() <= 4 && !line.contains(" : ");
    (begins && length <= 120 && claims)
        || (length <= 150 && folded(line, length).trim_end_matches('.').ends_with("tous droits reserves"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn removed() {
        for line in [
            "VIDÉO - Poutine arrive à Pékin",
            "VIDEO : Poutine arrive à Pékin",
            "VIDÉO. Poutine arrive à Pékin",
            "EN IMAGES - La visite de Poutine",
            "PHOTOS – La visite",
            "DIRECT - Guerre en Ukraine",
            "EN DIRECT. Guerre en Ukraine : suivez la situation",
            "Lire aussi : La Chine et la Russie",
            "Lire aussi: La Chine et la Russie",
            "Lire aussi",
            "Lire aussi | La Chine",
            "LIRE AUSSI – La Chine",
            "À lire aussi",
            "À lire aussi : la Chine",
            "A lire aussi - la Chine",
            ">> À lire également : la Chine",
            "→ À lire également – la Chine",
            "Lire également : la Chine",
            "Voir aussi : la carte",
            "Sur le même sujet",
            "Pour aller plus loin",
            "Pour aller plus loin :",
            "Inscrivez-vous à notre newsletter pour ne rien manquer",
            "Abonnez-vous à partir de 1 € par mois",
            "Partager sur Facebook",
            "Copyright AFP 2023",
            "Copyright © Le Quotidien",
            "© 2023 Le Quotidien",
            "© AFP",
            "AFP – Tous droits réservés.",
            "Publicité",
        ] {
            assert!(is_boilerplate(line), "{line}");
        }
    }

    #[test]
    fn kept() {
        for line in [
            "Vidéo surveillance : la mairie de Nice s'équipe",
            "Vidéo : la mairie s'équipe",
            "VIDÉOSURVEILLANCE - la mairie s'équipe",
            "Lire aussi vite que possible est un art.",
            "Lire aussi-tôt que possible",
            "À lire les journaux, la guerre est finie.",
            "Voir aussi loin demande du courage.",
            "Sur le même sujet, le ministre a refusé de répondre.",
            "Pour aller plus loin, il faudra un traité.",
            "Photos et vidéos montrent la destruction du pont.",
            "DIRECTION - Pékin",
            "Direct et franc, le président a répondu.",
            "Partager le pouvoir n'est pas dans ses habitudes.",
            "Partager sur les réseaux sociaux une image d'un enfant sans l'accord de ses parents est interdit",
            "Copyright : le Parlement européen adopte une directive très attendue par la presse",
            "Le slogan « Abonnez-vous » a été retiré.",
            "La Chine et la Russie ont signé un accord.",
            "",
            "-",
        ] {
            assert!(!is_boilerplate(line), "{line}");
        }
        let long = format!("VIDEO - {}", "une longue phrase du texte ".repeat(15));
        assert!(!is_boilerplate(&long));
    }
}
