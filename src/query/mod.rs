//! Ring 2: the answers that pages ask of a workspace. Pure functions; today's date is an argument.

pub mod answer;
pub mod checks;
pub mod chosen;
pub mod conflict;
pub mod delivery;
pub mod describe;
pub mod difference;
pub mod disagreement;
pub mod duplicates;
pub mod filter;
pub mod hanging;
pub mod letters;
pub mod list;
pub mod narrowing;
pub mod scope;
pub mod search;
pub mod show;
pub mod since;
pub mod summary;
pub mod tables;
pub mod timing;
pub mod trail;
pub mod waiting;
