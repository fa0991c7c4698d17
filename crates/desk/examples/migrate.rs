//! Makes a fresh store at the path given, against which the queries are checked while compiling.

use std::path::Path;

use anyhow::Context;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let path = std::env::args()
        .nth(1)
        .context("say where the file is to be")?;
    desk::create(Path::new(&path)).await
}
