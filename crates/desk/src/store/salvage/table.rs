//! Reading a table around the damage.

use std::collections::BTreeMap;

use futures::TryStreamExt;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

/// What could be read of a table.
#[derive(Debug, Default)]
pub(super) struct Table {
    pub(super) rows: Vec<SqliteRow>,
    /// It was read to the end.
    pub(super) whole: bool,
}

/// Rows of a table from both ends up to the damage, in the order of their key, which is the first column.
pub(super) async fn readable(db: &mut SqliteConnection, table: &str) -> Table {
    let mut rows = BTreeMap::new();
    for direction in ["ASC", "DESC"] {
        let statement = format!("SELECT * FROM {table} ORDER BY 1 {direction}");
        let mut stream = sqlx::query(sqlx::AssertSqlSafe(statement)).fetch(&mut *db);
        loop {
            match stream.try_next().await {
                Ok(Some(row)) => {
                    rows.insert(key(&row), row);
                }
                Ok(None) => {
                    let whole = true;
                    let rows = rows.into_values().collect();
                    return Table { rows, whole };
                }
                Err(error) if is_missing(&error) => {
                    let (rows, whole) = (Vec::new(), true);
                    return Table { rows, whole };
                }
                Err(error) => {
                    tracing::warn!(table, %error, "a table can't be read to the end");
                    break;
                }
            }
        }
    }
    Table {
        rows: rows.into_values().collect(),
        whole: false,
    }
}

/// An older version didn't have the table.
fn is_missing(error: &sqlx::Error) -> bool {
    error
        .as_database_error()
        .is_some_and(|error| error.message().starts_with("no such table"))
}

/// Numbers as big-endian bytes, so that they sort as numbers.
fn key(row: &SqliteRow) -> Vec<u8> {
    if let Ok(number) = row.try_get::<i64, _>(0) {
        return number.to_be_bytes().to_vec();
    }
    if let Ok(name) = row.try_get::<String, _>(0) {
        return name.into_bytes();
    }
    row.try_get::<Vec<u8>, _>(0).unwrap_or_default()
}
