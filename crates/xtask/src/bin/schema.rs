//! Makes an empty SQLite file with a crate's schema: `schema <migrations folder> <file>`.

use std::env;
use std::path::Path;

use anyhow::{Context, Result};
use sqlx::migrate::Migrator;
use sqlx::sqlite::{SqliteConnectOptions, SqlitePool};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let mut arguments = env::args().skip(1);
    let migrations = arguments.next().context("name the migrations folder")?;
    let file = arguments.next().context("name the file to make")?;

    let options = SqliteConnectOptions::new()
        .filename(&file)
        .create_if_missing(true);
    let pool = SqlitePool::connect_with(options)
        .await
        .context("open the file")?;
    let migrator = Migrator::new(Path::new(&migrations))
        .await
        .context("read the migrations")?;
    migrator.run(&pool).await.context("apply the migrations")?;
    pool.close().await;
    Ok(())
}
