//! What the hub streams and pages, from anyone.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| desk::untrusted::stream(bytes));
