//! Expressions of time that carry their year: days, months, years, seasons, decades.

mod absolute;
mod calendar;

pub use absolute::absolute;
pub use calendar::{month_named, weekday_named};
