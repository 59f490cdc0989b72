//! The fields a query may name, in French and in English.

/// Fields searched word by word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TextField {
    /// Headline.
    Title,
    /// Standfirst.
    Lead,
    /// Paragraphs.
    Body,
    /// What is quoted, by anyone.
    Quote,
}

/// Fields that hold entities, found by any of their names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EntityField {
    /// Persons named.
    Person,
    /// Persons with an office.
    Leader,
    /// Countries.
    Country,
    /// Cities, regions, rivers…
    Place,
    /// Organisations.
    Organisation,
    /// Those whose words are quoted.
    Speaker,
}

/// Fields that hold values as the newspaper wrote them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum KeywordField {
    /// Byline.
    Author,
    /// Newspaper or agency.
    Source,
    /// Section.
    Section,
    /// Language code.
    Language,
}

/// Fields that hold days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateField {
    /// When it was published.
    Published,
    /// What its text speaks of.
    Mention,
}

/// Any field of the query language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// See [`TextField`].
    Text(TextField),
    /// See [`EntityField`].
    Entity(EntityField),
    /// See [`KeywordField`].
    Keyword(KeywordField),
    /// See [`DateField`].
    Date(DateField),
}

/// Every name of every field, the preferred French and English one first.
pub const NAMES: &[(&str, Field)] = &[
    ("title", Field::Text(TextField::Title)),
    ("titre", Field::Text(TextField::Title)),
    ("lead", Field::Text(TextField::Lead)),
    ("chapo", Field::Text(TextField::Lead)),
    ("body", Field::Text(TextField::Body)),
    ("texte", Field::Text(TextField::Body)),
    ("author", Field::Keyword(KeywordField::Author)),
    ("auteur", Field::Keyword(KeywordField::Author)),
    ("source", Field::Keyword(KeywordField::Source)),
    ("journal", Field::Keyword(KeywordField::Source)),
    ("section", Field::Keyword(KeywordField::Section)),
    ("rubrique", Field::Keyword(KeywordField::Section)),
    ("lang", Field::Keyword(KeywordField::Language)),
    ("language", Field::Keyword(KeywordField::Language)),
    ("langue", Field::Keyword(KeywordField::Language)),
    ("person", Field::Entity(EntityField::Person)),
    ("personne", Field::Entity(EntityField::Person)),
    ("leader", Field::Entity(EntityField::Leader)),
    ("dirigeant", Field::Entity(EntityField::Leader)),
    ("country", Field::Entity(EntityField::Country)),
    ("pays", Field::Entity(EntityField::Country)),
    ("place", Field::Entity(EntityField::Place)),
    ("lieu", Field::Entity(EntityField::Place)),
    ("org", Field::Entity(EntityField::Organisation)),
    ("organisation", Field::Entity(EntityField::Organisation)),
    ("organization", Field::Entity(EntityField::Organisation)),
    ("date", Field::Date(DateField::Published)),
    ("mention", Field::Date(DateField::Mention)),
    ("quote", Field::Text(TextField::Quote)),
    ("citation", Field::Text(TextField::Quote)),
    ("speaker", Field::Entity(EntityField::Speaker)),
    ("orateur", Field::Entity(EntityField::Speaker)),
];

impl Field {
    /// The field of that name, in either language, whatever the case.
    pub fn from_name(name: &str) -> Option<Field> {
        let name = name.to_lowercase();
        NAMES.iter().find(|(known, _)| *known == name).map(|(_, field)| *field)
    }

    /// Its preferred English name.
    pub fn name(self) -> &'static str {
        NAMES.iter().find(|(_, field)| *field == self).map_or("", |(name, _)| name)
    }
}
