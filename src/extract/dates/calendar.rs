//! Names of the calendar, folded: months, weekdays, seasons, units of time.

/// The month of that folded name or abbreviation, 1 to 12.
pub fn month_named(folded: &str) -> Option<i8> {
    Some(match folded {
        "janvier" | "janv" | "jan" => 1,
        "fevrier" | "fev" | "fevr" => 2,
        "mars" => 3,
        "avril" | "avr" => 4,
        "mai" => 5,
        "juin" => 6,
        "juillet" | "juil" => 7,
        "aout" => 8,
        "septembre" | "sept" => 9,
        "octobre" | "oct" => 10,
        "novembre" | "nov" => 11,
        "decembre" | "dec" => 12,
        _ => return None,
    })
}

/// Whether the folded name of a month is an abbreviation, which means nothing without a day or year.
pub fn is_abbreviation(folded: &str) -> bool {
    folded.len() < 5 && !matches!(folded, "mars" | "mai" | "juin" | "aout")
}

/// The weekday of that folded name, 1 for Monday to 7.
pub fn weekday_named(folded: &str) -> Option<i8> {
    Some(match folded {
        "lundi" => 1,
        "mardi" => 2,
        "mercredi" => 3,
        "jeudi" => 4,
        "vendredi" => 5,
        "samedi" => 6,
        "dimanche" => 7,
        _ => return None,
    })
}

/// A season of meteorologists: whole months; winter begins in December of the year before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Season {
    /// March to May.
    Spring,
    /// June to August.
    Summer,
    /// September to November.
    Autumn,
    /// December to February.
    Winter,
}

impl Season {
    /// The TIMEX3 code.
    pub fn code(self) -> &'static str {
        match self {
            Season::Spring => "SP",
            Season::Summer => "SU",
            Season::Autumn => "FA",
            Season::Winter => "WI",
        }
    }

    /// First and last month.
    pub fn months(self) -> (i8, i8) {
        match self {
            Season::Spring => (3, 5),
            Season::Summer => (6, 8),
            Season::Autumn => (9, 11),
            Season::Winter => (12, 2),
        }
    }
}

/// The season of that folded name.
pub fn season_named(folded: &str) -> Option<Season> {
    Some(match folded {
        "printemps" => Season::Spring,
        "ete" | "etes" => Season::Summer,
        "automne" => Season::Autumn,
        "hiver" | "hivers" => Season::Winter,
        _ => return None,
    })
}

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// Seconds.
    Second,
    /// Minutes.
    Minute,
    /// Hours.
    Hour,
    /// Days.
    Day,
    /// Weeks from Monday.
    Week,
    /// Saturday and Sunday.
    Weekend,
    /// Months.
    Month,
    /// Quarters.
    Quarter,
    /// Half-years.
    Half,
    /// Years.
    Year,
    /// Ten years from a round one.
    Decade,
    /// A hundred years from a round one.
    Century,
}

/// The unit of that folded name.
pub fn unit_named(folded: &str) -> Option<Unit> {
    Some(match folded {
        "seconde" | "secondes" => Unit::Second,
        "minute" | "minutes" | "min" | "mn" => Unit::Minute,
        "heure" | "heures" | "h" => Unit::Hour,
        "jour" | "jours" | "journee" | "journees" => Unit::Day,
        "semaine" | "semaines" => Unit::Week,
        "weekend" | "weekends" => Unit::Weekend,
        "mois" => Unit::Month,
        "trimestre" | "trimestres" => Unit::Quarter,
        "semestre" | "semestres" => Unit::Half,
        "an" | "ans" | "annee" | "annees" => Unit::Year,
        "decennie" | "decennies" => Unit::Decade,
        "siecle" | "siecles" => Unit::Century,
        _ => return None,
    })
}

impl Unit {
    /// The unit as durations write it: designator with its multiplier, and whether it goes after the `T`.
    pub fn designator(self) -> (char, u32, bool) {
        match self {
            Unit::Second => ('S', 1, true),
            Unit::Minute => ('M', 1, true),
            Unit::Hour => ('H', 1, true),
            Unit::Day => ('D', 1, false),
            Unit::Week => ('W', 1, false),
            Unit::Weekend => ('D', 2, false),
            Unit::Month => ('M', 1, false),
            Unit::Quarter => ('M', 3, false),
            Unit::Half => ('M', 6, false),
            Unit::Year => ('Y', 1, false),
            Unit::Decade => ('Y', 10, false),
            Unit::Century => ('Y', 100, false),
        }
    }

    /// The value of one such period whose place on the calendar is not known.
    pub fn unknown(self) -> &'static str {
        match self {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => "XXXX-XX-XX",
            Unit::Week => "XXXX-WXX",
            Unit::Weekend => "XXXX-WXX-WE",
            Unit::Month => "XXXX-XX",
            Unit::Quarter => "XXXX-QX",
            Unit::Half => "XXXX-HX",
            Unit::Year => "XXXX",
            Unit::Decade => "XXXX",
            Unit::Century => "XXXX",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{is_abbreviation, month_named, season_named, unit_named, weekday_named};

    #[test]
    fn names() {
        assert_eq!(month_named("aout"), Some(8));
        assert_eq!(month_named("mardi"), None);
        assert_eq!(weekday_named("dimanche"), Some(7));
        assert!(season_named("ete").is_some() && season_named("saison").is_none());
        assert!(unit_named("siecles").is_some() && unit_named("minot").is_none());
        assert!(is_abbreviation("sept") && !is_abbreviation("mars"));
    }
}
