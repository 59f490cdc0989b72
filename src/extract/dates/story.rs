//! What the text has spoken of so far: the dates that later ones may be counted from.

use jiff::civil::Date;

use super::calendar::Unit;
use super::candidate::{Candidate, Meaning, Yearly};
use super::period::Period;
use super::reading::Reading;
use super::tense;

/// The dates read so far.
#[derive(Debug, Clone, Copy, Default)]
pub struct Story {
    /// The last period whatever it is.
    last: Option<Spoken>,
    /// The last day.
    day: Option<Spoken>,
    /// The last period of a month or finer.
    month: Option<Spoken>,
    /// The last period of a year or finer.
    year: Option<Spoken>,
    /// The last day or month that was said by the name of its month.
    named: Option<Spoken>,
    /// Rank of the last word looked at.
    seen: usize,
    /// Number of the paragraph and of the sentence there.
    place: Place,
}

/// A period the text has spoken of.
#[derive(Debug, Clone, Copy)]
struct Spoken {
    period: Period,
    place: Place,
    /// Rank of its last word.
    last: usize,
    /// Whether its year is written, and begins a stretch told in that year.
    dated: bool,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Place {
    paragraph: u32,
    sentence: u32,
}

/// Days farther from publication than this are background, unless they stand in the same paragraph.
const NEWS: i32 = 7;

/// Days back within a month: « examiné le 29 novembre, après un vote le 21 ».
const CLOSE: i8 = 15;

/// A year governs the days of its sentence up to this many words on.
const GOVERNS: usize = 12;

/// Whether an expression says the month of a day by its name, or goes on in such a month.
fn names_a_month(meaning: Meaning) -> bool {
    matches!(
        meaning,
        Meaning::Yearly(Yearly::Day(..) | Yearly::Month(_), _)
            | Meaning::On(Period::Day(_) | Period::Month(..))
            | Meaning::DayOfMonth(_)
    )
}

impl Story {
    /// Goes on to that word, counting sentences and paragraphs.
    pub fn read_to(&mut self, reading: &Reading<'_>, rank: usize) {
        while self.seen < rank {
            if tense::ends_sentence(reading, self.seen) {
                self.place.sentence += 1;
            }
            if reading.between(self.seen).contains('\n') {
                self.place.paragraph += 1;
                self.place.sentence += 1;
            }
            self.seen += 1;
        }
    }

    /// Remembers what an expression was found to mean.
    pub fn tell(&mut self, reading: &Reading<'_>, candidate: &Candidate, period: Period) {
        let dated = match candidate.meaning {
            Meaning::On(Period::Year(_)) => {
                matches!(reading.word_before(candidate.first), "en" | "l") || reading.word(candidate.first) == "l"
            }
            // « née le 3 mai 1950 » is an aside.
            Meaning::On(_) => !matches!(reading.word_before(candidate.first), "ne" | "nee" | "nes"),
            Meaning::Shifted(Unit::Year, _, _) => true,
            _ => false,
        };
        let spoken = Some(Spoken { period, place: self.place, last: candidate.last, dated });
        if names_a_month(candidate.meaning) {
            self.named = spoken;
        }
        self.last = spoken;
        match period {
            // « depuis lundi » tells when something else began.
            Period::Day(_) if reading.word_before(candidate.first) == "depuis" => {
                (self.month, self.year) = (spoken, spoken);
            }
            Period::Day(_) => (self.day, self.month, self.year) = (spoken, spoken, spoken),
            Period::Month(..) | Period::Days(..) | Period::Week(_) | Period::Weekend(_) => {
                (self.month, self.year) = (spoken, spoken)
            }
            Period::Decade(_) | Period::Century(_) => {}
            _ => self.year = spoken,
        }
    }

    /// The day of « à 14 h », « la veille », « ce jour-là »: the last one of the paragraph, or the last one in the news.
    pub fn day(&self, published: Option<Date>) -> Option<Date> {
        let spoken = self.day?;
        let Period::Day(date) = spoken.period else { return None };
        let near =
            published.is_none_or(|published| (date.since(published)).is_ok_and(|span| span.get_days().abs() <= NEWS));
        (spoken.place.paragraph == self.place.paragraph || near).then_some(date)
    }

    /// The last day of the sentence.
    pub fn day_of_sentence(&self) -> Option<Date> {
        let spoken = self.day.filter(|spoken| spoken.place.sentence == self.place.sentence)?;
        match spoken.period {
            Period::Day(date) => Some(date),
            _ => None,
        }
    }

