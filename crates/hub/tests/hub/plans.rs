//! Every query of the hub finds its rows by key or index.

use std::path::Path;

use sqlx::{Connection, Row, SqliteConnection};

/// Steps that read a whole table, and why that is right there.
const WHOLE: &[(&str, &str)] = &[
    ("SELECT MAX(id)", "the last key of the table is one step"),
    (
        "SELECT MIN(id) AS id FROM journal",
        "walks the index of what is new, which is short",
    ),
];

#[tokio::test]
async fn no_query_reads_a_whole_table() {
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path().join("hub.sqlite");
    hub::create_database(&path).await.unwrap();
    let mut database = SqliteConnection::connect(&format!("sqlite://{}", path.display()))
        .await
        .unwrap();
    let mut seen = 0;
    for entry in std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(".sqlx")).unwrap() {
        let description = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        let description: serde_json::Value = serde_json::from_str(&description).unwrap();
        let query = description["query"].as_str().unwrap();
        let plan = sqlx::query(sqlx::AssertSqlSafe(format!("EXPLAIN QUERY PLAN {query}")));
        for step in plan.fetch_all(&mut database).await.unwrap() {
            let step: String = step.get("detail");
            // Tables that a statement builds for itself are named here; they hold a few rows.
            let own = ["up", "down", "head"]
                .iter()
                .any(|name| step == format!("SCAN {name}"))
                || step.starts_with("SCAN (subquery");
            let known = WHOLE.iter().any(|(part, _)| query.contains(part));
            assert!(
                !step.starts_with("SCAN") || own || known || step == "SCAN CONSTANT ROW",
                "{step} in {query}"
            );
        }
        seen += 1;
    }
    assert!(seen > 40, "all queries are described: {seen}");
}
