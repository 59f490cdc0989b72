//! An article as it is read: headline, standfirst, inter-titles and paragraphs, each with its place in the text.

use crate::article::Article;

/// Letters of the longest line taken for an inter-title.
const HEADING: usize = 90;

/// What a passage is to the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    Title,
    Lead,
    Heading,
    Paragraph,
}

/// A stretch of [`Article::text`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Passage<'a> {
    pub role: Role,
    pub text: &'a str,
    /// Its first byte in the text.
    pub start: usize,
}

/// The passages of an article, in order.
pub fn passages(article: &Article) -> Vec<Passage<'_>> {
    let mut passages = Vec::new();
    let mut start = 0;
    for (part, role) in [(&article.title, Role::Title), (&article.lead, Role::Lead), (&article.body, Role::Paragraph)] {
        if part.is_empty() {
            continue;
        }
        paragraphs(part, start, role, &mut passages);
        start += part.len() + 1;
    }
    mark_headings(&mut passages);
    passages
}

fn paragraphs<'a>(part: &'a str, mut start: usize, role: Role, passages: &mut Vec<Passage<'a>>) {
    for paragraph in part.split("\n\n") {
        let trimmed = paragraph.trim_start();
        let skipped = paragraph.len() - trimmed.len();
        if !trimmed.is_empty() {
            passages.push(Passage { role, text: trimmed.trim_end(), start: start + skipped });
        }
        start += paragraph.len() + 2;
    }
}

/// A short line without final stop that a paragraph follows is an inter-title; the last line may be a signature.
fn mark_headings(passages: &mut [Passage]) {
    let mut next_is_text = false;
    for passage in passages.iter_mut().rev() {
        if passage.role != Role::Paragraph {
            break;
        }
        let is_heading = next_is_text && looks_like_heading(passage.text);
        next_is_text = !is_heading;
        if is_heading {
            passage.role = Role::Heading;
        }
    }
}

fn looks_like_heading(text: &str) -> bool {
    let opens_speech = text.starts_with(['—', '–', '-', '•', '«', '“', '"']);
    let stops = text.ends_with(['.', '…', ':', ';', ',', '!', ')', '»', '”', '"']);
    !opens_speech && !stops && !text.contains('\n') && text.chars().count() <= HEADING
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passages_know_their_place_in_the_text() {
        let article = Article {
            title: "Été à Pékin".into(),
            body: "Premier paragraphe.\n\n\nUn inter-titre\n\n  Second paragraphe.\n\nJeanne Martin".into(),
            ..Article::default()
        };
        let text = article.text();
        let passages = passages(&article);
        for passage in &passages {
            assert!(text.get(passage.start..).unwrap().starts_with(passage.text), "{passage:?}");
        }
        let roles: Vec<Role> = passages.iter().map(|passage| passage.role).collect();
        assert_eq!(roles, [Role::Title, Role::Paragraph, Role::Heading, Role::Paragraph, Role::Paragraph]);
    }

    #[test]
    fn an_empty_article_has_no_passage() {
        assert!(passages(&Article::default()).is_empty());
    }
}
