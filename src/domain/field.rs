//! How one field of a record is read from JSON and written back.
//!
//! Reading never guesses: a value that is not of the field's form is reported as a problem, and the
//! change record that carries it stays as it was.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::domain::id::RecordId;
use crate::domain::shape::Shape;

/// The fields of one record as JSON values, in the order of their names.
pub type FieldMap = BTreeMap<String, Value>;

/// The map with one field.
// Made and then filled, here and wherever the app makes a map: making one from a list or collecting
// one compiles a sorting routine for its type.
pub fn one_field(name: &str, value: Value) -> FieldMap {
    let mut fields = FieldMap::new();
    fields.insert(name.to_owned(), value);
    fields
}

/// A type that can stand in a record's field.
pub trait FieldValue: Sized {
    /// What the field should hold, in words for a person: "a date such as 2021-01-14".
    const FORM: &'static str;

    /// What the field is while nobody has set it. Never an invented value.
    fn absent() -> Self;

    /// Reads the value, or `None` when it is not of this form.
    fn from_value(value: &Value) -> Option<Self>;

    /// Writes the value; `Null` when the field is absent.
    fn to_value(&self) -> Value;

    /// What the value looks like in a file, for the published schema.
    fn shape() -> Shape;
}

impl FieldValue for String {
    const FORM: &'static str = "text";

    fn absent() -> Self {
        String::new()
    }

    fn from_value(value: &Value) -> Option<Self> {
        value.as_str().map(str::to_owned)
    }

    fn to_value(&self) -> Value {
        if self.is_empty() {
            Value::Null
        } else {
            Value::from(self.as_str())
        }
    }

    fn shape() -> Shape {
        Shape::Text
    }
}

impl FieldValue for u32 {
    const FORM: &'static str = "a whole number";

    fn absent() -> Self {
        0
    }

    fn from_value(value: &Value) -> Option<Self> {
        value.as_u64().and_then(|number| number.try_into().ok())
    }

    fn to_value(&self) -> Value {
        if *self == 0 {
            Value::Null
        } else {
            Value::from(*self)
        }
    }

    fn shape() -> Shape {
        Shape::Whole {
            least: 0,
            most: i64::from(u32::MAX),
        }
    }
}

impl FieldValue for RecordId {
    const FORM: &'static str = "the id of a record";

    fn absent() -> Self {
        RecordId::new("")
    }

    fn from_value(value: &Value) -> Option<Self> {
        value.as_str().map(RecordId::new)
    }

    fn to_value(&self) -> Value {
        if self.as_str().is_empty() {
            Value::Null
        } else {
            Value::from(self.as_str())
        }
    }

    fn shape() -> Shape {
        Shape::RecordId
    }
}

impl<T: FieldValue> FieldValue for Option<T> {
    const FORM: &'static str = T::FORM;

    fn absent() -> Self {
        None
    }

    fn from_value(value: &Value) -> Option<Self> {
        T::from_value(value).map(Some)
    }

    fn to_value(&self) -> Value {
        self.as_ref().map_or(Value::Null, T::to_value)
    }

    fn shape() -> Shape {
        T::shape()
    }
}

impl<T: FieldValue> FieldValue for Vec<T> {
    const FORM: &'static str = "a list";

    fn absent() -> Self {
        Vec::new()
    }

    fn from_value(value: &Value) -> Option<Self> {
        let items = value.as_array()?;
        let mut list = Vec::with_capacity(items.len());
        for item in items {
            list.push(T::from_value(item)?);
        }
        Some(list)
    }

    fn to_value(&self) -> Value {
        list(self.iter().map(T::to_value).collect())
    }

    fn shape() -> Shape {
        T::shape().list()
    }
}

/// Writes a list without the items that say nothing: one with a gap in it would not be read.
// Apart from the generic code above, so that the app holds it once and not once for each type.
#[inline(never)]
fn list(mut items: Vec<Value>) -> Value {
    items.retain(|item| !item.is_null());
    if items.is_empty() {
        Value::Null
    } else {
        Value::Array(items)
    }
}

/// Reads one member of a JSON object that stands inside a field.
///
/// An absent member reads as [`FieldValue::absent`]; one of the wrong form makes the whole `None`.
pub fn member<T: FieldValue>(value: &Value, name: &str) -> Option<T> {
    match value.as_object()?.get(name) {
        None | Some(Value::Null) => Some(T::absent()),
        Some(inner) => T::from_value(inner),
    }
}

/// Writes an object field from its members, leaving out the absent ones.
pub fn object<const N: usize>(members: [(&str, Value); N]) -> Value {
    let mut object = Map::new();
    for (name, value) in members {
        if !value.is_null() {
            object.insert(name.to_owned(), value);
        }
    }
    Value::Object(object)
}
