//! Expressions of time that carry their year: days, months, years, seasons, decades.
//!
//! **Invariant**: looks at the words of the text only; no clock, no publication date.

mod absolute;
mod calendar;

pub use absolute::absolute;
pub use calendar::{month_named, weekday_named};
