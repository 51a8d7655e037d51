//! The host tests.
