//! Expressions of time: what the words say, then what the calendar makes of it.
//!
//! **Invariant**: pure and linear; looks at the words and the day of publication only, never at a clock. What cannot be
//! told keeps its span and an open value (`XXXX-WXX-2`), and has no interval: never a guess.
//!
//! 1. [`trigger`] names the few words at which an expression can be recognised; most words are none;
//! 2. the rules of that trigger look left and right of it, in the order of [`rules`], and give a [`candidate`];
//! 3. [`resolve`] places it by the day of publication, the [`tense`] around and the [`story`] so far.

mod amount;
mod anaphoric;
mod calendar;
mod candidate;
mod century;
mod clock;
mod day;
mod deictic;
mod feast;
mod month;
mod month_day;
mod moon;
mod not_dates;
mod number;
mod numeric;
mod period;
mod quarter;
mod range;
mod reading;
mod reference;
mod resolve;
mod season;
mod set;
mod story;
mod tense;
mod time;
mod trigger;
mod unit;
mod value;
mod verb;
mod weekday;
mod year;
mod year_words;

use jiff::civil::Date;

pub use calendar::month_named;
pub use range::ranges;
pub use value::is_value;

use crate::annotation::DateMention;
use crate::knowledge::words::Words;
use calendar::Unit;
use candidate::{Candidate, Taken};
use reading::Reading;
use story::Story;
use trigger::Trigger;

/// The expressions of time of a text, by place and without overlap.
pub fn expressions(text: &str, words: &Words, published: Option<Date>) -> Vec<DateMention> {
    let mut reading = Reading { text, words, floor: 0, published };
    let (mut mentions, mut found, mut story) = (Vec::new(), Vec::new(), Story::default());
    let mut rank = 0;
    while rank < words.len() {
        let taken = trigger::at(words, rank).and_then(|trigger| read(&reading, rank, trigger, &mut found));
        for candidate in found.drain(..) {
            mentions.extend(resolve::mention(&reading, &candidate, &mut story));
        }
        match taken {
            Some(last) => {
                rank = last.max(rank) + 1;
                reading.floor = rank;
            }
            None => rank += 1,
        }
    }
    mentions
}

/// A rule: reads at a trigger, adds what it finds, and says up to which word it has dealt with the text.
type Rule = fn(&Reading<'_>, usize, &mut Vec<Candidate>) -> Taken;

/// The rules of a trigger, in order: the first that takes the words keeps them.
fn rules(trigger: Trigger) -> &'static [Rule] {
    match trigger {
        Trigger::Number => &[numeric::rule, day::rule, clock::rule, month_day::rule, amount::rule, year::rule],
        Trigger::NumberWord => &[day::rule, clock::rule, amount::rule],
        Trigger::Weekday => &[feast::rule, day::rule, weekday::rule],
        Trigger::Month => &[month::rule],
        Trigger::Season => &[season::rule],
        Trigger::Unit(Unit::Day) => &[feast::rule, clock::parts],
        Trigger::Unit(_) => &[],
        Trigger::Deictic => &[deictic::rule],
        Trigger::Anaphoric => &[anaphoric::rule],
        Trigger::Part => &[clock::parts],
        Trigger::Midday => &[clock::rule],
        Trigger::Feast => &[feast::rule],
        Trigger::Every => &[set::rule],
        Trigger::Reference => &[reference::rule],
    }
}

fn read(reading: &Reading<'_>, rank: usize, trigger: Trigger, found: &mut Vec<Candidate>) -> Taken {
    let mut attempt = |rule: &Rule| {
        let taken = rule(reading, rank, found);
        if taken.is_none() {
            found.clear();
        }
        taken
    };
    let taken = rules(trigger).iter().find_map(&mut attempt);
    match (taken, trigger) {
        (None, Trigger::Unit(unit)) => {
            let taken = unit::rule(reading, rank, unit, found);
            if taken.is_none() {
                found.clear();
            }
            taken
        }
        (None, Trigger::Part) => None,
        (taken, _) => taken,
    }
}

/// What the tests of the rules share.
#[cfg(test)]
pub mod tests {
    use super::{expressions, is_value};
    use crate::knowledge::words::Words;

    /// Expects these expressions and values in a text published that day (`""`: not known).
    #[track_caller]
    pub fn check(published: &str, text: &str, expected: &[(&str, &str)]) {
        let published = published.parse().ok().or_else(|| {
            let before_us = published.strip_prefix("-9999-")?;
            format!("-009999-{before_us}").parse().ok()
        });
        let dates = expressions(text, &Words::of(text), published);
        let found: Vec<(&str, &str)> =
            dates.iter().map(|date| (&text[date.span.start..date.span.end], date.value.as_str())).collect();
        assert_eq!(found, expected, "{text}");
        assert!(dates.iter().all(|date| is_value(&date.value)), "{found:?}");
    }

    #[test]
    fn years_govern_and_days_are_handed_on() {
        let day = "1999-07-29";
        check(
            day,
            "Deux ruptures en 97 (en janvier rue Longue, en octobre rue Haute), rien en 98 (deux fois).",
            &[("97", "1997"), ("janvier", "1997-01"), ("octobre", "1997-10"), ("98", "1998")],
        );
        check(
            day,
            "Le 7 janvier 1995, ils entrent. Le 9 janvier, ils sortent.\nLe 9 janvier, il a plu.",
            &[("Le 7 janvier 1995", "1995-01-07"), ("Le 9 janvier", "1995-01-09"), ("Le 9 janvier", "1999-01-09")],
        );
    }

    #[test]
    fn without_day_of_publication() {
        check(
            "",
            "Le 3 mai, en été 2015, mardi prochain, cet hiver, le 2e trimestre",
            &[
                ("Le 3 mai", "XXXX-05-03"),
                ("été 2015", "2015-SU"),
                ("mardi prochain", "XXXX-WXX-2"),
                ("cet hiver", "XXXX-WI"),
                ("le 2e trimestre", "XXXX-Q2"),
            ],
        );
    }
}
