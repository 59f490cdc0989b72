//! The words of problems of a query, in English for programs and terminals, in French for the page.

use super::wording::number;
use crate::query::field::EntityField;
use crate::query::problem::{Problem, ProblemKind};

/// What is wrong, and what to do when that can be said.
pub type Words = (String, Option<String>);

/// In English.
pub fn english(problem: &Problem) -> Words {
    use ProblemKind::*;
    let near = |names: &[String]| (!names.is_empty()).then(|| format!("near it: {}", names.join(", ")));
    match &problem.kind {
        UnclosedQuote => told("this quotation mark is never closed", "close it, or leave it out"),
        UnclosedParenthesis => told("this parenthesis is never closed", "close it, or leave it out"),
        StrayParenthesis => told("this parenthesis closes nothing", "leave it out"),
        LoneOperator => {
            told("this operator has nothing to work on", "put a word on both sides, or write it in lower case")
        }
        TooLong => told("the query is cut here: it is too long", "search for fewer words"),
        NoDate(text) => (
            format!("`{text}` is no date"),
            Some("type 2023, 2023-10, 2023-10-18, 2023-10-01..2023-10-31, >=2023, 7j or hier".to_owned()),
        ),
        Backwards(text) => {
            (format!("`{text}` ends before it begins"), Some("it is read the other way round".to_owned()))
        }
        UnknownField { name, near } => {
            (format!("there is no field `{name}`"), Some(format!("did you mean `{near}:`?")))
        }
        UnknownEntity { field, value, near: names } => {
            let what = match field {
                EntityField::Person => "person",
                EntityField::Leader => "leader",
                EntityField::Country => "country",
                EntityField::Place => "place",
                EntityField::Organisation => "organisation",
                EntityField::Speaker => "speaker",
            };
            (format!("no {what} is known as `{value}`"), near(names))
        }
        HeldToday { value, name } => (
            format!("`{value}` is read as {name}, in office today"),
            Some("for another time type the name of who held it then".to_owned()),
        ),
        UnknownWord { word, near: words } => (format!("no article contains `{word}`"), near(words)),
        NoneFits(pattern) => (format!("no word of the index fits `{pattern}`"), None),
        TooManyFit { pattern, most } => {
            (format!("`{pattern}` fits too many words"), Some(format!("the {most} most frequent are searched")))
        }
        NeverTogether(without) => {
            let counts = without.iter().map(|(word, count)| format!("without `{word}`: {count}"));
            ("no article has all these words".to_owned(), Some(counts.collect::<Vec<_>>().join(", ")))
        }
    }
}

/// In French.
pub fn french(problem: &Problem) -> Words {
    use ProblemKind::*;
    let near = |names: &[String]| (!names.is_empty()).then(|| format!("Proches : {}.", names.join(", ")));
    match &problem.kind {
        UnclosedQuote => told("Ce guillemet n’est jamais fermé.", "Fermez-le, ou retirez-le."),
        UnclosedParenthesis => told("Cette parenthèse n’est jamais fermée.", "Fermez-la, ou retirez-la."),
        StrayParenthesis => told("Cette parenthèse ne ferme rien.", "Retirez-la."),
        LoneOperator => told(
            "Cet opérateur ne porte sur rien.",
            "Mettez un mot de chaque côté, ou écrivez-le en minuscules si c’est un mot.",
        ),
        TooLong => told("La recherche est coupée ici : elle est trop longue.", "Cherchez avec moins de mots."),
        NoDate(text) => (
            format!("« {text} » n’est pas une date."),
            Some("Formes admises : 2023, 2023-10, 2023-10-18, 2023-10-01..2023-10-31, >=2023, 7j ou hier.".to_owned()),
        ),
        Backwards(text) => {
            (format!("« {text} » finit avant de commencer."), Some("L’intervalle est lu dans l’autre sens.".to_owned()))
        }
        UnknownField { name, near } => {
            (format!("Il n’y a pas de champ « {name} »."), Some(format!("Vouliez-vous dire « {near}: » ?")))
        }
        UnknownEntity { field, value, near: names } => {
            let none = match field {
                EntityField::Person => "Aucune personne n’est connue",
                EntityField::Leader => "Aucun dirigeant n’est connu",
                EntityField::Country => "Aucun pays n’est connu",
                EntityField::Place => "Aucun lieu n’est connu",
                EntityField::Organisation => "Aucune organisation n’est connue",
                EntityField::Speaker => "Aucun orateur n’est connu",
            };
            (format!("{none} sous le nom « {value} »."), near(names))
        }
        HeldToday { value, name } => (
            format!("« {value} » est lu comme {name}, en fonction aujourd’hui."),
            Some("Pour une autre époque, tapez le nom de qui l’était alors.".to_owned()),
        ),
        UnknownWord { word, near: words } => (format!("Aucun article ne contient « {word} »."), near(words)),
        NoneFits(pattern) => (format!("Aucun mot de l’index ne répond à « {pattern} »."), None),
        TooManyFit { pattern, most } => (
            format!("Trop de mots répondent à « {pattern} »."),
            Some(format!("Les {} plus fréquents sont cherchés.", number(*most as u64))),
        ),
        NeverTogether(without) => {
            let counts = without.iter().map(|(word, count)| format!("sans « {word} » : {}", number(*count)));
            ("Aucun article n’a tous ces mots.".to_owned(), Some(format!("{}.", counts.collect::<Vec<_>>().join(", "))))
        }
    }
}

fn told(message: &str, hint: &str) -> Words {
    (message.to_owned(), Some(hint.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::{english, french};
    use crate::query::problem::{Problem, ProblemKind};

    #[test]
    fn both_languages() {
        let problem =
            Problem::of_a_filter(ProblemKind::NeverTogether(vec![("sommet".into(), 1234), ("zut".into(), 1)]));
        assert_eq!(english(&problem).1.as_deref(), Some("without `sommet`: 1234, without `zut`: 1"));
        assert_eq!(french(&problem).1.as_deref(), Some("sans « sommet » : 1\u{202f}234, sans « zut » : 1."));
    }
}
