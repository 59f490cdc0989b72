//! Hashtags: « #droitsHumains » is found by `droits`, by `humains` and in one word.

/// More words are cut no further.
const MOST_WORDS: usize = 8;

/// The words of a hashtag, cut before a capital that follows a small letter or opens a word; one when nothing cuts it.
pub fn words(tag: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut start = 0;
    let mut previous: Option<char> = None;
    for (at, c) in tag.char_indices() {
        let next = tag.get(at + c.len_utf8()..).and_then(|rest| rest.chars().next());
        let opens = c.is_uppercase()
            && previous.is_some_and(|previous| {
                previous.is_lowercase() || (previous.is_uppercase() && next.is_some_and(char::is_lowercase))
            });
        if opens && words.len() + 1 < MOST_WORDS {
            words.extend(tag.get(start..at));
            start = at;
        }
        previous = Some(c);
    }
    words.extend(tag.get(start..));
    words
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn words_of_hashtags() {
        for (tag, expected) in [
            ("droitsHumains", &["droits", "Humains"][..]),
            ("MeToo", &["Me", "Too"]),
            ("JeSuisCharlie", &["Je", "Suis", "Charlie"]),
            ("LREMParis", &["LREM", "Paris"]),
            ("COP26", &["COP26"]),
            ("ÉtatUrgence", &["État", "Urgence"]),
            ("retraites", &["retraites"]),
        ] {
            assert_eq!(words(tag), expected, "{tag}");
        }
    }
}
