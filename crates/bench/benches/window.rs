//! What a member sees at the start, and what an open app holds of the machine's memory; beside a messenger of the
//! system's own, measured in the same way in the same run.
//!
//! Both are looked at from outside, on a virtual display of their own: an app has started when what is on the screen
//! stays as it is.
#![expect(clippy::print_stdout, reason = "the measurements are for the reader")]
#![cfg_attr(
    target_os = "linux",
    expect(
        clippy::disallowed_methods,
        reason = "measuring is reading the clock and waiting"
    )
)]

#[cfg(target_os = "linux")]
#[path = "window/linux.rs"]
mod linux;
#[cfg(target_os = "linux")]
#[path = "window/memory.rs"]
mod memory;
#[cfg(target_os = "linux")]
#[path = "window/screen.rs"]
mod screen;

#[cfg(target_os = "linux")]
fn main() -> anyhow::Result<()> {
    linux::main()
}

#[cfg(not(target_os = "linux"))]
fn main() {
    println!("Windows are measured on Linux only.");
}
