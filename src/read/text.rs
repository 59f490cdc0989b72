//! Plain text: a title line, lines of metadata, paragraphs.
//!
//! **Invariant**: any text is an article; nothing here fails.

use super::clean::clean;
use super::draft::Draft;
use super::header::title_and_paragraphs;

/// A first line longer than this, in characters, is a paragraph and not a title.
const LONGEST_TITLE: usize = 400;

/// Reads a text.
pub(super) fn read(text: &str) -> Draft {
    let text = clean(text);
    let mut draft = Draft { lead_from_body: true, ..Draft::default() };
    draft.body = title_and_paragraphs(&text, &mut draft);
    if draft.title.is_empty() {
        // Every line looked like metadata: the first one is all the title there is.
        draft.title = text.split('\n').find(|line| !line.is_empty()).unwrap_or_default().to_owned();
    }
    if LONGEST_TITLE < draft.title.chars().count() {
        let title = std::mem::take(&mut draft.title);
        draft.body.insert(0, title);
    }
    draft
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::tests::{article, show};

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(show(&article(read(text))), expected);
    }

    #[test]
    fn title_lead_body() {
        check("Titre\n\nChapô.\n\nUn.\n\nInter-titre\n\nDeux.", "Titre / Chapô. / Un. ¶ Inter-titre ¶ Deux.");
        check("Titre\nChapô.\nUn.\nDeux.", "Titre / Chapô. / Un. ¶ Deux.");
        check("\n\n Titre \n\nSeul paragraphe.", "Titre /  / Seul paragraphe.");
        check("Titre", "Titre /  / ");
    }

    #[test]
    fn metadata_lines_are_consumed() {
        check(
            "Titre\nPublié le 18 octobre 2023 à 14h05\nPar Jeanne Martin\n\nChapô.\n\nCorps.",
            "Titre / Chapô. / Corps. [2023-10-18 metadata] {Jeanne Martin}",
        );
        check("2023-10-18 | Le Quotidien\nTitre\n\nCorps.", "Titre /  / Corps. [2023-10-18 metadata] (Le Quotidien)");
        check("Titre\nMis à jour le 18 octobre 2023\nCorps.", "Titre /  / Corps.");
        check("Titre\n2023-10-18\nChapô.\nCorps.", "Titre / Chapô. / Corps. [2023-10-18 metadata]");
    }

    #[test]
    fn related_lines_and_signature() {
        check(
            "VIDÉO - Titre\n\nChapô.\n\nVIDÉO - La suite\n\nCorps.\n\nLire aussi : autre\n\nArticle original publié sur \
             BFMTV.com",
            "VIDÉO - Titre / Chapô. / Corps. (BFMTV)",
        );
    }

    #[test]
    fn datelines() {
        check(
            "Titre\n\nPÉKIN, 18 octobre 2023 — Le président.\n\nCorps.",
            "Titre / PÉKIN, 18 octobre 2023 — Le président. / Corps. [2023-10-18 dateline]",
        );
    }
}
