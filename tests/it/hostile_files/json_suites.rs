//! What is JSON and what is not, after RFC 8259: every form a text may have, every slip that must be
//! refused, and a few that readers may take either way.

use scrutiny_tracker::domain::json::{parse, written};
use scrutiny_tracker::snapshot::read::{ReadError, read};

mod refused;

use refused::{NOT_JSON, NOT_TEXT};

/// Texts that are JSON.
const JSON: [&str; 92] = [
    // Words, and blanks around them.
    "null",
    "true",
    "false",
    " null",
    "null ",
    "\tnull\n",
    "\r\nnull\r\n",
    "\n\n\n0",
    // Numbers.
    "0",
    "-0",
    "1",
    "-1",
    "10",
    "123456789",
    "-9007199254740993",
    "0.0",
    "-0.0",
    "0.5",
    "1.25",
    "100.001",
    "1e1",
    "1E1",
    "1e+1",
    "1e-1",
    "1E+01",
    "0e0",
    "-0E-0",
    "1.5e3",
    "12.34E-56",
    "1e400",
    "1e-400",
    "3.141592653589793238462643383279502884197",
    "123123123123123123123123123123123123",
    "0.00000000000000000000000000000000000000000000000000000001",
    // Texts.
    r#""""#,
    r#"" ""#,
    r#""a""#,
    r#""\"""#,
    r#""\\""#,
    r#""\/""#,
    r#""/""#,
    r#""\b\f\n\r\t""#,
    r#""\u0000""#,
    r#""\u001f""#,
    r#""\u0022\u005c""#,
    r#""\u00e9""#,
    r#""\u00E9\uFFFF""#,
    r#""\ud83d\ude00""#,
    r#""\uDBFF\uDFFF""#,
    r#""\\u0000""#,
    r#""\\\\""#,
    r#""a\\\"b""#,
    r#""'""#,
    r#""/*not a comment*/""#,
    r#""// nor this""#,
    r#""[{]}""#,
    "\"\u{7f}\"",
    "\"é\"",
    "\"😀\"",
    "\"\u{2028}\u{2029}\"",
    "\"\u{feff}\"",
    "\"\u{fffe}\u{ffff}\"",
    "\"\u{10ffff}\"",
    "\"\u{200b}\"",
    "\"\u{202e}abc\"",
    "\"a\u{301}\"",
    // Lists.
    "[]",
    "[ ]",
    "[\n]",
    "[null]",
    "[[]]",
    "[[],[]]",
    "[ 1 , 2 ]",
    "[1,null,true,\"a\",{},[]]",
    "[\"\"]",
    "[0,-0]",
    "[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]",
    "[1\n,2\r,\t3]",
    // Objects.
    "{}",
    "{ }",
    "{\n}",
    r#"{"":0}"#,
    r#"{"a":1}"#,
    r#"{ "a" : 1 , "b" : 2 }"#,
    r#"{"a":{"a":{"a":[]}}}"#,
    r#"{"a":[],"b":{},"c":null}"#,
    r#"{"\u0061b":1,"ac":2}"#,
    r#"{"a\u0000b":1}"#,
    "{\"\u{e9}\":1,\"e\u{301}\":2}",
    r#"{"1":1,"01":2,"1.0":3}"#,
    r#"{"a":"a","A":"a"}"#,
    r#"{"min":-1e28,"max":1e28}"#,
];

