//! What fuzzing began with, and what it found, read again.

use std::fs;
use std::path::Path;

fn seeds(name: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../fuzz/seeds")
        .join(name);
    let files = fs::read_dir(folder).expect("the seeds are kept");
    files
        .map(|file| fs::read(file.unwrap().path()).unwrap())
        .collect()
}

#[test]
fn no_webhook_is_too_odd_to_be_read() {
    let seeds = seeds("webhook");
    assert!(!seeds.is_empty(), "there is something to try");
    for seed in seeds {
        hub::untrusted::webhook(&seed);
    }
}

#[test]
fn no_policy_is_too_odd_for_the_rules() {
    let seeds = seeds("policy");
    assert!(!seeds.is_empty(), "there is something to try");
    for seed in seeds {
        hub::untrusted::policy(&seed);
    }
}
