//! The embedded tables: tab-separated, a header with the columns, several values in a cell separated by `|`.

/// Every embedded table with its name.
pub const EMBEDDED: &[(&str, &str)] = &[
    ("countries", include_str!("data/countries.tsv")),
    ("countries in English", include_str!("data/countries_en.tsv")),
    ("country regions", include_str!("data/country_regions.tsv")),
    ("demonyms", include_str!("data/demonyms.tsv")),
    ("first names", include_str!("data/firstnames.txt")),
    ("mandates", include_str!("data/mandates.tsv")),
    ("metonyms", include_str!("data/metonyms.tsv")),
    ("organisations", include_str!("data/organisations.tsv")),
    ("organisations in queries", include_str!("data/organisations_queries.tsv")),
    ("people", include_str!("data/people.tsv")),
    ("places", include_str!("data/places.tsv")),
    ("roles", include_str!("data/roles.tsv")),
];

/// A set of tables: the embedded ones, or those with a user's rows among theirs.
#[derive(Debug, Clone)]
pub struct Tables {
    contents: Vec<(&'static str, &'static str)>,
}

impl Tables {
    /// The tables that come with the program.
    pub fn embedded() -> Tables {
        Tables { contents: EMBEDDED.to_vec() }
    }

    /// The text of a table; empty when there is none of that name.
    pub fn content(&self, name: &str) -> &'static str {
        self.contents.iter().find(|(known, _)| *known == name).map_or("", |(_, content)| content)
    }

    /// Puts another text in the place of a table.
    pub fn replace(&mut self, name: &str, content: &'static str) {
        if let Some(table) = self.contents.iter_mut().find(|(known, _)| *known == name) {
            table.1 = content;
        }
    }

    /// The rows of a table as arrays of its first `N` columns; missing cells are empty.
    pub fn rows<const N: usize>(&self, name: &str) -> impl Iterator<Item = [&'static str; N]> {
        self.content(name).lines().skip(1).filter(|line| !line.is_empty()).map(|line| {
            let mut cells = line.split('\t');
            std::array::from_fn(|_| cells.next().unwrap_or_default())
        })
    }

    /// First sixteen hexadecimal digits of the BLAKE3 digest of the tables.
    pub fn digest(&self) -> String {
        let mut hasher = blake3::Hasher::new();
        for (name, content) in &self.contents {
            hasher.update(name.as_bytes()).update(content.as_bytes());
        }
        hasher.finalize().to_hex().chars().take(16).collect()
    }
}

/// The values of a cell.
pub fn values(cell: &'static str) -> impl Iterator<Item = &'static str> {
    cell.split('|').map(str::trim).filter(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::EMBEDDED;

    #[test]
    fn tables_are_sorted_and_even() {
        for (name, content) in EMBEDDED {
            let mut lines = content.lines();
            let columns = lines.next().map_or(0, |header| header.split('\t').count());
            if columns == 1 {
                continue;
            }
            let mut previous = "";
            for line in lines {
                assert_eq!(line.split('\t').count(), columns, "{name}: {line}");
                let key = line.split('\t').next().unwrap_or_default();
                assert!(previous <= key, "{name}: `{previous}` before `{key}`");
                previous = key;
            }
        }
    }
}
