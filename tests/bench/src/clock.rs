//! How long something takes, in milliseconds.

use std::hint::black_box;

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

/// How long one of several deeds is done before it is the turn of the next, in milliseconds: long enough for a browser
/// to clear away what it left, which belongs to its cost.
const TURN: f64 = 200.0;

/// What a clock can measure, in milliseconds. Anything shorter is repeated until it is as long.
const MEASURABLE: f64 = 8.0;

/// Something that is timed. What comes of it is kept until the clock stands: a deed is over when its outcome is there,
/// and to throw that away is not part of it.
pub struct Deed<F, T> {
    run: F,
    outcomes: Vec<T>,
}

impl<T, F: FnMut() -> T> Deed<F, T> {
    /// Takes what is to be timed.
    pub fn new(run: F) -> Self {
        Self {
            run,
            outcomes: Vec::new(),
        }
    }
}

/// A [`Deed`], whatever comes of it.
pub trait Timed {
    /// How long it takes to do it so many times, in milliseconds.
    fn time(&mut self, repeat: u32) -> f64;
}

impl<T, F: FnMut() -> T> Timed for Deed<F, T> {
    fn time(&mut self, repeat: u32) -> f64 {
        let from = now();
        for _ in 0..repeat {
            self.outcomes.push(black_box((self.run)()));
        }
        let took = now() - from;
        self.outcomes.clear();
        took
    }
}

/// The middle of the times that something takes: three times at least, and for a second in all.
pub fn p50<T>(run: impl FnMut() -> T) -> f64 {
    let [took] = p50_by_turns([&mut Deed::new(run)]);
    took
}

/// As [`p50`] for several deeds that are held against each other. They are done by turns, because a computer is quicker
/// at one moment than at the next.
pub fn p50_by_turns<const N: usize>(deeds: [&mut dyn Timed; N]) -> [f64; N] {
    let mut deeds = deeds.map(|deed| (repeats(deed), deed, Vec::new()));
    let started = now();
    let mut turns = 0;
    while turns < 3 || now() - started < LONG * N as f64 {
        for (repeat, deed, times) in &mut deeds {
            let turn = now();
            while times.len() <= turns || now() - turn < TURN {
                times.push(deed.time(*repeat) / f64::from(*repeat));
            }
        }
        turns += 1;
    }
    deeds.map(|(_, _, mut times)| {
        times.sort_by(f64::total_cmp);
        times.get(times.len() / 2).copied().unwrap_or_default()
    })
}

/// How often something has to be done so that a clock can measure it.
fn repeats(deed: &mut dyn Timed) -> u32 {
    let mut repeat = 1;
    while deed.time(repeat) < MEASURABLE && repeat < 100_000 {
        repeat *= 4;
    }
    repeat
}
