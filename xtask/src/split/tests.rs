//! Small programs, split and run with the boot script's own placeholders.

use std::process::Command;

use anyhow::{Context, Result};
use base64::{Engine, prelude::BASE64_STANDARD};
use walrus::{FunctionKind, Module};

use super::{Parts, split, weigh::without_names};
use crate::command;

/// How the later part comes to the first.
const WAYS: &[&str] = &[
    "when it is called",
    "when the first page stands",
    "before all, in an old browser",
];

fn halves(wat: &str) -> Result<Parts> {
    split(&wat::parse_str(wat)?, &|name| name.starts_with("seldom"))
}

/// What each part has itself, by name, in order.
fn own(part: &[u8]) -> Result<Vec<String>> {
    let module = Module::from_buffer(part)?;
    let own = module
        .funcs
        .iter()
        .filter(|function| matches!(function.kind, FunctionKind::Local(_)));
    let mut names: Vec<String> = own.filter_map(|function| function.name.clone()).collect();
    names.sort();
    Ok(names)
}

/// What an expression over the first part's exports gives, in each way that the later part can come.
fn runs(wat: &str, expression: &str, expected: &str) -> Result<()> {
    let parts = halves(wat)?;
    for way in WAYS {
        assert_eq!(
            run(&parts, way, expression)?,
            expected,
            "{way}: {expression}"
        );
    }
    Ok(())
}

fn run(parts: &Parts, way: &str, expression: &str) -> Result<String> {
    let bytes = |wasm: &[u8]| -> Result<String> {
        let text = BASE64_STANDARD.encode(without_names(wasm)?);
        Ok(format!("Buffer.from(\"{text}\", \"base64\")"))
    };
    let script = [
        "const heard = {}; const said = [];
        globalThis.addEventListener = (name, hear) => { heard[name] = hear; };
        globalThis.requestAnimationFrame = (step) => step();",
        include_str!("../bundle/boot.js"),
        &format!("const way = {way:?}; const first = {}; const later = {};", bytes(&parts.first)?, bytes(&parts.later)?),
        "if (way.endsWith('old browser')) {
          const Plain = WebAssembly.Module;
          WebAssembly.Module = class extends Plain {
            constructor(bytes) {
              if (bytes.byteLength > 4096) throw new RangeError('too large');
              super(bytes);
            }
          };
        }
        (async () => {
          const imports = { js: { say: (number) => { said.push(number); }, next: (wide) => wide + 1n } };
          const rest = new LaterPart(imports);
          const { instance } = await WebAssembly.instantiate(first, { ...imports, later: rest.placeholders() });
          await rest.follow(instance.exports, later);
          if (way.endsWith('page stands')) {
            heard['scrutiny-shown']();
            while (!rest.joined) await new Promise((resume) => setTimeout(resume));
          }
          const wasm = instance.exports;",
        &format!("const given = {expression};"),
        "console.log(String(given), rest.joined ? 'joined' : 'apart');
        })();",
    ]
    .join("\n");
    command::answer(Command::new("node").args(["-e", &script]))
        .map(|said| said.trim().to_owned())
        .context("Node did not run the two parts.")
}

const PROGRAM: &str = r#"(module
    (import "js" "say" (func $say (param i32)))
    (import "js" "next" (func $next (param i64) (result i64)))
    (type $number (func (param i32) (result i32)))
    (memory (export "memory") 1)
    (table 3 3 funcref)
    (global $stack (mut i32) (i32.const 1024))
    (elem (i32.const 1) $often::twice $seldom::thrice)
    (data (i32.const 8) "\07")
    (func $often::twice (type $number) (i32.mul (local.get 0) (i32.const 2)))
    (func $seldom::thrice (type $number) (i32.mul (local.get 0) (i32.const 3)))
    (func $often::helper (export "helper") (param i32) (result i32) (i32.add (local.get 0) (i32.load8_u (i32.const 8))))
    (func $only_for_seldom (param i32) (call $say (local.get 0)))
    (func $seldom::work (param i32) (result i32)
        (call $only_for_seldom (local.get 0))
        (i32.store8 (i32.const 8) (i32.const 100))
        (call $often::helper (local.get 0)))
    (func (export "work") (param i32) (result i32) (call $seldom::work (local.get 0)))
    (func (export "through") (param i32 i32) (result i32)
        (call_indirect (type $number) (local.get 1) (local.get 0)))
    (func $often::even (export "even") (param i32) (result i32)
        (if (result i32) (i32.eqz (local.get 0))
            (then (i32.const 1))
            (else (call $seldom::odd (i32.sub (local.get 0) (i32.const 1))))))
    (func $seldom::odd (param i32) (result i32)
        (if (result i32) (i32.eqz (local.get 0))
            (then (i32.const 0))
            (else (call $often::even (i32.sub (local.get 0) (i32.const 1))))))
    (func $seldom::wide (param i64 i64) (result i64)
        (call $next (i64.add (local.get 0) (local.get 1))))
    (func (export "wide") (param i64) (result i64)
        (call $seldom::wide (local.get 0) (i64.const 9007199254740993)))
    (func $often::depth (result i32) (global.get $stack))
    (func $seldom::deeper (result i32)
        (local $found i32)
        (global.set $stack (i32.sub (global.get $stack) (i32.const 16)))
        (local.set $found (call $often::depth))
        (global.set $stack (i32.add (global.get $stack) (i32.const 16)))
        (local.get $found))
    (func (export "depth") (result i32) (i32.sub (call $often::depth) (call $seldom::deeper)))
    (func $seldom::exported (export "exported") (result i32) (i32.const 5))
    (func $seldom::trap (unreachable))
    (func (export "trap") (call $seldom::trap))
)"#;

