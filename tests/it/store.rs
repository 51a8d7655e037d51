//! The promise of keeping: what was acknowledged is there afterwards, whatever the storage does.

mod browser;
mod fixtures;

mod crashes;
mod fault_lines;
mod faults;
mod flips;
mod keeping;
mod model;
mod packs;
mod restore_points;
mod taken_out;