/// Texts that readers may take either way, with what this one does.
const EITHER: [(&str, bool); 36] = [
    // Beyond what a machine's numbers hold: they are kept as they are written.
    ("1e309", true),
    ("-1e309", true),
    ("1e99999", true),
    ("1e-99999", true),
    ("[1e999999999999999999]", true),
    ("0.4e0066999", true),
    ("1E-0000000000000001", true),
    ("[100000000000000000000000000000]", true),
    ("-237462374673276894279832749832423479823246327846", true),
    // Half signs, in values and in names, in every order.
    (r#""\ud800""#, false),
    (r#""\udfaa""#, false),
    (r#""\udada\udada""#, false),
    (r#""\ude00\ud83d""#, false),
    (r#""\ud800\u0041""#, false),
    (r#""\ud800a""#, false),
    (r#""\ud800\n""#, false),
    (r#"["\uDd1e\uD834"]"#, false),
    (r#"{"\ud800":1}"#, false),
    (r#"{"a":"\udc00"}"#, false),
    (r#""\ud800\\""#, false),
    (r#""\uD888\u1234""#, false),
    // Signs that stand for nothing.
    (r#""\ufdd0""#, true),
    (r#""\uffff\ufffe""#, true),
    (r#""\udbff\udffe""#, true),
    // The same name twice: a choice between the two would be silent.
    (r#"{"a":1,"a":2}"#, false),
    (r#"{"a":1,"a":1}"#, false),
    (r#"{"a":1,"\u0061":1}"#, false),
    (r#"{"":1,"":1}"#, false),
    (r#"[{"a":{"b":1,"b":1}}]"#, false),
    (r#"{"a":1,"b":2,"a":3}"#, false),
    // Names that mean something to some parsers.
    (r#"{"__proto__":{}}"#, true),
    (r#"{"$serde_json::private::Number":"1"}"#, true),
    (r#"{"$serde_json::private::Number":1,"a":1}"#, true),
    (r#"{"$ref":"/a"}"#, true),
    // A mark in front of the text, which only the file may have, and once.
    ("\u{feff}{}", false),
    ("\u{feff}", false),
];

#[test]
fn every_form_of_json_is_taken() {
    for text in JSON {
        let value = parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        // It is written in one way, which reads as the same.
        let once = written(&value);
        let again = parse(&once).unwrap();
        assert_eq!(again, value, "{text}");
        assert_eq!(written(&again), once, "{text}");
        // In a file it is the JSON of another program.
        assert_eq!(read(text.as_bytes()), Err(ReadError::Foreign), "{text}");
    }
}

#[test]
fn what_is_no_json_is_refused() {
    for text in NOT_JSON {
        assert!(parse(text).is_err(), "{text}");
        let result = read(text.as_bytes());
        assert!(
            matches!(
                result,
                Err(ReadError::NotJson(_) | ReadError::Truncated(_) | ReadError::Empty)
            ),
            "{text}: {result:?}"
        );
    }
    for bytes in NOT_TEXT {
        assert_eq!(read(bytes), Err(ReadError::NotText), "{bytes:x?}");
    }
}

#[test]
fn what_may_be_taken_either_way_is_taken_in_one() {
    for (text, taken) in EITHER {
        let value = parse(text);
        assert_eq!(value.is_ok(), taken, "{text}: {value:?}");
        if let Ok(value) = value {
            assert_eq!(parse(&written(&value)).unwrap(), value, "{text}");
        }
        assert!(read(text.as_bytes()).is_err());
    }
}

#[test]
fn json_within_json_is_taken_and_what_stands_behind_it_is_not() {
    let within = |text: &str| {
        [
            format!("[{text}]"),
            format!("[0,{text} ,0]"),
            format!("{{\"a\":{text}}}"),
            format!("{{\"a\":[{{\"b\":{text}\n}}],\"c\":0}}"),
        ]
    };
    for text in JSON {
        for text in within(text) {
            assert!(parse(&text).is_ok(), "{text}");
        }
        for behind in ["]", "}", "{}", ",", "\"", "#", "\0", "\u{feff}", "null"] {
            let text = format!("{text} {behind}");
            assert!(parse(&text).is_err(), "{text}");
        }
    }
}

#[test]
fn lists_and_objects_may_stand_so_deep_and_no_deeper() {
    for (open, inside, close) in [
        ("[", "0", "]"),
        ("{\"a\":", "0", "}"),
        ("[{\"a\":", "0", "}]"),
    ] {
        let nested = |deep: usize| {
            let times = deep / open.matches(['[', '{']).count();
            format!("{}{inside}{}", open.repeat(times), close.repeat(times))
        };
        assert!(parse(&nested(126)).is_ok());
        for deep in [128, 500, 1_000, 100_000] {
            assert!(parse(&nested(deep)).is_err(), "{deep}");
            assert!(parse(&open.repeat(deep)).is_err());
        }
    }
}
