//! Ring 2: what each page that only shows the record says. Functions from the workspace to markup.

pub mod accessibility;
pub mod charts;
pub mod evidence;
pub mod figure;
pub mod help;
pub mod history;
pub mod home;
pub mod light;
pub mod list;
pub mod meetings;
pub mod merge;
pub mod money;
pub mod recommendation;
pub mod source;
pub mod workforce;
