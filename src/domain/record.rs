//! What every kind of record has in common: a type name, fields, and reading with problems reported.

use serde_json::Value;

use crate::domain::field::{FieldMap, FieldValue};
use crate::domain::json::written;
use crate::domain::shape::Kind;

/// A kind of record. The `record!` macro writes the implementation from the list of fields, so a
/// field is added in one place.
pub trait Record: Sized {
    /// The name of the kind in the snapshot's `type`.
    const TYPE: &'static str;

    /// The names of the fields in the snapshot, in the order they are declared.
    const FIELDS: &'static [&'static str];

    /// Reads the record; fields of the wrong form are reported to `fields` and read as absent.
    fn read(fields: &mut FieldReader<'_>) -> Self;

    /// Writes the record's fields, leaving out absent ones.
    fn write(&self) -> FieldMap;

    /// What a file says of this kind, in the words of its documentation.
    fn kind() -> Kind;
}

/// A field whose stored value is not of the form it should have. The value is kept as it was.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FieldProblem {
    /// The field's name in the snapshot.
    pub field: String,
    /// What the field should hold, in words.
    pub expected: &'static str,
    /// The value as it stands in the change record, as JSON.
    pub found: String,
}

/// Hands a record its fields one by one and collects what could not be read.
pub struct FieldReader<'a> {
    values: &'a dyn Fn(&str) -> Option<&'a Value>,
    problems: Vec<FieldProblem>,
}

impl<'a> FieldReader<'a> {
    /// Reads from a look-up of the current value per field name.
    pub fn new(values: &'a dyn Fn(&str) -> Option<&'a Value>) -> Self {
        Self {
            values,
            problems: Vec::new(),
        }
    }

    /// The field as its type; absent when unset or of the wrong form, which is then reported.
    // Once for each type of field, and not once more for each of the fields.
    #[inline(never)]
    pub fn field<T: FieldValue>(&mut self, name: &str) -> T {
        let Some(value) = self.value(name) else {
            return T::absent();
        };
        T::from_value(value).unwrap_or_else(|| {
            self.report(name, T::FORM, value);
            T::absent()
        })
    }

    // Apart from the generic code above, so that the app holds these once and not once for each type.
    #[inline(never)]
    fn value(&self, name: &str) -> Option<&'a Value> {
        (self.values)(name).filter(|value| !value.is_null())
    }

    #[inline(never)]
    fn report(&mut self, name: &str, expected: &'static str, value: &Value) {
        self.problems.push(FieldProblem {
            field: name.to_owned(),
            expected,
            found: written(value),
        });
    }

    /// What could not be read.
    pub fn into_problems(self) -> Vec<FieldProblem> {
        self.problems
    }
}

/// Puts a field among the others unless it is absent.
#[inline(never)]
pub(super) fn put_field(fields: &mut FieldMap, name: &str, value: Value) {
    if !value.is_null() {
        fields.insert(name.to_owned(), value);
    }
}

/// Declares a kind of record: the struct, the names of its fields in the snapshot, reading and writing.
macro_rules! record {
    (
        $(#[doc = $about:literal])*
        $name:ident = $type:literal {
            $( $(#[doc = $field_about:literal])* $field:ident: $kind:ty = $json:literal, )*
        }
    ) => {
        $(#[doc = $about])*
        #[derive(Clone, PartialEq, Debug)]
        pub struct $name {
            $( $(#[doc = $field_about])* pub $field: $kind, )*
        }

        impl $crate::domain::record::Record for $name {
            const TYPE: &'static str = $type;
            const FIELDS: &'static [&'static str] = &[$($json),*];

            fn read(fields: &mut $crate::domain::record::FieldReader<'_>) -> Self {
                Self { $( $field: fields.field($json), )* }
            }

            fn write(&self) -> $crate::domain::field::FieldMap {
                let mut fields = $crate::domain::field::FieldMap::new();
                $(
                    let value = $crate::domain::field::FieldValue::to_value(&self.$field);
                    $crate::domain::record::put_field(&mut fields, $json, value);
                )*
                fields
            }

            fn kind() -> $crate::domain::shape::Kind {
                let fields = vec![$( $crate::domain::shape::Member::free(
                    $json,
                    concat!($($field_about),*),
                    <$kind as $crate::domain::field::FieldValue>::shape(),
                ) ),*];
                $crate::domain::shape::Kind { name: $type, about: concat!($($about),*), fields }
            }
        }

        impl $name {
            /// A record of this kind in which nothing is set yet.
            pub fn blank() -> Self {
                Self { $( $field: $crate::domain::field::FieldValue::absent(), )* }
            }
        }
    };
}

pub(crate) use record;
