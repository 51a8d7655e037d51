//! A browser that is used at random: windows come and go, the vault answers or does not, the journal
//! fills up, texts are damaged, the browser is killed. Whatever happens, the promises hold for whoever
//! opens a window next.

mod world;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use world::{Act, World};

fn act() -> impl Strategy<Value = Act> {
    let window = || 0..4_usize;
    let number = 0..8_usize;
    prop_oneof![
        2 => Just(Act::Open),
        5 => (window(), any::<bool>()).prop_map(|(window, thin)| Act::VaultAnswers(window, thin)),
        1 => window().prop_map(Act::VaultIsRefused),
        8 => (window(), number.clone()).prop_map(|(window, change)| Act::Append(window, change)),
        3 => (window(), any::<u8>()).prop_map(|(window, changes)| Act::Begin(window, changes)),
        2 => (window(), any::<u8>()).prop_map(|(window, changes)| Act::Merge(window, changes)),
        1 => window().prop_map(Act::WriteBack),
        2 => (window(), number.clone()).prop_map(|(window, point)| Act::GoBack(window, point)),
        2 => window().prop_map(Act::NoteMerge),
        2 => window().prop_map(Act::NoteFiled),
        1 => (window(), number.clone()).prop_map(|(window, change)| Act::TakeOut(window, change)),
        2 => (window(), 0..3_usize).prop_map(|(window, keep)| Act::Drop(window, keep)),
        3 => window().prop_map(Act::Refresh),
        5 => window().prop_map(Act::Carry),
        5 => window().prop_map(Act::VaultCommits),
        1 => window().prop_map(Act::VaultCommitsUnheard),
        2 => window().prop_map(Act::VaultAborts),
        1 => window().prop_map(Act::VaultCloses),
        2 => window().prop_map(Act::End),
        2 => (0..=100_usize).prop_map(Act::Kill),
        1 => Just(Act::Flush),
        2 => number.clone().prop_map(Act::DamageInJournal),
        2 => number.prop_map(Act::DamageInVault),
        1 => Just(Act::JournalIsFull),
        1 => Just(Act::JournalIsRefused),
        2 => Just(Act::JournalIsWell),
        1 => Just(Act::Clear),
        1 => window().prop_map(Act::Erase),
        5 => window().prop_map(Act::Seal),
        6 => window().prop_map(Act::VaultGivesAPack),
    ]
}

fn config() -> ProptestConfig {
    let often = std::env::var_os("CI").is_some();
    ProptestConfig {
        cases: if often { 10_000 } else { 256 },
        rng_seed: RngSeed::Fixed(3),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn whatever_happens_to_a_browser_the_next_window_finds_what_was_promised(acts in prop::collection::vec(act(), 1..60)) {
        let mut world = World::default();
        for act in &acts {
            world.let_happen(*act);
            world.keeps_its_promises();
        }
    }

    #[test]
    fn whatever_happens_to_a_browser_with_packs_the_next_window_finds_what_was_promised(acts in prop::collection::vec(act(), 1..80)) {
        let mut world = World::that_seals_early();
        for act in &acts {
            world.let_happen(*act);
            world.keeps_its_promises();
        }
        world.says_nothing_that_was_taken_out();
    }
}