#[test]
fn calls_go_both_ways_and_share_memory_and_imports() -> Result<()> {
    runs(
        PROGRAM,
        "[wasm.work(1), wasm.work(2), said]",
        "101,102,1,2 joined",
    )
}

#[test]
fn a_function_in_the_table_is_reached_where_it_stood() -> Result<()> {
    runs(
        PROGRAM,
        "[wasm.through(1, 7), wasm.through(2, 7)]",
        "14,21 joined",
    )
}

#[test]
fn functions_of_both_parts_call_each_other_in_turn() -> Result<()> {
    runs(PROGRAM, "[wasm.even(10), wasm.even(7)]", "1,0 joined")
}

#[test]
fn a_number_of_64_bits_arrives_whole() -> Result<()> {
    runs(
        PROGRAM,
        "wasm.wide(2n ** 62n)",
        "4620693217682128898 joined",
    )
}

#[test]
fn both_parts_use_one_stack() -> Result<()> {
    runs(PROGRAM, "[wasm.depth(), wasm.depth()]", "16,16 joined")
}

#[test]
fn a_trap_in_the_later_part_is_one_of_the_program() -> Result<()> {
    let trapped = "(() => { try { wasm.trap(); } catch (error) { return error instanceof WebAssembly.RuntimeError; } })()";
    runs(PROGRAM, trapped, "true joined")
}

#[test]
fn the_later_part_waits_where_nothing_calls_it() -> Result<()> {
    let parts = halves(PROGRAM)?;
    assert_eq!(
        run(&parts, "when it is called", "wasm.through(1, 4)")?,
        "8 apart"
    );
    Ok(())
}

#[test]
fn what_only_the_later_part_calls_goes_with_it_and_an_export_stays() -> Result<()> {
    let parts = halves(PROGRAM)?;
    let later = own(&parts.later)?;
    assert_eq!(
        later,
        [
            "only_for_seldom",
            "seldom::deeper",
            "seldom::odd",
            "seldom::thrice",
            "seldom::trap",
            "seldom::wide",
            "seldom::work"
        ]
    );
    let first = own(&parts.first)?;
    assert!(first.iter().all(|name| !later.contains(name)), "{first:?}");
    assert!(first.contains(&"seldom::exported".to_owned()), "{first:?}");
    Ok(())
}

#[test]
fn functions_that_only_call_each_other_go_together() -> Result<()> {
    let parts = halves(
        r#"(module (table 1 1 funcref)
            (func $seldom::page (call $around) (call $again))
            (func $around (call $again))
            (func $again (call $around))
            (func (export "page") (call $seldom::page)))"#,
    )?;
    assert_eq!(own(&parts.later)?, ["again", "around", "seldom::page"]);
    Ok(())
}

#[test]
fn a_function_that_is_taken_as_a_value_stays() -> Result<()> {
    let parts = halves(
        r#"(module (table 1 1 funcref) (elem declare func $seldom::page)
            (func $seldom::page nop)
            (func (export "page") (result funcref) (ref.func $seldom::page)))"#,
    );
    assert!(
        parts.is_err(),
        "segments that declare are of no compiler of ours"
    );
    Ok(())
}

#[test]
fn a_module_without_a_table_is_refused() {
    assert!(halves("(module (func $seldom::page nop))").is_err());
}
