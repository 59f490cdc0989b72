//! A user's own tables: rows with the columns of ours, added to the embedded ones or put in their place.
//!
//! | table | columns | a row |
//! |---|---|---|
//! | `people` `places` `organisations` | as in `data/` | adds what has a new `id`; of a known one, cells that are not empty replace ours, and names are added (a new `name` renames, the old one stays an alias) |
//! | `mandates` | as in `data/` | adds a mandate; the same person, country, office and start replaces its end |
//! | `merge` | `id into` | the two are one: names and mandates of the first go to the second |
//! | `forbid` | `alias id` | that alias means nobody any more, or not that `id` |
//!
//! Columns may come in any order; those that are left out are empty. Lines that are empty or begin with `#` are comments.

use std::collections::BTreeMap;

use super::people::{class_named, first, last};
use super::table::Tables;
use crate::french::fold;

/// A table of a user.
#[derive(Debug, Clone, Copy)]
pub struct UserTable<'t> {
    /// `people`, `mandates`…: the name of the file without `.tsv`.
    pub name: &'t str,
    /// Its text.
    pub text: &'t str,
}

/// What is wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableProblem {
    /// The table.
    pub table: String,
    /// The line, from 1.
    pub line: usize,
    /// What to mend.
    pub message: String,
}

/// The columns of a table of a user, and the one that names of an entity are added to.
const COLUMNS: &[(&str, &[&str])] = &[
    ("people", &["id", "name", "surname", "aliases", "country", "bare", "sex"]),
    ("mandates", &["person", "country", "office", "class", "from", "to"]),
    ("places", &["id", "name", "aliases", "country", "type", "population", "lat", "lon", "insee", "guard", "within"]),
    ("organisations", &["id", "name", "full_name", "aliases", "type", "seat", "guard"]),
    ("merge", &["id", "into"]),
    ("forbid", &["alias", "id"]),
];

/// Tables of entities, which have an `id`, a `name` and `aliases`.
const ENTITIES: &[&str] = &["people", "places", "organisations"];

/// A row as cells, by the columns of its table.
type Row = Vec<String>;

/// Every table as rows by their key, in the order of the file.
struct Merged {
    entities: BTreeMap<&'static str, BTreeMap<String, Row>>,
    mandates: Vec<Row>,
    countries: Vec<&'static str>,
}

/// The embedded tables with a user's rows, or what is wrong with these.
pub fn merge(tables: &[UserTable<'_>]) -> Result<Tables, Vec<TableProblem>> {
    let mut embedded = Tables::embedded();
    let mut problems = Vec::new();
    let mut rows: Vec<(&'static str, usize, Row)> = Vec::new();
    for table in tables {
        read(table, &mut rows, &mut problems);
    }
    let mut merged = Merged::of(&embedded);
    // People before their mandates, whatever the order of the files.
    for (name, _) in COLUMNS {
        for (table, line, row) in rows.iter().filter(|(table, ..)| table == name) {
            if let Err(message) = merged.take(table, row) {
                problems.push(TableProblem { table: (*table).to_owned(), line: *line, message });
            }
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    for (name, columns) in COLUMNS.iter().filter(|(name, _)| *name == "mandates" || ENTITIES.contains(name)) {
        let text = merged.text(name, columns);
        embedded.replace(name, Box::leak(text.into_boxed_str()));
    }
    Ok(embedded)
}

/// Reads the rows of a table; what can't be read is a problem.
fn read(table: &UserTable<'_>, rows: &mut Vec<(&'static str, usize, Row)>, problems: &mut Vec<TableProblem>) {
    let mut problem = |line: usize, message: String| {
        problems.push(TableProblem { table: table.name.to_owned(), line, message });
    };
    let Some((name, columns)) = COLUMNS.iter().find(|(name, _)| *name == table.name) else {
        let known: Vec<&str> = COLUMNS.iter().map(|(name, _)| *name).collect();
        return problem(1, format!("unknown table: one of {}", known.join(", ")));
    };
    let text = table.text.trim_start_matches('\u{feff}');
    let mut lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
    let Some((first_line, header)) = lines.next() else { return };
    let header: Vec<&str> = header.split('\t').map(str::trim).collect();
    if let Some(unknown) = header.iter().find(|column| !columns.contains(column)) {
        return problem(first_line + 1, format!("unknown column `{unknown}`: one of {}", columns.join(", ")));
    }
    for (number, line) in lines {
        let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
        if cells.len() != header.len() {
            problem(number + 1, format!("{} cells, and {} columns in the header", cells.len(), header.len()));
            continue;
        }
        let cell = |column: &&str| {
            let place = header.iter().position(|known| known == column);
            place.and_then(|place| cells.get(place)).map_or(String::new(), |cell| (*cell).to_owned())
        };
        rows.push((name, number + 1, columns.iter().map(cell).collect()));
    }
}

/// The rank of a column of a table.
fn column(table: &str, name: &str) -> usize {
    let columns = COLUMNS.iter().find(|(known, _)| *known == table).map_or(&[][..], |(_, columns)| columns);
    columns.iter().position(|column| *column == name).unwrap_or_default()
}

fn cell<'r>(row: &'r Row, table: &str, name: &str) -> &'r str {
    row.get(column(table, name)).map_or("", String::as_str)
}

fn cell_mut<'r>(row: &'r mut Row, table: &str, name: &str) -> Option<&'r mut String> {
    row.get_mut(column(table, name))
}

