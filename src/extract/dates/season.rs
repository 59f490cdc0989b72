//! Seasons: « été 2015 », « cet hiver », « l’automne dernier », « au printemps ».

use super::calendar::{Season, season_named};
use super::candidate::{Again, Candidate, Meaning, Taken, Which, Yearly};
use super::day;
use super::period::Period;
use super::reading::Reading;
use super::year;

/// A season; « été » alone is a participle, « Printemps » with a capital a shop or a festival.
pub fn rule(reading: &Reading<'_>, rank: usize, out: &mut Vec<Candidate>) -> Taken {
    let season = season_named(reading.word(rank))?;
    let before = reading.word_before(rank);
    let dated = dated(reading, rank, season);
    // « un contrat a été passé » has no article.
    let named = season != Season::Summer || matches!(before, "l" | "d" | "cet" | "chaque");
    let adjective = day::adjective(reading, rank).filter(|_| named);
    let announced = match before {
        "l" | "cet" | "ce" | "chaque" | "fin" | "debut" | "mi" => true,
        "au" | "le" | "du" => season == Season::Spring,
        // « en hiver » is every winter.
        _ => false,
    };
    if !announced && dated.is_none() && adjective.is_none() {
        return None;
    }
    // « le printemps arabe », « le Printemps de Bourges », « l’été indien ».
    let inside = reading.is_capital(rank) && !before.is_empty();
    let named = matches!(
        reading.word_after(rank),
        "arabe" | "arabes" | "de" | "des" | "indien" | "republicain" | "prague" | "du"
    );
    if dated.is_none() && (inside || named) {
        return None;
    }
    let first = reading.with_left(rank, &["l", "le", "cet", "ce", "chaque", "fin", "debut", "mi"]);
    let first = if reading.word(first) == "l" { reading.with_left(first, &["tout"]) } else { first };
    let (last, meaning) = match (dated, adjective) {
        (Some((last, year)), _) => (last, Meaning::On(Period::Season(year, season))),
        (None, Some((last, which))) => (last, Meaning::Yearly(Yearly::Season(season), which)),
        (None, None) if before == "chaque" => (rank, Meaning::Every(Again::Season(season))),
        (None, None) if reading.followed(rank, &["la"]).is_some() && matches!(before, "cet" | "ce") => {
            (rank + 1, Meaning::Yearly(Yearly::Season(season), Which::SameYear))
        }
        (None, None) => {
            // « cet hiver » may be the one of either end of the year.
            let this = matches!(before, "cet" | "ce") && season != Season::Winter;
            let which = if this { Which::This } else { Which::Near };
            (rank, Meaning::Yearly(Yearly::Season(season), which))
        }
    };
    out.push(Candidate::new(first, last, meaning));
    Some(last)
}

/// The year of a season; « hiver 2015-2016 » is of 2016, « hiver 2015 » too little told to be one of two winters.
fn dated(reading: &Reading<'_>, rank: usize, season: Season) -> Option<(usize, i16)> {
    let at = if reading.word_after(rank) == "de" { rank + 2 } else { rank + 1 };
    if !reading.spaced(rank) {
        return None;
    }
    let (last, first_year) = year::at(reading, at)?;
    let second = matches!(reading.between(last), "-" | "/").then(|| year::at(reading, last + 1)).flatten();
    match second {
        Some((last, second)) if second == first_year + 1 => {
            Some((last, if season == Season::Winter { second } else { first_year }))
        }
        _ => Some((last, first_year)),
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::dates::tests::check;

    #[test]
    fn seasons() {
        let day = "2023-10-18";
        check(day, "l'été 2015, l’hiver 2015-2016", &[("l'été 2015", "2015-SU"), ("l’hiver 2015-2016", "2016-WI")]);
        check(day, "Nous attendions depuis le printemps.", &[("le printemps", "2023-SP")]);
        check(day, "Il est mort l’été dernier.", &[("l’été dernier", "2023-SU")]);
        check(day, "Cet automne, il a plu.", &[("Cet automne", "2023-FA")]);
        check(day, "Elle partira au printemps.", &[("printemps", "2024-SP")]);
        check(day, "Il a été élu, ils ont été battus, le printemps arabe, un été, le Printemps de Bourges", &[]);
    }
}
