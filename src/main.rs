//! The wasm entry: shows the app. On any other target there is nothing to run.

#[cfg(target_arch = "wasm32")]
fn main() {
    scrutiny_tracker::ui::run();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    println!("Scrutiny Tracker runs in a browser. Use `cargo xtask serve`.");
}
