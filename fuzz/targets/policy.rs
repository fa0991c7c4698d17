//! An organization's policy, and a guest's words under it, from anyone.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| hub::untrusted::policy(bytes));
