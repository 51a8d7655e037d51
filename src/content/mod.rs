//! Ring 2: what each page says and asks. Functions from the workspace to markup, and from what a
//! person typed to what the record holds.

pub mod accessibility;
pub mod charts;
pub mod checks;
pub mod chips;
pub mod conflict_card;
pub mod conflicts;
pub mod data;
pub mod deed;
pub mod difference;
pub mod entered;
pub mod evidence;
pub mod figure;
pub mod filter_form;
pub mod form;
pub mod frame;
pub mod help;
pub mod history;
pub mod home;
pub mod keeping;
pub mod light;
pub mod list;
pub mod meetings;
pub mod merge;
pub mod money;
pub mod new_forms;
pub mod paper;
pub mod recommendation;
pub mod response_form;
pub mod sheet;
pub mod source;
pub mod take_out;
pub mod update_form;
pub mod visible;
pub mod warning;
pub mod workforce;
