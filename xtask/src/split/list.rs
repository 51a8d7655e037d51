//! What is seldom used: the modules and functions that go to the later part. What only they use goes with them.

use walrus::Module;

const CRATE: &str = "scrutiny_tracker";

/// By path below the crate; a path stands for everything below it. Home, the list, a recommendation, the search and
/// keeping are not here, nor is what they share with the rest.
const SELDOM: &[&str] = &[
    // Other formats, and what only pages below draw.
    "exchange",
    "chart::bars",
    "chart::lanes",
    "deck",
    // Pages that few visits begin with.
    "state::App::seldom_sheet",
    "content::changes",
    "content::conflict_card",
    "content::conflicts",
    "content::data",
    "content::difference",
    "content::evidence::page",
    "content::figure_files",
    "content::figure_links",
    "content::merge",
    "content::money",
    "content::new_forms",
    "content::pack",
    "content::pictures",
    "content::planning",
    "content::present",
    "content::progress",
    "content::read_paper",
    "content::report_back",
    "content::response_form",
    "content::review",
    "content::reviews",
    "content::settings",
    "content::tables",
    "content::take_out",
    "content::workforce",
    // What these pages ask of the record.
    "domain::figure_table",
    "domain::grid",
    "query::difference",
    "query::duplicates",
    // What files bring, and what goes into one.
    "snapshot::compare",
    "snapshot::write",
    "state::App::go_on_saving",
    "state::App::make_file",
    "state::App::put_in_place",
    "state::App::weighed",
    "state::App::work_on",
    "state::weighing::job",
    // What a control or a sent form does. The later part is there long before anybody presses one.
    "state::App::act",
    "state::App::send",
    "state::App::ask_about",
    "state::App::begin_statistic",
    "state::App::compare",
    "state::App::decide_pair",
    "state::App::read_bytes",
    "state::App::read_slice",
    "state::App::settle_all",
    "state::App::slides",
    "state::App::take_files",
    "state::App::take_paper",
    "state::App::turn",
    "state::App::turn_table",
    "state::App::undo",
    "state::App::weigh_slice",
    "state::tables",
    "state::whole_tables",
];

/// Whether a function is for the later part. Its name is as the compiler writes it for people. What a library does with
/// a type of ours is not named here: functions that are alike are made one, under the name of any of them.
pub fn is_seldom_used(name: &str) -> bool {
    if !name.trim_start_matches('<').starts_with(CRATE) {
        return false;
    }
    let path = path(name);
    SELDOM.iter().any(|seldom| is_below(&path, seldom))
}

/// What the list names and the program does not have, so that the list can be kept true.
pub fn unused(module: &Module) -> Vec<&'static str> {
    let names = module.funcs.iter().filter_map(|all| all.name.as_deref());
    let paths: Vec<String> = names.map(path).collect();
    let is_unused = |seldom: &&&str| !paths.iter().any(|path| is_below(path, seldom));
    SELDOM.iter().filter(is_unused).copied().collect()
}

fn is_below(path: &str, above: &str) -> bool {
    path.strip_prefix(above)
        .is_some_and(|rest| !rest.starts_with(|next: char| next.is_alphanumeric() || next == '_'))
}

/// The first path of our own in a name, without the compiler's marks:
/// `<scrutiny_tracker[0f]::state::App>::sheet` is `state::App::sheet`.
pub fn path(name: &str) -> String {
    let Some((_, rest)) = name.split_once(CRATE) else {
        return String::new();
    };
    let rest = match rest.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((_, rest)) => rest,
        None => rest,
    };
    rest.strip_prefix("::").unwrap_or(rest).replace('>', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_stands_for_what_is_below_it() {
        for seldom in [
            "scrutiny_tracker[0f]::content::money::page",
            "<scrutiny_tracker[0f]::state::App>::send",
            "<scrutiny_tracker::state::App>::send::{closure#0}",
        ] {
            assert!(is_seldom_used(seldom), "{seldom}");
        }
        for kept in [
            "scrutiny_tracker[0f]::content::list::sheet",
            "scrutiny_tracker[0f]::content::formal",
            "<scrutiny_tracker[0f]::state::App>::send_later",
            "core[1a]::ptr::drop_in_place::<scrutiny_tracker[0f]::chart::bars::Bar>",
            "",
        ] {
            assert!(!is_seldom_used(kept), "{kept}");
        }
    }
}
