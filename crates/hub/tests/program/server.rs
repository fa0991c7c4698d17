//! `multiline-hub` as a process of its own.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use engine::{Correspondence, LineId};
use serde::Serialize;
use serde::de::DeserializeOwned;
use simulator::Simulator;
use tempfile::TempDir;
use uuid::Uuid;
use wire::api::{Answer, FeedPage, Submission};

pub(crate) const LINE: &str = "+14155550100";
pub(crate) const LINE_ID: LineId = LineId(Uuid::from_u128(4));

pub(crate) struct Server {
    pub(crate) url: String,
    child: Child,
    token: String,
    http: reqwest::Client,
    folder: TempDir,
    secret: String,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Server {
    pub(crate) async fn start(simulator: &Simulator, provider: &str) -> Self {
        let folder = TempDir::new().unwrap();
        let settings = settings(&folder, simulator.account_sid(), provider);
        std::fs::write(folder.path().join("hub.toml"), settings).unwrap();
        let secret = simulator.auth_token().to_owned();
        let (child, url) = spawn(&folder, &secret);
        let mut server = Self {
            url,
            child,
            token: String::new(),
            http: reqwest::Client::new(),
            folder,
            secret,
        };
        server.token = server.new_token().await;
        server
    }

    /// SIGKILL.
    pub(crate) fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// The same hub after it was killed.
    pub(crate) fn again(mut self) -> Self {
        let (child, url) = spawn(&self.folder, &self.secret);
        (self.child, self.url) = (child, url);
        self
    }

    pub(crate) async fn get<T: DeserializeOwned>(&self, path: &str) -> T {
        let request = self
            .http
            .get(format!("{}{path}", self.url))
            .bearer_auth(&self.token);
        request.send().await.unwrap().json().await.unwrap()
    }

    pub(crate) async fn put(&self, path: &str, body: &impl Serialize) {
        let request = self
            .http
            .put(format!("{}{path}", self.url))
            .bearer_auth(&self.token)
            .json(body);
        assert_eq!(request.send().await.unwrap().status(), 200, "{path}");
    }

    pub(crate) async fn submit(&self, submission: &Submission) {
        let url = format!("{}/v1/intents", self.url);
        let request = self
            .http
            .post(url)
            .bearer_auth(&self.token)
            .json(submission);
        let answer: Answer = request.send().await.unwrap().json().await.unwrap();
        assert!(matches!(answer, Answer::Accepted { .. }), "{answer:?}");
    }

    /// Waits, woken by the stream, until the feed adds up to what is wanted.
    pub(crate) async fn until(&self, wanted: impl Fn(&Correspondence) -> bool) -> Correspondence {
        let stream = self
            .http
            .get(format!("{}/v1/stream", self.url))
            .bearer_auth(&self.token);
        let mut stream = stream.send().await.unwrap();
        loop {
            let page: FeedPage = self.get("/v1/feed?limit=500").await;
            let mut state = Correspondence::default();
            page.rows.iter().for_each(|row| state.evolve(&row.recorded));
            if wanted(&state) {
                return state;
            }
            stream.chunk().await.unwrap().unwrap();
        }
    }

    async fn new_token(&self) -> String {
        let mut command = tokio::process::Command::new(env!("CARGO_BIN_EXE_multiline-hub"));
        command
            .arg("token")
            .arg(settings_path(&self.folder))
            .arg(Uuid::from_u128(2).to_string());
        let output = command.output().await.unwrap();
        assert!(output.status.success(), "a token is printed: {output:?}");
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    }
}

/// Starts the program and reads from its log where it listens.
fn spawn(folder: &TempDir, secret: &str) -> (Child, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_multiline-hub"));
    command
        .arg("serve")
        .arg(settings_path(folder))
        .env("RUST_LOG", "info")
        .env("NO_COLOR", "1");
    let mut child = command
        .env("PROVIDER_TOKEN", secret)
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
    let address = lines
        .by_ref()
        .map(Result::unwrap)
        .filter(|line| line.contains("The hub is ready"))
        .find_map(|line| {
            line.split_once("local_addr=")
                .map(|(_, address)| address.trim().to_owned())
        })
        .unwrap();
    // The log is read on, or the program would stop when the pipe is full.
    std::thread::spawn(move || lines.for_each(drop));
    (child, format!("http://{address}"))
}

fn settings_path(folder: &TempDir) -> PathBuf {
    folder.path().join("hub.toml")
}

fn settings(folder: &TempDir, account: &str, provider: &str) -> String {
    let [root, member, line] = [1, 2, 4].map(Uuid::from_u128);
    let database = folder.path().join("hub.sqlite");
    let database = database.display();
    format!(
        r#"
        database = "{database}"
        listen = "127.0.0.1:0"

        [[account]]
        sid = "{account}"
        token_variable = "PROVIDER_TOKEN"
        base_url = "{provider}"

        [[organization]]
        id = "{root}"
        name = "Northwind Advisory"
        connector_on = true

        [[member]]
        id = "{member}"
        organization = "{root}"
        name = "Anna"
        connector_on = true

        [[line]]
        id = "{line}"
        organization = "{root}"
        name = "Northwind Advisory"
        number = "{LINE}"
        account = "{account}"
        default_member = "{member}"
        "#
    )
}
