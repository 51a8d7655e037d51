//! The schema of a whole file, made from the types.

use scrutiny_tracker::domain::shape::Kind;
use scrutiny_tracker::domain::workspace::Workspace;
use scrutiny_tracker::history::canonical::LARGEST;
use scrutiny_tracker::snapshot::envelope::FORMAT;
use scrutiny_tracker::snapshot::migrate::PRESENT;

use super::json::{Json, list_of, object, plain};
use super::of_shapes::{Parts, part};

/// The name of the schema. It is no address: nothing is fetched from anywhere.
pub const ID: &str = "urn:scrutiny-tracker:snapshot:1";

/// The files of the first `formatVersion` that has changes taken out.
const WITH_STUBS: u64 = 2;

/// The schema.
pub fn schema() -> Json {
    let kinds = Workspace::kinds();
    let mut parts = Parts::default();
    parts.add("record", record(&kinds));
    parts.add("change", change(&kinds));
    parts.add("recordId", record_id());
    parts.add("changeId", change_id());
    parts.add("value", value());
    kinds.iter().for_each(|kind| parts.kind(kind));
    let stubs_need_version = stubs_need_version();
    object([
        (
            "$schema",
            plain("https://json-schema.org/draft/2020-12/schema"),
        ),
        ("$id", plain(ID)),
        ("title", plain("Scrutiny Tracker snapshot")),
        (
            "description",
            plain(
                "One file that carries a whole workspace: the change records, and a \
                readable copy of what they come to. Kinds of record, fields and members \
                that are not named here may be there too; the tracker keeps them and \
                writes them back. Numbers are whole and written without a decimal point. \
                how-to-write-a-file.md explains how to make such a file by hand or from \
                another system.",
            ),
        ),
        ("type", plain("object")),
        (
            "required",
            list_of(&[
                "format",
                "formatVersion",
                "minReader",
                "workspace",
                "exportedAt",
                "by",
            ]),
        ),
        ("properties", envelope()),
        ("additionalProperties", plain(true)),
        ("if", stubs_need_version.0),
        ("then", stubs_need_version.1),
        ("$defs", Json::Object(parts.named)),
    ])
}

fn envelope() -> Json {
    let text = |about| about_type(about, "string");
    let list = |about, items| about_type(about, "array").with("items", part(items));
    let version = |about| about_type(about, "integer").with("minimum", plain(1));
    object([
        (
            "format",
            about("Says that this is a file of the tracker.").with("const", plain(FORMAT)),
        ),
        (
            "formatVersion",
            version("The version of this format that the file is written in."),
        ),
        (
            "minReader",
            version(
                "The lowest version of the format that a reader must know. A file with a \
                higher one is not opened.",
            )
            .with("maximum", plain(PRESENT)),
        ),
        ("app", text("The version of the app that wrote the file.")),
        (
            "workspace",
            text(
                "Names the workspace. Files of the same workspace are merged without a \
                question.",
            ),
        ),
        ("exportedAt", moment("When the file was written.")),
        ("by", text("Who wrote the file.")),
        (
            "summary",
            about_type(
                "How many records of each kind there are, and how many changes. For people \
                to read.",
                "object",
            )
            .with("additionalProperties", whole()),
        ),
        (
            "records",
            list(
                "The records as the changes leave them, for people and for other programs \
                to read. What stands here and does not follow from the changes is taken as \
                an edit made outside the app.",
                "record",
            ),
        ),
        (
            "changes",
            list(
                "Every edit ever made, none of them altered afterwards.",
                "change",
            ),
        ),
        (
            "check",
            about(
                "The SHA-256 of the canonical form of the file without this member. It may \
                be left out.",
            )
            .with("type", plain("string"))
            .with("pattern", plain("^[0-9a-f]{64}$")),
        ),
    ])
}

fn record(kinds: &[Kind]) -> Json {
    let versions = about_type(
        "The fields for which people set different values without having seen each \
        other's, each with all those values.",
        "object",
    )
    .with(
        "additionalProperties",
        object([
            ("type", plain("array")),
            ("minItems", plain(2)),
            ("items", part("value")),
        ]),
    );
    object([
        ("description", plain("One record as it stands now.")),
        ("type", plain("object")),
        ("required", list_of(&["id", "type", "fields"])),
        (
            "properties",
            object([
                ("id", part("recordId").with("minLength", plain(1))),
                ("type", kind_name()),
                (
                    "fields",
                    about_type(
                        "The values of the fields. A field that nobody has set is left out.",
                        "object",
                    )
                    .with("additionalProperties", part("value")),
                ),
                ("inConflict", versions),
            ]),
        ),
        ("additionalProperties", part("value")),
        ("allOf", by_kind(kinds, "fields")),
    ])
}

