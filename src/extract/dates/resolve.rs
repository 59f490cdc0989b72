//! From what an expression says to a place on the calendar: the day of publication, the tense, the dates before.

use jiff::civil::Date;

use super::calendar::Unit;
use super::candidate::{Anchor, Candidate, Meaning, Which, Within, Yearly};
use super::period::{Period, add_days, monday};
use super::reading::Reading;
use super::story::Story;
use super::tense::{self, Tense};
use super::time::Time;
use super::value;
use crate::annotation::{DateKind, DateMention};

/// The mention of a candidate; the story remembers it.
pub fn mention(reading: &Reading<'_>, candidate: &Candidate, story: &mut Story) -> Option<DateMention> {
    story.read_to(reading, candidate.first);
    let span = reading.span(candidate.first, candidate.last)?;
    let (kind, value) = match candidate.meaning {
        Meaning::Reference(name) => (DateKind::Date, name.to_owned()),
        Meaning::Lasting(length) => (DateKind::Duration, value::duration(length)),
        Meaning::Every(again) => (DateKind::Set, value::set(again)),
        _ => return on_calendar(reading, candidate, story, span),
    };
    Some(DateMention { span, kind, value, interval: None })
}

fn on_calendar(
    reading: &Reading<'_>,
    candidate: &Candidate,
    story: &mut Story,
    span: crate::annotation::Span,
) -> Option<DateMention> {
    let kind = if candidate.time.is_some() { DateKind::Time } else { DateKind::Date };
    let period = period(reading, candidate, story)
        .and_then(|period| adjusted(period, candidate))
        .filter(|period| period.interval().is_some());
    let time = candidate.time.map_or(String::new(), |time| match time {
        Time::Part(_) | Time::Clock(..) => format!("T{}", time.code()),
    });
    let Some(period) = period else {
        let value = format!("{}{time}", value::unresolved(candidate)?);
        return Some(DateMention { span, kind, value, interval: None });
    };
    let inherits = matches!(candidate.meaning, Meaning::Yearly(..))
        && story.governing_year(candidate, reading.published).is_some();
    story.tell(reading, candidate, period);
    if inherits {
        story.hand_on();
    }
    Some(DateMention { span, kind, value: format!("{}{time}", period.value()), interval: period.interval() })
}

/// The day after or before, or the week around.
fn adjusted(period: Period, candidate: &Candidate) -> Option<Period> {
    let period = match (candidate.days, period) {
        (0, period) => period,
        (days, Period::Day(date)) => Period::Day(add_days(date, days)?),
        _ => return None,
    };
    match candidate.within {
        Some(unit) => Period::of(unit, period.interval()?.0),
        None => Some(period),
    }
}

