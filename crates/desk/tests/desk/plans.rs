//! Every hot query goes by key or index, however large the store is.

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Row, SqliteConnection};

/// Queries that read a whole index, and why that is little.
const WHOLE: &[(&str, &str)] = &[
    // Only what this version couldn't read is in this index.
    ("log_unknown.sql", "SCAN log USING INDEX log_unknown"),
    // Only what was refused is in this index.
    (
        "outbox_refused.sql",
        "SCAN outbox USING INDEX outbox_refused",
    ),
    // Only what is unread, or held, is in these indexes.
    (
        "conversation_totals.sql",
        "SCAN conversation USING COVERING INDEX conversation_unread",
    ),
    (
        "conversation_totals.sql",
        "SCAN conversation USING COVERING INDEX conversation_held",
    ),
    // Only what is held is in this index.
    (
        "timeline_held.sql",
        "SCAN timeline_item USING INDEX timeline_item_held",
    ),
];

/// Queries that sort what they found, and why that is little.
const SORTED: &[&str] = &[
    // One number has a handful of contacts at most.
    "contact_by_identifier.sql",
    // As many as were named, put back in that order: those of one page, or all that changed at once.
    "conversation_rows.sql",
    // The outbox is short.
    "outbox_of_pairs.sql",
    // What is stuck or closes within hours, put together from two indexes.
    "conversation_needs_you.sql",
];

#[tokio::test]
async fn every_query_file_goes_by_key_or_index() {
    let (_folder, mut db) = fresh().await;
    let mut looked_at = 0;
    for entry in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/queries")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let query = std::fs::read_to_string(&path).unwrap();
        let plan = plan(&mut db, &query).await;
        check(&name, &plan);
        looked_at += 1;
    }
    assert!(looked_at > 15, "the folder was found: {looked_at} queries");
}

/// An empty store, gone with its folder.
async fn fresh() -> (tempfile::TempDir, SqliteConnection) {
    let folder = tempfile::TempDir::new().unwrap();
    let file = folder.path().join("plans.sqlite");
    desk::create(&file).await.unwrap();
    let db = SqliteConnectOptions::new().filename(&file).connect().await;
    (folder, db.unwrap())
}

async fn plan(db: &mut SqliteConnection, query: &str) -> Vec<String> {
    let explain = sqlx::AssertSqlSafe(format!("EXPLAIN QUERY PLAN {query}"));
    let rows = sqlx::query(explain).fetch_all(db).await.unwrap();
    rows.iter()
        .map(|row| row.get::<String, _>("detail"))
        .collect()
}

fn check(name: &str, plan: &[String]) {
    for step in plan {
        let whole = WHOLE
            .iter()
            .any(|(known, scan)| *known == name && step == scan);
        let reads_all = step.starts_with("SCAN") && !is_given(step) && !whole;
        assert!(!reads_all, "{name} reads a whole table: {plan:#?}");
        let sorts = step.contains("TEMP B-TREE") && !SORTED.contains(&name);
        assert!(
            !sorts,
            "{name} sorts what an index should give in order: {plan:#?}"
        );
    }
}

/// What the query was given, or found by steps that stand in the plan themselves.
fn is_given(step: &str) -> bool {
    step == "SCAN CONSTANT ROW"
        || step == "SCAN json_each VIRTUAL TABLE INDEX 1:"
        || step.starts_with("SCAN (subquery-")
}

#[tokio::test]
async fn a_search_reads_names_from_the_index_of_the_list_and_stops_at_a_full_page() {
    let (_folder, mut db) = fresh().await;
    let queries = [
        (
            include_str!("../../queries/conversation_found.sql"),
            "by_time",
        ),
        (
            include_str!("../../queries/conversation_unread.sql"),
            "unread",
        ),
        (include_str!("../../queries/conversation_held.sql"), "held"),
        (
            include_str!("../../queries/conversation_needs_you.sql"),
            "closing",
        ),
    ];
    for (query, index) in queries {
        let plan = plan(&mut db, query).await.join("\n");
        let covering = format!("USING COVERING INDEX conversation_{index} (");
        assert!(plan.contains(&covering), "{index} is enough: {plan}");
    }
}

#[tokio::test]
async fn unread_and_failed_are_counted_by_their_own_small_indexes() {
    let (_folder, mut db) = fresh().await;
    let plan = plan(
        &mut db,
        include_str!("../../queries/timeline_standings.sql"),
    )
    .await
    .join("\n");
    for index in [
        "timeline_item_unread",
        "timeline_item_failed",
        "PRIMARY KEY",
    ] {
        assert!(plan.contains(index), "{index} is used: {plan}");
    }
}
