//! What fuzzing began with, and what it found, read again.

use std::fs;
use std::path::Path;

#[test]
fn nothing_a_hub_streams_is_too_odd_to_be_read() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/seeds/stream");
    let files = fs::read_dir(folder).expect("the seeds are kept");
    let seeds: Vec<Vec<u8>> = files
        .map(|file| fs::read(file.unwrap().path()).unwrap())
        .collect();
    assert!(!seeds.is_empty(), "there is something to try");
    for seed in seeds {
        desk::untrusted::stream(&seed);
    }
}
