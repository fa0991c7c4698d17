//! `multiline-hub`: the connector service as a program.

fn main() {}