impl Merged {
    fn of(tables: &Tables) -> Merged {
        let rows = |name: &str| -> Vec<Row> {
            let lines = tables.content(name).lines().skip(1).filter(|line| !line.is_empty());
            lines.map(|line| line.split('\t').map(str::to_owned).collect()).collect()
        };
        let entities = ENTITIES.iter().map(|name| {
            let rows = rows(name).into_iter().filter_map(|row| Some((row.first()?.clone(), row)));
            (*name, rows.collect())
        });
        let countries = tables.rows::<1>("countries").map(|[code]| code).collect();
        Merged { entities: entities.collect(), mandates: rows("mandates"), countries }
    }

    /// Takes a row in; the message when it is wrong.
    fn take(&mut self, table: &'static str, row: &Row) -> Result<(), String> {
        match table {
            "mandates" => self.mandate(row),
            "merge" => self.join(cell(row, table, "id"), cell(row, table, "into")),
            "forbid" => self.forbid(cell(row, table, "alias"), cell(row, table, "id")),
            _ => self.entity(table, row),
        }
    }

    fn entity(&mut self, table: &'static str, row: &Row) -> Result<(), String> {
        let (id, country) = (cell(row, table, "id"), cell(row, table, "country"));
        if id.is_empty() {
            return Err("no `id`".to_owned());
        }
        if table != "organisations" && !country.is_empty() && !self.countries.contains(&country) {
            return Err(format!("unknown country `{country}`: a code such as FR"));
        }
        for (name, allowed) in [("bare", &["", "yes", "title", "no"][..]), ("sex", &["", "f", "m"])] {
            if table == "people" && !allowed.contains(&cell(row, table, name)) {
                return Err(format!("`{name}` is one of: {}", allowed.join(" ").trim()));
            }
        }
        let name = cell(row, table, "name").to_owned();
        let entities = self.entities.entry(table).or_default();
        let Some(known) = entities.get_mut(id) else {
            if name.is_empty() {
                return Err(format!("no `name`, and `{id}` is not known"));
            }
            entities.insert(id.to_owned(), row.clone());
            return Ok(());
        };
        let old = cell(known, table, "name").to_owned();
        for (rank, cell) in row.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let Some(mine) = known.get_mut(rank) else { continue };
            if rank == column(table, "aliases") || (table == "people" && rank == column(table, "surname")) {
                add(mine, cell);
            } else {
                mine.clone_from(cell);
            }
        }
        if !name.is_empty()
            && name != old
            && let Some(aliases) = cell_mut(known, table, "aliases")
        {
            add(aliases, &old);
        }
        Ok(())
    }

    fn mandate(&mut self, row: &Row) -> Result<(), String> {
        let at = |name: &str| cell(row, "mandates", name);
        let person = at("person");
        if !self.entities.get("people").is_some_and(|people| people.contains_key(person)) {
            return Err(format!("unknown person `{person}`: an `id` of people"));
        }
        if !self.countries.contains(&at("country")) {
            return Err(format!("unknown country `{}`: a code such as FR", at("country")));
        }
        if at("office").is_empty() {
            return Err("no `office`".to_owned());
        }
        let other = ["autre", "opposant", "politique"];
        if class_named(at("class")) == super::OfficeClass::None && !other.contains(&at("class")) {
            return Err(format!("unknown class `{}`: chef_etat, chef_gouv, ministre…", at("class")));
        }
        for name in ["from", "to"] {
            if !at(name).is_empty() && last(at(name)).is_none() {
                return Err(format!("`{}` is no day, month or year: 2024, 2024-05 or 2024-05-31", at(name)));
            }
        }
        if let (Some(from), Some(to)) = (first(at("from")), last(at("to")))
            && to < from
        {
            return Err("it ends before it begins".to_owned());
        }
        let same = |known: &Row| {
            ["person", "country", "office", "from"].iter().all(|name| cell(known, "mandates", name) == at(name))
        };
        match self.mandates.iter_mut().find(|known| same(known)) {
            Some(known) => known.clone_from(row),
            None => self.mandates.push(row.clone()),
        }
        Ok(())
    }

    fn join(&mut self, id: &str, into: &str) -> Result<(), String> {
        let Some((table, entities)) = self.entities.iter_mut().find(|(_, entities)| entities.contains_key(into)) else {
            return Err(format!("unknown `into`: `{into}`"));
        };
        if id == into {
            return Err(format!("`{id}` into itself"));
        }
        let Some(gone) = entities.remove(id) else {
            return Err(format!("unknown `id` among {table}: `{id}`"));
        };
        let Some(kept) = entities.get_mut(into) else { return Ok(()) };
        for name in ["surname", "aliases"].into_iter().filter(|name| *table == "people" || *name == "aliases") {
            let theirs = cell(&gone, table, name).to_owned();
            if let Some(mine) = cell_mut(kept, table, name) {
                add(mine, &theirs);
            }
        }
        if let Some(aliases) = cell_mut(kept, table, "aliases") {
            add(aliases, cell(&gone, table, "name"));
        }
        for mandate in self.mandates.iter_mut().filter(|mandate| mandate.first().is_some_and(|person| person == id)) {
            if let Some(person) = mandate.first_mut() {
                into.clone_into(person);
            }
        }
        Ok(())
    }

    fn forbid(&mut self, alias: &str, id: &str) -> Result<(), String> {
        if alias.is_empty() {
            return Err("no `alias`".to_owned());
        }
        let mut found = false;
        for (table, entities) in &mut self.entities {
            for (known, row) in entities.iter_mut().filter(|(known, _)| id.is_empty() || *known == id) {
                if fold(cell(row, table, "name")) == fold(alias) {
                    return Err(format!("`{alias}` is the name of `{known}`: give it another name first"));
                }
                let names = ["surname", "aliases", "full_name"];
                for rank in names.map(|name| column(table, name)).into_iter().filter(|rank| 1 < *rank) {
                    if let Some(cell) = row.get_mut(rank) {
                        found |= remove(cell, alias);
                    }
                }
            }
        }
        if found { Ok(()) } else { Err(format!("no alias `{alias}`")) }
    }

    /// A table as a text, sorted as the embedded ones are.
    fn text(&self, name: &str, columns: &[&str]) -> String {
        let mut rows: Vec<&Row> = match self.entities.get(name) {
            Some(entities) => entities.values().collect(),
            None => self.mandates.iter().collect(),
        };
        // By person, then start; entities are sorted by their id already.
        rows.sort_by_key(|row| {
            (row.first().cloned(), row.get(column("mandates", "from")).filter(|_| name == "mandates").cloned())
        });
        let mut text = columns.join("\t");
        for row in rows {
            text.push('\n');
            text.push_str(&row.join("\t"));
        }
        text.push('\n');
        text
    }
}

