//! Maps and rows whose copies share what they have in common.
//!
//! A copy costs nothing however much there is, and a change costs the way to what changes. So a rule tries events out
//! on a copy of the state, and a replica predicts on one, in a correspondence of any length.

mod map;
mod row;

pub use map::Map;
pub use row::Row;
