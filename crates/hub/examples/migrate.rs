//! Creates a fresh database from the migrations, for the compile-time checks of queries.

use anyhow::Context;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let path = std::env::args()
        .nth(1)
        .context("give the path of the database")?;
    hub::create_database(std::path::Path::new(&path)).await
}