/// Adds values to a cell, those that are there left out.
fn add(cell: &mut String, more: &str) {
    for value in more.split('|').map(str::trim).filter(|value| !value.is_empty()) {
        if cell.split('|').any(|known| known == value) {
            continue;
        }
        if !cell.is_empty() {
            cell.push('|');
        }
        cell.push_str(value);
    }
}

/// Removes a value from a cell, whatever its case and accents; whether it was there.
fn remove(cell: &mut String, value: &str) -> bool {
    let kept: Vec<&str> = cell.split('|').filter(|known| fold(known) != fold(value)).collect();
    let kept = kept.join("|");
    let found = kept.len() != cell.len();
    *cell = kept;
    found
}

#[cfg(test)]
mod tests {
    use super::super::{Knowledge, LookUp, UserTable};
    use super::{COLUMNS, ENTITIES, Tables};

    fn with(tables: &[(&str, &str)]) -> Result<Knowledge, Vec<String>> {
        let tables: Vec<UserTable<'_>> = tables.iter().map(|(name, text)| UserTable { name, text }).collect();
        Knowledge::with(&tables).map_err(|problems| {
            problems.iter().map(|told| format!("{}:{}: {}", told.table, told.line, told.message)).collect()
        })
    }

    #[test]
    fn columns_are_those_of_the_embedded_tables() {
        for (name, columns) in COLUMNS.iter().filter(|(name, _)| *name == "mandates" || ENTITIES.contains(name)) {
            assert_eq!(Tables::embedded().content(name).lines().next(), Some(&*columns.join("\t")), "{name}");
        }
    }

