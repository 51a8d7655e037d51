//! Ring 1: the file that carries a workspace from person to person.
//!
//! Reading and writing only turn bytes into changes and back. What a merge would do is worked out
//! in [`compare`]; nothing here stores anything.

pub mod compare;
pub mod envelope;
pub mod migrate;
mod outside;
pub mod read;
pub mod seed;
pub mod write;
