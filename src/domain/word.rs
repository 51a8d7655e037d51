//! Closed lists of words: one value in the file, one label on the screen.

/// Declares an enum whose values are written as fixed words in the snapshot and shown as labels.
///
/// A word the app does not know is not guessed: the field reads as not understood and is kept.
macro_rules! words {
    (
        $(#[$meta:meta])*
        $name:ident, form $form:literal, absent $absent:ident {
            $( $(#[$variant_meta:meta])* $variant:ident = $word:literal, $label:literal; )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum $name {
            $( $(#[$variant_meta])* $variant, )*
        }

        impl $name {
            /// Every value, in the order in which people read them.
            pub const ALL: &'static [$name] = &[$($name::$variant),*];

            /// Every word with its label, for forms.
            pub const WORDS: &'static [(&'static str, &'static str)] = &[$(($word, $label)),*];

            /// The word that stands for a field that nobody has set.
            pub const ABSENT_WORD: &'static str = $name::$absent.word();

            /// The word in the snapshot and in links.
            pub const fn word(self) -> &'static str {
                match self { $( $name::$variant => $word, )* }
            }

            /// The label people read.
            pub fn label(self) -> &'static str {
                match self { $( $name::$variant => $label, )* }
            }

            /// The value a word stands for, or `None` when the word is not known.
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $( $word => Some($name::$variant), )* _ => None }
            }

            /// The label of a word of the snapshot, or `None` when the word is not known.
            pub fn label_of(word: &str) -> Option<&'static str> {
                Self::from_word(word).map(Self::label)
            }
        }

        impl $crate::domain::field::FieldValue for $name {
            const FORM: &'static str = $form;

            fn absent() -> Self {
                $name::$absent
            }

            fn from_value(value: &serde_json::Value) -> Option<Self> {
                value.as_str().and_then(Self::from_word)
            }

            fn to_value(&self) -> serde_json::Value {
                match self {
                    $name::$absent => serde_json::Value::Null,
                    other => serde_json::Value::from(other.word()),
                }
            }

            fn shape() -> $crate::domain::shape::Shape {
                let words = $name::ALL.iter();
                $crate::domain::shape::Shape::words(words.map(|word| (word.word(), word.label())))
            }
        }
    };
}

pub(crate) use words;
