//! How long something takes, in milliseconds.

/// Milliseconds since some moment.
#[cfg(not(target_arch = "wasm32"))]
pub fn now() -> f64 {
    use std::sync::OnceLock;
    use std::time::Instant;
    static START: OnceLock<Instant> = OnceLock::new();
    START.get_or_init(Instant::now).elapsed().as_secs_f64() * 1000.0
}

/// Milliseconds since some moment.
#[cfg(target_arch = "wasm32")]
pub fn now() -> f64 {
    thread_local! {
        static NOW: js_sys::Function = js_sys::Function::new_no_args("return performance.now()");
    }
    let now = NOW.with(|now| now.call0(&wasm_bindgen::JsValue::UNDEFINED));
    now.ok()
        .and_then(|now| now.as_f64())
        .unwrap_or_else(js_sys::Date::now)
}

/// How long the same is done over again, in milliseconds. A browser compiles wasm anew while it runs, and what ran
/// before that must not be most of what is measured.
const LONG: f64 = 1_000.0;

/// The middle of the times that something takes: three times at least, and as long as [`LONG`] in all. What cannot be
/// measured by itself is repeated until it can.
pub fn p50<T>(mut run: impl FnMut() -> T) -> f64 {
    let started = now();
    let mut times = Vec::new();
    let mut repeat = 1_u32;
    while times.len() < 3 || (now() - started < LONG && times.len() < 50) {
        let from = now();
        for _ in 0..repeat {
            std::hint::black_box(run());
        }
        let took = now() - from;
        if took < 8.0 && times.is_empty() && repeat < 100_000 {
            repeat *= 4;
            continue;
        }
        times.push(took / f64::from(repeat));
    }
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or_default()
}
