//! Ring 1: the nouns and rules of scrutiny, in the panel's words.
//!
//! Nothing here knows about change records, files, the browser, the clock or chance: today's date
//! and new ids come in as arguments.

pub mod amount;
pub mod check;
pub mod colour;
pub mod comparable;
pub mod date;
pub mod distinction;
pub mod evidence;
pub mod field;
pub mod figure;
pub mod figure_table;
pub mod grid;
pub mod id;
pub mod json;
pub mod meeting;
pub mod money;
pub mod naming;
pub mod order;
pub mod programme;
pub mod quantity;
pub mod recommendation;
pub mod record;
pub mod redaction;
pub mod response;
pub mod review;
pub mod shape;
pub mod slug;
pub mod source;
pub mod table;
pub mod update;
pub mod word;
pub mod workspace;
