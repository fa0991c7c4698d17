//! The project's tasks, run as `cargo xtask <task>`.
#![expect(
    clippy::print_stdout,
    reason = "a task speaks to the person at the terminal"
)]

mod bench;
mod check;
mod codegen;
mod conformance;
mod display;
mod fuzz;
mod hooks;
mod interface;
mod machine;
mod place;
mod queries;
mod run;
mod step;
mod supply;
mod test;
mod tour;

use std::env;
use std::process::ExitCode;

use anyhow::{Result, bail};

const USAGE: &str = "\
cargo xtask <task>

  run       install what is missing, build, open the app
  test      install what is missing, then every check and every test
  check     the quick part of `test`, as before a commit
            (--supply: licences and sources of what we depend on)
  codegen   renew the generated files: bindings.ts, query descriptions
  tour      walk through the app on a virtual display, pictures in target/tour
  bench     measure (engine, desk, hub or window; all of them if not said)
  conformance
            have carrier and simulator judged by the provider's own material
  fuzz      try bytes from anyone on what reads them (seconds for each, 60 if not said)";

fn main() -> ExitCode {
    match perform() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn perform() -> Result<()> {
    let mut arguments = env::args().skip(1);
    let task = arguments.next();
    let rest: Vec<String> = arguments.collect();
    env::set_current_dir(place::root()?)?;
    match task.as_deref() {
        Some("run") => run::run(&rest),
        Some("test") => test::test(),
        Some("check") if rest.iter().any(|option| option == "--supply") => supply::check(),
        Some("check") => check::check(),
        Some("codegen") => codegen::codegen(),
        Some("tour") => tour::tour(),
        Some("bench") => bench::bench(&rest),
        Some("conformance") => conformance::conformance(),
        Some("fuzz") => fuzz::fuzz(&rest),
        Some("help" | "--help" | "-h") | None => {
            println!("{USAGE}");
            Ok(())
        }
        Some(unknown) => bail!("there is no task `{unknown}`\n\n{USAGE}"),
    }
}