/// The period meant, when the text and the day of publication tell it.
fn period(reading: &Reading<'_>, candidate: &Candidate, story: &Story) -> Option<Period> {
    let published = reading.published;
    let (from, to) = candidate.beside;
    let tense = || tense::around(reading, from, to);
    match candidate.meaning {
        Meaning::On(period) => Some(period),
        Meaning::Yearly(Yearly::Feast(feast), Which::Near) => {
            let yearly = Yearly::Feast(feast.near(published)?);
            in_some_year(yearly, Which::Near, candidate, story, reading, tense)
        }
        Meaning::Yearly(yearly, which) => in_some_year(yearly, which, candidate, story, reading, tense),
        Meaning::Weekday(weekday, None, which) => {
            let joined = story.joined_day(reading, candidate).filter(|_| which == Which::Near);
            let next = joined.and_then(|before| weekday_near(weekday, Which::After, before, &Story::default(), tense));
            // « jeudi ou mercredi » does not go forward.
            let soon = joined.zip(next).is_some_and(|(before, next)| days_between(before, next) <= 3);
            if let Some(next) = next.filter(|_| soon) {
                return Some(Period::Day(next));
            }
            weekday_near(weekday, which, published?, story, tense).map(Period::Day)
        }
        Meaning::Weekday(weekday, Some(day), _) => weekday_and_day(weekday, day, published?).map(Period::Day),
        Meaning::DayOfWeek(weekday, weeks) => {
            let monday = monday(published?)?;
            add_days(monday, weeks.checked_mul(7)?.checked_add(i32::from(weekday) - 1)?).map(Period::Day)
        }
        Meaning::MonthDay(day) => month_day(day, published?, tense).map(Period::Day),
        Meaning::DayOfMonth(day) => {
            let opens = reading.words.begins(candidate.first);
            let date = story.day_of_month(candidate, day, opens)?;
            let allowed = published.is_none_or(|published| match tense() {
                Tense::Past => date <= published,
                Tense::Future => published <= date,
                Tense::Unknown | Tense::Either | Tense::Onward => true,
            });
            allowed.then_some(Period::Day(date))
        }
        Meaning::Weekend(which) => weekend(which, published?, tense),
        Meaning::Shifted(unit, count, Anchor::Published) => Period::shifted(unit, published?, count),
        Meaning::Shifted(unit, count, Anchor::Text) if count != 0 && story.is_too_vague(unit) => None,
        Meaning::Shifted(unit, count, Anchor::Text) => {
            let anchor = match story.anchor(unit, published) {
                Some(anchor) => Some(anchor),
                // Nothing dated before: « la veille » is of the day of publication, « deux ans plus tard » of no known day.
                None if count <= 0 => published,
                None => None,
            };
            Period::shifted(unit, anchor?, count)
        }
        Meaning::TimeOnly => {
            time_only(story, published, || tense::of_verb(reading, candidate.first, candidate.last)).map(Period::Day)
        }
        Meaning::Reference(_) | Meaning::Lasting(_) | Meaning::Every(_) => None,
    }
}

/// The day of « à 14 h »: of the sentence, else the last one that the tense allows, else the day of publication, unless
/// the hour is past: then it may be of any day before.
fn time_only(story: &Story, published: Option<Date>, tense: impl Fn() -> Tense) -> Option<Date> {
    if let Some(day) = story.day_of_sentence() {
        return Some(day);
    }
    let tense = tense();
    let allowed = |day: &Date| {
        published.is_none_or(|published| match tense {
            Tense::Past => *day <= published,
            Tense::Future => published <= *day,
            Tense::Unknown | Tense::Either | Tense::Onward => true,
        })
    };
    match story.day(published) {
        Some(day) => Some(day).filter(allowed),
        None => published.filter(|_| tense != Tense::Past),
    }
}

/// Years looked at on both sides: 29 February comes back after eight years at most.
const YEARS_AROUND: i16 = 8;

/// A day that near is meant, whatever weekday is written beside it.
const SLIP: i32 = 7;

/// « les manifestations du 1er mai », « le scrutin de novembre »: the verb tells nothing of a day up to that far.
const OF_A_NOUN: i32 = 170;

/// A verb that speaks against a reading makes it that much farther away.
const AGAINST_TENSE: i32 = 4;

