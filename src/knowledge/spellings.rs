//! Spellings of one first name: « Sergueï », « Sergei », « Sergey ».
//!
//! A person of the tables goes by every spelling of the first name with every spelling of the surname; a transliteration
//! needs not be in the table.

/// First names whose spelling depends on the language they were transcribed by.
const GROUPS: &[&[&str]] = &[
    &["Sergueï", "Serguei", "Sergei", "Sergey"],
    &["Alexandre", "Alexander", "Aleksandr", "Aleksander", "Alexandr"],
    &["Dmitri", "Dmitry", "Dimitri", "Dmitriy"],
    &["Mikhaïl", "Mikhail", "Mihail", "Michail"],
    &["Andreï", "Andrei", "Andrey"],
    &["Alexeï", "Alexei", "Alexey", "Alekseï", "Aleksei"],
    &["Vladimir", "Wladimir"],
    &["Volodymyr", "Volodimir", "Volodymir"],
    &["Evgueni", "Evgueny", "Ievgueni", "Evgeny", "Yevgeny"],
    &["Iouri", "Youri", "Yuri", "Yuriy"],
    &["Nikolaï", "Nikolai", "Nikolay"],
    &["Viktor", "Victor"],
    &["Mohamed", "Mohammed", "Mohammad", "Muhammad", "Muhammed", "Mohamad"],
    &["Ahmed", "Ahmad"],
    &["Hussein", "Hussain", "Hossein", "Hossain"],
    &["Youssef", "Yousef", "Yusuf", "Youcef"],
    &["Abdallah", "Abdullah", "Abdoullah"],
    &["Khaled", "Khalid"],
    &["Mahmoud", "Mahmud"],
    &["Mustafa", "Moustafa", "Mostafa", "Mustapha"],
    &["Hassan", "Hasan"],
    &["Ibrahim", "Ebrahim", "Ibrahima"],
    &["Benyamin", "Benjamin", "Binyamin"],
    &["Bachar", "Bashar"],
    &["Mouammar", "Muammar", "Moammar"],
    &["Moqtada", "Muqtada"],
    &["Rafic", "Rafik"],
    &["Salman", "Salmane"],
];

/// Every spelling of a first name, itself first.
pub fn of(first_name: &str) -> Vec<&str> {
    let group = GROUPS.iter().find(|group| group.contains(&first_name));
    let others = group.into_iter().flat_map(|group| group.iter().copied()).filter(|other| *other != first_name);
    std::iter::once(first_name).chain(others).collect()
}

/// Full names that a name goes by, when it is a first name and one of the surnames: not the name itself.
pub fn full_names(name: &str, surnames: &[&str]) -> Vec<String> {
    let Some((first, surname)) = name.split_once(' ') else { return Vec::new() };
    if !surnames.iter().any(|known| crate::french::fold(known) == crate::french::fold(surname)) {
        return Vec::new();
    }
    let spellings = std::iter::once(surname).chain(surnames.iter().copied());
    let names = spellings.flat_map(|surname| of(first).into_iter().map(move |first| format!("{first} {surname}")));
    names.filter(|other| other != name).collect()
}

#[cfg(test)]
mod tests {
    use super::full_names;

    #[test]
    fn spellings_of_a_name() {
        assert_eq!(
            full_names("Viktor Orban", &["Orban", "Orbán"]),
            ["Victor Orban", "Viktor Orban", "Victor Orban", "Viktor Orbán", "Victor Orbán"][..]
                .iter()
                .filter(|name| **name != "Viktor Orban")
                .copied()
                .collect::<Vec<_>>()
        );
        assert!(full_names("Angela Merkel", &["Merkel"]).is_empty());
        assert!(full_names("Xi Jinping", &["Xi"]).is_empty());
    }
}
