//! The table of the closed lists on the page about writing a file: it is what the types say.

use scrutiny_tracker::domain::shape::{Shape, Word};
use scrutiny_tracker::domain::workspace::Workspace;

use super::hold;
use super::page::{PAGE, page};

/// The closed lists within a shape, each with the name of its field. What many fields have stands apart.
fn lists(
    field: &str,
    shape: &Shape,
    found: &mut Vec<(String, Vec<Word>)>,
    named: &mut Vec<(&'static str, Shape)>,
) {
    match shape {
        Shape::Words(words) => match found.iter_mut().find(|(other, _)| other == field) {
            Some((_, more)) => more.extend(words),
            None => found.push((field.to_owned(), words.clone())),
        },
        Shape::List(items) => lists(field, items, found, named),
        Shape::Object(members) => {
            for member in members {
                let inner = match field {
                    "" => member.name.to_owned(),
                    outer => format!("{outer}, {}", member.name),
                };
                lists(&inner, &member.shape, found, named);
            }
        }
        Shape::OneOf(shapes) => shapes
            .iter()
            .for_each(|shape| lists(field, shape, found, named)),
        Shape::Named { name, shape, .. } => {
            if !named.iter().any(|(other, _)| other == name) {
                named.push((name, (**shape).clone()));
            }
        }
        Shape::Text | Shape::RecordId | Shape::Whole { .. } | Shape::Written { .. } => {}
    }
}

/// The table of words, made from the types.
fn table() -> String {
    let mut table = "| Record or value | Field | Words |\n|---|---|---|\n".to_owned();
    let mut rows = |of: &str, found: Vec<(String, Vec<Word>)>| {
        for (field, words) in found {
            let words: Vec<String> = words
                .iter()
                .map(|word| format!("`{}` ({})", word.word, word.label))
                .collect();
            let field = field
                .split(", ")
                .map(|name| format!("`{name}`"))
                .collect::<Vec<_>>();
            // A date is a word itself and has no field.
            let field = field.join(", ").replace("``", "");
            table.push_str(&format!("| {of} | {field} | {} |\n", words.join(", ")));
        }
    };
    let mut named = Vec::new();
    for kind in Workspace::kinds() {
        let mut found = Vec::new();
        lists("", &Shape::Object(kind.fields), &mut found, &mut named);
        rows(&format!("`{}`", kind.name), found);
    }
    for (name, shape) in named.clone() {
        let mut found = Vec::new();
        lists("", &shape, &mut found, &mut named);
        let of = match name {
            "quantity" => "any number of a statistic".to_owned(),
            other => format!("any {other}"),
        };
        rows(&of, found);
    }
    table
}

#[test]
fn the_table_of_words_is_that_of_the_types() {
    let page = page();
    let start = page.find("| Record or value |").unwrap();
    let end = start + page[start..].find("\n\n").unwrap() + 1;
    hold(
        PAGE,
        &format!("{}{}{}", &page[..start], table(), &page[end..]),
    );
}