fn in_some_year(
    yearly: Yearly,
    which: Which,
    candidate: &Candidate,
    story: &Story,
    reading: &Reading<'_>,
    tense: impl Fn() -> Tense,
) -> Option<Period> {
    let published = reading.published;
    // « du 3 au 5 juin » is a stretch, of no noun.
    let alone = candidate.beside == (candidate.first, candidate.last);
    let of_a_noun = alone && matches!(reading.word_before(candidate.first), "du" | "de" | "d" | "des");
    if which == Which::SameYear {
        return yearly.in_year(story.last_year()?);
    }
    if which == Which::Near
        && let Some(year) = story.governing_year(candidate, published)
        && let Some(period) = yearly.in_year(year).filter(|period| story.goes_forward(*period))
    {
        // « En 2015, … sera jugé le 3 mai »: what is to come is of no past year.
        let over = published.is_none_or(|published| year < published.year());
        if over != (tense() == Tense::Future) {
            return Some(period);
        }
    }
    let published = published?;
    let year = published.year();
    let yearly = yearly.with_true_weekday(published);
    let mut around = (year.saturating_sub(YEARS_AROUND)..=year.saturating_add(YEARS_AROUND))
        .filter_map(|year| yearly.in_year(year))
        .filter_map(|period| period.interval().map(|interval| (period, interval)));
    match which {
        Which::This => yearly.in_year(year),
        Which::Weeks(years) => yearly.in_year(year.checked_add(i16::try_from(years).ok()?)?),
        Which::Last => around.rfind(|(_, (_, to))| *to < published).map(|(period, _)| period),
        Which::Next => around.find(|(_, (from, _))| published < *from).map(|(period, _)| period),
        Which::After => {
            let anchor = story.anchor(Unit::Month, Some(published))?;
            let year = anchor.year();
            (year..=year.saturating_add(YEARS_AROUND))
                .filter_map(|year| yearly.in_year(year))
                .find(|period| period.interval().is_some_and(|(from, _)| anchor < from))
        }
        Which::Near | Which::SameYear => {
            // Quarters and half-years are told of when their figures are known.
            let tense = match (tense(), yearly) {
                (Tense::Unknown, Yearly::Quarter(_) | Yearly::Half(_)) => Tense::Past,
                (tense, _) => tense,
            };
            let cost = |(from, to): (Date, Date)| {
                let (distance, against) = if to < published {
                    (days_between(to, published), tense == Tense::Future)
                } else if published < from {
                    (days_between(published, from), matches!(tense, Tense::Past | Tense::Either))
                } else {
                    (0, false)
                };
                let told = against && !(of_a_noun && distance < OF_A_NOUN);
                if told { distance.saturating_mul(AGAINST_TENSE) } else { distance }
            };
            around.min_by_key(|(_, interval)| cost(*interval)).map(|(period, _)| period)
        }
    }
}

/// Days from one to a later one.
fn days_between(from: Date, to: Date) -> i32 {
    to.since(from).map_or(i32::MAX, |span| span.get_days())
}

impl Yearly {
    /// A day without its weekday when that is wrong in the years around, or when the day is of this very week:
    /// « samedi 21 juin » said of a Sunday is a slip.
    fn with_true_weekday(self, published: Date) -> Yearly {
        let Yearly::Day(month, day, Some(_)) = self else { return self };
        let free = Yearly::Day(month, day, None);
        let around = || published.year().saturating_sub(1)..=published.year().saturating_add(1);
        let is_near =
            |period: Period| period.interval().is_some_and(|(date, _)| days_between(published, date).abs() <= SLIP);
        let near = around().filter_map(|year| free.in_year(year)).any(is_near);
        if near || around().all(|year| self.in_year(year).is_none()) { free } else { self }
    }

    /// The one of a year, when there is one: 29 February is not in all.
    pub fn in_year(self, year: i16) -> Option<Period> {
        Some(match self {
            Yearly::Day(month, day, weekday) => {
                let date = Date::new(year, month, day).ok()?;
                let told = weekday.is_none_or(|weekday| weekday == date.weekday().to_monday_one_offset());
                return told.then_some(Period::Day(date));
            }
            Yearly::Month(month) => Period::Month(year, month),
            Yearly::Season(season) => Period::Season(year, season),
            Yearly::Quarter(quarter) => Period::Quarter(year, quarter),
            Yearly::Half(half) => Period::Half(year, half),
            Yearly::LastDay(month) => Period::Day(Date::new(year, month, 1).ok()?.last_of_month()),
            Yearly::Feast(feast) => feast.in_year(year)?,
            Yearly::Nth(count, weekday, within) => Period::Day(nth(count, weekday, within, year)?),
        })
    }
}