    #[test]
    fn rows_are_added_renamed_merged_and_forbidden() {
        let knowledge = with(&[
            (
                "people",
                "id\tname\tsurname\tcountry\nmarie-dupont\tMarie Dupont\tDupont\tFR\nQ7747\tVladimir Putin\t\t\n",
            ),
            (
                "mandates",
                "person\tcountry\toffice\tclass\tfrom\n# maire\nmarie-dupont\tFR\tmaire de Trifouilly\tmaire\t2020\n",
            ),
            ("merge", "id\tinto\nQ15031\tmarie-dupont\n"),
            ("forbid", "alias\nDSK\n"),
        ]);
        let knowledge = knowledge.unwrap_or_else(|problems| panic!("{problems:?}"));
        assert!(knowledge.is_leader("marie-dupont"));
        assert_eq!(knowledge.person("Q7747").map(|person| &*person.entity.name), Some("Vladimir Putin"));
        let named = |name: &str| knowledge.entities_named(LookUp::Person, name).into_iter().next();
        assert_eq!(named("Vladimir Poutine").map(|entity| entity.id.to_string()), Some("Q7747".to_owned()));
        assert_eq!(named("Xi Jinping").map(|entity| entity.id.to_string()), Some("marie-dupont".to_owned()));
        assert_eq!(named("DSK"), None);
        assert_ne!(knowledge.tables_digest(), Knowledge::digest());
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        for (name, text, expected) in [
            ("persons", "id\n", "persons:1: unknown table"),
            ("people", "id\tnom\n", "people:1: unknown column `nom`"),
            ("people", "id\tname\n\na\n", "people:3: 1 cells, and 2 columns"),
            ("people", "id\tname\nmarie\t\n", "people:2: no `name`"),
            ("people", "id\tname\tcountry\nmarie\tMarie\tQQ\n", "people:2: unknown country `QQ`"),
            ("mandates", "person\tcountry\toffice\tclass\nnobody\tFR\troi\tchef_etat\n", "mandates:2: unknown person"),
            ("mandates", "person\tcountry\toffice\tclass\nQ7747\tFR\troi\tking\n", "mandates:2: unknown class `king`"),
            ("merge", "id\tinto\nQ7747\tnobody\n", "merge:2: unknown `into`"),
            ("forbid", "alias\tid\nVladimir Poutine\tQ7747\n", "forbid:2: `Vladimir Poutine` is the name of"),
        ] {
            let problems = with(&[(name, text)]).err().unwrap_or_default();
            assert!(problems.iter().any(|told| told.starts_with(expected)), "{expected}: {problems:?}");
        }
    }

    #[test]
    fn no_table_changes_nothing() {
        let knowledge = with(&[]).unwrap_or_else(|problems| panic!("{problems:?}"));
        assert_eq!(knowledge.tables_digest(), Knowledge::digest());
    }
}
