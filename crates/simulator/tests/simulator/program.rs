//! The program of its own: it listens, and a kill loses nothing.

use std::process::Stdio;

use serde_json::{Value, json};
use tokio::{
    io::{AsyncBufReadExt, BufReader, Lines},
    process::{Child, ChildStdout, Command},
};

const ACCOUNT: &str = "AC00000000000000000000000000000001";

struct Program {
    child: Child,
    base: String,
    /// Kept open, or the program could no longer speak.
    _lines: Lines<BufReader<ChildStdout>>,
}

/// Starts the program and waits until it says where it listens.
async fn start(journal: &std::path::Path) -> Program {
    let mut child = Command::new(env!("CARGO_BIN_EXE_multiline-simulator"))
        .args(["--listen", "127.0.0.1:0", "--account-sid", ACCOUNT])
        .args(["--auth-token", "secret", "--sender", "+14155550100"])
        .arg("--journal")
        .arg(journal)
        .env("SIMULATOR_CONTROL_TOKEN", "control")
        .env("RUST_LOG", "info")
        .stdout(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let base = loop {
        let line = lines
            .next_line()
            .await
            .unwrap()
            .expect("it says where it listens");
        if let Some(place) = line.find("http://") {
            break line[place..].trim_end_matches('"').to_owned();
        }
    };
    Program {
        child,
        base,
        _lines: lines,
    }
}

async fn control(program: &Program, path: &str) -> Value {
    let url = format!("{}/control{path}", program.base);
    let request = client().get(url).bearer_auth("control");
    request.send().await.unwrap().json().await.unwrap()
}

fn client() -> reqwest::Client {
    // A second installation reports the first, which serves as well.
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder().no_proxy().build().unwrap()
}

#[tokio::test]
async fn a_killed_program_remembers_what_guests_and_the_business_wrote() {
    let folder = tempfile::tempdir().unwrap();
    let journal = folder.path().join("simulator.jsonl");
    let mut program = start(&journal).await;

    let url = format!("{}/control/guests/sam-whitfield/messages", program.base);
    let text = json!({ "text": "Hello", "sender": "+14155550100" });
    let written = client().post(url).bearer_auth("control").json(&text);
    assert_eq!(
        written.send().await.unwrap().status(),
        201,
        "the guest writes"
    );
    let url = format!(
        "{}/2010-04-01/Accounts/{ACCOUNT}/Messages.json",
        program.base
    );
    let form = [
        ("To", "whatsapp:+14155550163"),
        ("From", "whatsapp:+14155550100"),
        ("Body", "Good morning"),
    ];
    let sent = client()
        .post(url)
        .basic_auth(ACCOUNT, Some("secret"))
        .form(&form);
    assert_eq!(
        sent.send().await.unwrap().status(),
        201,
        "the business answers"
    );
    program.child.kill().await.unwrap();

    let program = start(&journal).await;
    let messages = control(&program, "/messages").await;
    let texts: Vec<_> = messages
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["body"])
        .collect();
    assert_eq!(texts, ["Hello", "Good morning"], "both are there");
    assert_eq!(
        control(&program, "/guests").await["guests"]
            .as_array()
            .unwrap()
            .len(),
        14,
        "so is the cast"
    );
}

#[tokio::test]
async fn a_flag_that_is_none_is_named() {
    let output = Command::new(env!("CARGO_BIN_EXE_multiline-simulator"))
        .args(["--lisen", "127.0.0.1:0"])
        .output()
        .await
        .unwrap();
    assert!(!output.status.success(), "it does not start");
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(
        said.contains("--lisen") && said.contains("--listen"),
        "and says what there is"
    );
}
