//! Ring 1: change records, and what a set of them amounts to.
//!
//! A workspace is a set of immutable changes. Sets are joined by union, which loses nothing, can be
//! repeated, and gives the same in any order. Clocks decide nothing here: what was seen does.

pub mod ancestor;
pub mod canonical;
pub mod change;
pub mod change_set;
pub mod command;
pub mod fold;
pub mod link;
pub mod settle;
pub mod undo;