/// The weekday of that rank in a month, or from the first day of a season (20 or 21 of its month); the last when 0.
fn nth(count: u32, weekday: i8, within: Within, year: i16) -> Option<Date> {
    let (first, last) = match within {
        Within::Month(month) => {
            let first = Date::new(year, month, 1).ok()?;
            (first, first.last_of_month())
        }
        Within::Season(season) => {
            let first = Date::new(year, season.months().0, 21).ok()?;
            (first, add_days(first, 91)?)
        }
    };
    let to = i32::from((weekday - first.weekday().to_monday_one_offset()).rem_euclid(7));
    if count == 0 {
        let back = i32::from((last.weekday().to_monday_one_offset() - weekday).rem_euclid(7));
        return add_days(last, -back);
    }
    let date = add_days(first, to + 7 * (i32::try_from(count).ok()? - 1))?;
    (date <= last).then_some(date)
}

/// « mardi »: the nearest that the tense allows; today counts for both.
fn weekday_near(weekday: i8, which: Which, published: Date, story: &Story, tense: impl Fn() -> Tense) -> Option<Date> {
    let ahead = i32::from((weekday - published.weekday().to_monday_one_offset()).rem_euclid(7));
    let days = match which {
        Which::Last => ahead - 7,
        Which::Next => {
            if ahead == 0 {
                7
            } else {
                ahead
            }
        }
        Which::Weeks(weeks) => ahead + 7 * weeks,
        Which::After => {
            let anchor = story.day(Some(published)).unwrap_or(published);
            let ahead = i32::from((weekday - anchor.weekday().to_monday_one_offset()).rem_euclid(7));
            return add_days(anchor, if ahead == 0 { 7 } else { ahead });
        }
        _ if ahead == 0 => 0,
        // « ce samedi » points at the one near by, whatever the verb.
        Which::This if ahead <= 2 => ahead,
        Which::This if 5 <= ahead => ahead - 7,
        Which::This => match tense() {
            Tense::Future => ahead,
            Tense::Unknown | Tense::Onward if ahead <= 3 => ahead,
            _ => ahead - 7,
        },
        Which::Near | Which::SameYear => match tense() {
            Tense::Past => ahead - 7,
            Tense::Future => ahead,
            Tense::Onward if ahead <= 4 => ahead,
            Tense::Unknown | Tense::Either if ahead <= 2 => ahead,
            Tense::Unknown | Tense::Either | Tense::Onward => ahead - 7,
        },
    };
    add_days(published, days)
}

/// « mardi 17 »: the nearest 17th that is a Tuesday, within two months.
fn weekday_and_day(weekday: i8, day: i8, published: Date) -> Option<Date> {
    let near = (-62..=62).filter_map(|days| add_days(published, days));
    near.filter(|date| date.day() == day && date.weekday().to_monday_one_offset() == weekday)
        .min_by_key(|date| (days_between(published, *date)).abs())
}

/// « le 16 »: the nearest one that the tense allows.
fn month_day(day: i8, published: Date, tense: impl Fn() -> Tense) -> Option<Date> {
    let tense = tense();
    let near = (-31..=31).filter_map(|days| add_days(published, days)).filter(|date| date.day() == day);
    near.filter(|date| match tense {
        Tense::Past => *date <= published,
        Tense::Future => published <= *date,
        Tense::Unknown | Tense::Either | Tense::Onward => true,
    })
    .min_by_key(|date| days_between(published, *date).abs())
}

/// « ce week-end », « le week-end dernier »: Saturday and Sunday of this week, or the ones before.
fn weekend(which: Which, published: Date, tense: impl Fn() -> Tense) -> Option<Period> {
    let saturday = add_days(monday(published)?, 5)?;
    let from_saturday = -days_between(published, saturday);
    let weeks = match which {
        Which::Last => -1,
        Which::Next => 1,
        // On a Saturday or Sunday it is this one; on other days the verb tells, on Monday and Tuesday it is over.
        _ if 0 <= from_saturday => 0,
        _ => match tense() {
            Tense::Past | Tense::Either => -1,
            Tense::Future => 0,
            Tense::Unknown | Tense::Onward => {
                if from_saturday <= -4 {
                    -1
                } else {
                    0
                }
            }
        },
    };
    // « le week-end prochain » said on a Monday is the coming one.
    let weeks = if which == Which::Next && from_saturday < 0 { 0 } else { weeks };
    add_days(saturday, 7 * weeks).map(Period::Weekend)
}
