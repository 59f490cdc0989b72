//! What rules find: words and what they mean, before the calendar is asked.

use super::calendar::{Season, Unit};
use super::feast::Feast;
use super::period::Period;
use super::time::Time;

/// An expression of time, with its words and its meaning.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Candidate {
    /// Rank of its first word.
    pub first: usize,
    /// Rank of its last word.
    pub last: usize,
    /// The words beside which the verb is looked for: those of the whole stretch in « du 3 au 5 juin ».
    pub beside: (usize, usize),
    /// What it says of days and greater units.
    pub meaning: Meaning,
    /// The time of day it adds.
    pub time: Option<Time>,
    /// Days after the day meant: −1 in « la veille de Noël ».
    pub days: i32,
    /// The unit meant around that day: weeks in « la semaine du 6 octobre ».
    pub within: Option<Unit>,
}

impl Candidate {
    /// An expression without time of day.
    pub fn new(first: usize, last: usize, meaning: Meaning) -> Candidate {
        Candidate { first, last, beside: (first, last), meaning, time: None, days: 0, within: None }
    }

    /// The same with another meaning.
    pub fn with_meaning(self, meaning: Meaning) -> Candidate {
        Candidate { meaning, ..self }
    }
}

/// What an expression says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Meaning {
    /// A period that carries its year.
    On(Period),
    /// A period that comes back every year.
    Yearly(Yearly, Which),
    /// A day of the week, perhaps with the day of the month: « mardi », « mardi 17 ».
    Weekday(i8, Option<i8>, Which),
    /// A day of the week that many weeks from now: « mardi de la semaine prochaine ».
    DayOfWeek(i8, i32),
    /// A day of the month alone: « le 16 à 18 h ».
    MonthDay(i8),
    /// A day of the month alone, of the month spoken of: « le 5 » after « le 3 mai ».
    DayOfMonth(i8),
    /// Saturday and Sunday.
    Weekend(Which),
    /// So many units from an anchor.
    Shifted(Unit, i32, Anchor),
    /// A time of day of the day spoken of.
    TimeOnly,
    /// No place on the calendar: « maintenant », « autrefois ».
    Reference(&'static str),
    /// A duration.
    Lasting(Length),
    /// What comes again and again.
    Every(Again),
}

/// A period of each year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Yearly {
    /// Month and day, with the day of the week when written.
    Day(i8, i8, Option<i8>),
    /// A month.
    Month(i8),
    /// A season.
    Season(Season),
    /// A quarter.
    Quarter(i8),
    /// A half-year.
    Half(i8),
    /// A feast.
    Feast(Feast),
    /// The last day of a month.
    LastDay(i8),
    /// The weekday of that rank in a month, or the last when the rank is 0.
    Nth(u32, i8, Within),
}

/// Where weekdays are counted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Within {
    /// In a month.
    Month(i8),
    /// From the first day of a season as astronomers see it.
    Season(Season),
}

/// Which of the periods that come back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// The nearest one that the tense allows.
    Near,
    /// « dernier »: the one that is over.
    Last,
    /// « prochain »: the one that has not begun.
    Next,
    /// « ce », « cet »: the one of the same week or year.
    This,
    /// « suivant »: the one after the last day spoken of.
    After,
    /// « en huit », « en quinze »: so many weeks after the coming one.
    Weeks(i32),
    /// « cet été-là », « en mars de la même année »: in the year spoken of.
    SameYear,
}

/// What a shift is counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// The day of publication.
    Published,
    /// The last date of the text that is as precise.
    Text,
}

/// A duration: how many, and of what.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Length {
    /// Whole part and first decimal; `None` when not told: « quelques mois ».
    pub amount: Option<(u32, Option<u32>)>,
    /// The unit.
    pub unit: Unit,
    /// Half a unit more: « deux ans et demi ».
    pub and_half: bool,
}

/// A set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Again {
    /// « chaque lundi ».
    Weekday(i8),
    /// « chaque été ».
    Season(Season),
    /// « tous les mois de mars ».
    Month(i8),
    /// « tous les deux ans ».
    Every(u32, Unit),
}

/// What a rule gives: the rank of the last word it has dealt with, even when that is no date.
pub type Taken = Option<usize>;
