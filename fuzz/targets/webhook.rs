//! A webhook's body, from anyone.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| hub::untrusted::webhook(bytes));
