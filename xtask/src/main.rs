//! Builds, serves and tests Scrutiny Tracker. `cargo xtask` without a command prints what there is.

mod bench;
mod build;
mod bundle;
mod command;
mod costs;
mod dependencies;
mod files;
mod fuzz;
mod help;
mod lighthouse;
mod mutants;
mod pictures;
mod place;
mod prepare;
mod review;
mod serve;
mod sizes;
mod split;
mod statement;
mod test;

use std::process::ExitCode;

const USAGE: &str = "\
Usage: cargo xtask <command>

  build                      build the app into dist/, the single file included
  review                     compile the embedded review from its readable source
  pictures                   take the pictures of the help and of the README of the app itself
  statement                  check every page for barriers and write the results down for the
                             accessibility statement
  serve [--port N]           build, then serve dist/ on this computer
  test [lint|host|web|e2e] [-- ARGS]
                             run every check, or one part; ARGS go to that part's runner
  bench [--quick]            time the core and the app at three sizes, beside limits of the same run
  sizes                      list what each part of the app costs, in the first and the later part
                             of the wasm
  lighthouse                 build, then let Lighthouse judge the hosted form as a phone would see it
  fuzz [SECONDS]             try made-up files and storages, 60 seconds for each of two targets
  mutants [-- ARGS]          break the source on purpose and see whether a test notices; ARGS go
                             to cargo-mutants, such as -f src/history/undo.rs

The first run prepares missing tools and says so; later runs find them in place.
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let outcome = match args.split_first() {
        Some((&"build", [])) => build::run().map(|_| ()),
        Some((&"review", [])) => review::write(),
        Some((&"pictures", [])) => pictures::take(),
        Some((&"statement", [])) => statement::renew(),
        Some((&"serve", rest)) => match serve::Options::parse(rest) {
            Some(options) => serve::run(&options),
            None => return usage(),
        },
        Some((&"bench", rest)) => match bench::Options::parse(rest) {
            Some(options) => bench::run(&options),
            None => return usage(),
        },
        Some((&"sizes", [])) => costs::run(),
        Some((&"lighthouse", [])) => lighthouse::run(),
        Some((&"fuzz", rest)) => match fuzz::parse(rest) {
            Some(seconds) => fuzz::run(seconds),
            None => return usage(),
        },
        Some((&"mutants", [])) => mutants::run(&[]),
        Some((&"mutants", [dashes, rest @ ..])) if *dashes == "--" => mutants::run(rest),
        Some((&"test", rest)) => match test::Selection::parse(rest) {
            Some(selection) => test::run(&selection),
            None => return usage(),
        },
        _ => return usage(),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let reasons: Vec<String> = error.chain().map(ToString::to_string).collect();
            eprintln!("\nxtask: {}", reasons.join("\n"));
            ExitCode::FAILURE
        }
    }
}

fn usage() -> ExitCode {
    eprint!("{USAGE}");
    ExitCode::from(2)
}