    /// The day that « et », « ou » or « puis » joins to the expression: « samedi 10 et dimanche ».
    pub fn joined_day(&self, reading: &Reading<'_>, candidate: &Candidate) -> Option<Date> {
        let spoken = self.day.filter(|spoken| spoken.last + 2 == candidate.first)?;
        let Period::Day(date) = spoken.period else { return None };
        matches!(reading.word(spoken.last + 1), "et" | "ou" | "puis").then_some(date)
    }

    /// The first day of the last period as precise as the unit.
    pub fn anchor(&self, unit: Unit, published: Option<Date>) -> Option<Date> {
        match unit {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => self.day(published),
            Unit::Week | Unit::Weekend => self.day.and_then(|spoken| spoken.period.interval()).map(|(first, _)| first),
            Unit::Month => self.month.and_then(|spoken| spoken.period.interval()).map(|(first, _)| first),
            _ => self.year.and_then(|spoken| spoken.period.interval()).map(|(first, _)| first),
        }
    }

    /// « le 5 » in the month spoken of: of the sentence or the one before, or of the paragraph before when it opens its
    /// own and goes on (`opens`). A day far before the last one may be of the next month.
    pub fn day_of_month(&self, candidate: &Candidate, day: i8, opens: bool) -> Option<Date> {
        let spoken = self.named?;
        let (first, _) = spoken.period.interval()?;
        let date = Date::new(first.year(), first.month(), day).ok()?;
        let here = spoken.place.paragraph == self.place.paragraph && self.place.sentence <= spoken.place.sentence + 1;
        let kept = match spoken.period {
            Period::Day(before) => {
                let follows = opens
                    && self.place.paragraph <= spoken.place.paragraph + 1
                    && self.last.is_some_and(|last| last.period == spoken.period)
                    && before <= date;
                (here && before.day() - day <= CLOSE) || follows
            }
            _ => here && candidate.first.saturating_sub(spoken.last) <= GOVERNS,
        };
        (kept && spoken.period != Period::Day(date)).then_some(date)
    }

    /// Whether the sentence speaks of a longer period than the unit: « mort en mars, neuf jours plus tôt ».
    pub fn is_too_vague(&self, unit: Unit) -> bool {
        self.last.is_some_and(|spoken| spoken.place.sentence == self.place.sentence && unit < spoken.period.unit())
    }

    /// The first day of the last date as precise as a year.
    fn year_begins(&self) -> Option<Date> {
        self.year.and_then(|spoken| spoken.period.interval()).map(|(first, _)| first)
    }

    /// Whether a period of the governing year comes after what governs: stories go forward.
    pub fn goes_forward(&self, period: Period) -> bool {
        let begins = self.year_begins().zip(period.interval());
        begins.is_some_and(|(before, (_, to))| before <= to)
    }

    /// The year that governs a day or month without one: « en 97 (en janvier…) », « le 7 janvier 2015… le 9 janvier ».
    pub fn governing_year(&self, candidate: &Candidate, published: Option<Date>) -> Option<i16> {
        // « L’affaire remonte à 1988. Le 8 juillet, … »: whatever stands before the year.
        let next = |spoken: &Spoken| candidate.first == spoken.last + 1 && matches!(spoken.period, Period::Year(_));
        let spoken = self.year.filter(|spoken| spoken.dated || next(spoken))?;
        let (first, _) = spoken.period.interval()?;
        let year = match spoken.period {
            Period::Year(year) | Period::Month(year, _) => year,
            Period::Day(date) => date.year(),
            _ => return None,
        };
        let same_year = published.is_some_and(|published| published.year() == year);
        if same_year {
            return None;
        }
        let near = candidate.first.saturating_sub(spoken.last) <= GOVERNS;
        match spoken.period {
            Period::Year(_) if next(&spoken) && spoken.place.paragraph == self.place.paragraph => Some(year),
            Period::Year(_) => (near && spoken.place.sentence == self.place.sentence).then_some(year),
            Period::Month(..) => (spoken.place.sentence == self.place.sentence).then_some(year),
            // A stretch told day by day: it goes on within two sentences, and forward.
            Period::Day(_) => {
                let past = published.is_none_or(|published| first < published);
                let next = self.place.sentence <= spoken.place.sentence + 1;
                (past && next && spoken.place.paragraph == self.place.paragraph).then_some(year)
            }
            _ => None,
        }
    }

    /// Marks the last date as governing what follows: a day that took its year from the story hands it on.
    pub fn hand_on(&mut self) {
        if let Some(spoken) = &mut self.year {
            spoken.dated = true;
        }
    }

    /// The year of the last date as precise as a year.
    pub fn last_year(&self) -> Option<i16> {
        self.year.and_then(|spoken| spoken.period.interval()).map(|(first, _)| first.year())
    }
}