fn change(kinds: &[Kind]) -> Json {
    let prev = about_type(
        "The changes that its author had seen of the fields it sets. They give way \
        to this one, field by field.",
        "array",
    )
    .with("items", part("changeId"));
    let only_null = object([("additionalProperties", object([("type", plain("null"))]))]);
    object([
        (
            "description",
            plain("One edit of one record by one person, never altered afterwards."),
        ),
        ("type", plain("object")),
        (
            "required",
            list_of(&["id", "v", "rec", "type", "set", "prev", "by", "at", "n"]),
        ),
        (
            "properties",
            object([
                ("id", part("changeId")),
                ("v", counted("The version of the change record's own form.")),
                ("rec", part("recordId")),
                ("type", kind_name()),
                (
                    "set",
                    about_type("The fields it sets; null clears one.", "object")
                        .with("additionalProperties", part("value")),
                ),
                ("prev", prev),
                ("by", about_type("Who made it.", "string")),
                (
                    "at",
                    moment("When it was made. It is for people to read and decides nothing."),
                ),
                (
                    "n",
                    counted(
                        "Its place in the order on screen: one more than the largest of the \
                        record's changes that its author had seen.",
                    ),
                ),
                (
                    "redacted",
                    about(
                        "Says that the words of this change were taken out. Each field it set is \
                        null then, and it keeps the id of the whole change.",
                    )
                    .with("const", plain(true)),
                ),
            ]),
        ),
        ("additionalProperties", part("value")),
        (
            "dependentSchemas",
            object([(
                "redacted",
                object([("properties", object([("set", only_null)]))]),
            )]),
        ),
        ("allOf", by_kind(kinds, "set")),
    ])
}

/// The fields of each known kind have their forms; those of an unknown kind may hold anything.
fn by_kind(kinds: &[Kind], member: &str) -> Json {
    let rule = |kind: &Kind| {
        let is = object([("const", plain(kind.name))]);
        object([
            ("if", object([("properties", object([("type", is)]))])),
            (
                "then",
                object([("properties", object([(member, part(kind.name))]))]),
            ),
        ])
    };
    Json::List(kinds.iter().map(rule).collect())
}

/// A file with a change that was taken out needs a reader that knows of such.
fn stubs_need_version() -> (Json, Json) {
    let stub = object([
        ("type", plain("object")),
        ("required", list_of(&["redacted"])),
    ]);
    let has_one = object([(
        "changes",
        object([("type", plain("array")), ("contains", stub)]),
    )]);
    let at_least = || object([("minimum", plain(WITH_STUBS))]);
    let versions = object([("formatVersion", at_least()), ("minReader", at_least())]);
    (
        object([("properties", has_one), ("required", list_of(&["changes"]))]),
        object([("properties", versions)]),
    )
}

fn record_id() -> Json {
    about_type(
        "Names one record for as long as the workspace lives. It is given once and \
        never used for another record.",
        "string",
    )
    .with(
        "examples",
        list_of(&[
            "care-work/recommendation/8",
            "0b0f3cf5f9c84a0a9c3c1d2f7b6a5e41",
        ]),
    )
}

fn change_id() -> Json {
    about_type(
        "The first 128 bits of the SHA-256 of the change in canonical form without \
        its id, as hexadecimal digits.",
        "string",
    )
    .with("pattern", plain("^[0-9a-f]{32}$"))
}

/// Any value in which all numbers are whole ones that every reader keeps exactly.
fn value() -> Json {
    let largest = i64::try_from(LARGEST).unwrap();
    let number = object([
        ("type", plain("integer")),
        ("minimum", plain(-largest)),
        ("maximum", plain(largest)),
    ]);
    let list = object([("type", plain("array")), ("items", part("value"))]);
    let members = object([
        ("type", plain("object")),
        ("additionalProperties", part("value")),
    ]);
    let other = object([("type", list_of(&["null", "boolean", "string"]))]);
    about(
        "Any value, as long as its numbers are whole and every reader of JSON keeps \
        them exactly.",
    )
    .with("anyOf", Json::List(vec![other, number, list, members]))
}

fn kind_name() -> Json {
    about_type("The kind of record.", "string")
}

fn moment(says: &str) -> Json {
    about_type(says, "string").with("examples", list_of(&["2021-01-14T16:10:00Z"]))
}

fn whole() -> Json {
    object([("type", plain("integer")), ("minimum", plain(0))])
}

fn counted(says: &str) -> Json {
    about_type(says, "integer")
        .with("minimum", plain(0))
        .with("maximum", plain(LARGEST))
}

fn about(says: &str) -> Json {
    object([("description", plain(says))])
}

fn about_type(says: &str, name: &str) -> Json {
    about(says).with("type", plain(name))
}
