//! The simulator as a program of its own.

use std::io::IsTerminal;

use anyhow::{Context, Result, bail};
use simulator::{Config, Sender, Simulator};
use tracing_subscriber::EnvFilter;

/// Flags, each also an environment variable, with what they set.
const FLAGS: [(&str, &str); 9] = [
    ("--listen", "SIMULATOR_LISTEN"),
    ("--account-sid", "SIMULATOR_ACCOUNT_SID"),
    ("--auth-token", "SIMULATOR_AUTH_TOKEN"),
    ("--control-token", "SIMULATOR_CONTROL_TOKEN"),
    ("--sender", "SIMULATOR_SENDER"),
    ("--sender-name", "SIMULATOR_SENDER_NAME"),
    ("--inbound-url", "SIMULATOR_INBOUND_URL"),
    ("--status-url", "SIMULATOR_STATUS_URL"),
    ("--journal", "SIMULATOR_JOURNAL"),
];

#[tokio::main]
async fn main() -> Result<()> {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(std::io::stdout().is_terminal())
        .init();
    let settings = Settings::read(std::env::args().skip(1).collect())?;
    let simulator = Simulator::start(settings.config()?).await?;
    tracing::info!(
        address = simulator.base_url(),
        "Twilio's API and /control listen"
    );
    tracing::info!(account_sid = simulator.account_sid(), "account");
    if settings.get("--auth-token").is_none() {
        tracing::info!(
            auth_token = simulator.auth_token(),
            "auth token made for this run"
        );
    }
    if settings.get("--control-token").is_none() {
        tracing::info!(
            token = simulator.control_token(),
            "control token made for this run"
        );
    }
    tokio::signal::ctrl_c().await.context("wait for the end")
}

/// The flags given.
struct Settings(Vec<(String, String)>);

impl Settings {
    fn read(arguments: Vec<String>) -> Result<Self> {
        let mut given = Vec::new();
        let mut arguments = arguments.into_iter();
        while let Some(flag) = arguments.next() {
            if !FLAGS.iter().any(|(known, _)| *known == flag) {
                let known: Vec<&str> = FLAGS.iter().map(|(known, _)| *known).collect();
                bail!("{flag} is not a flag; there are {}", known.join(" "));
            }
            let value = arguments
                .next()
                .with_context(|| format!("{flag} takes a value"))?;
            given.push((flag, value));
        }
        Ok(Self(given))
    }

    fn get(&self, flag: &str) -> Option<String> {
        let given = self.0.iter().rev().find(|(known, _)| known == flag);
        given.map(|(_, value)| value.clone()).or_else(|| {
            let (_, variable) = FLAGS.iter().find(|(known, _)| *known == flag)?;
            std::env::var(variable).ok()
        })
    }

    fn config(&self) -> Result<Config> {
        let mut config = Config::practice()?;
        if let Some(listen) = self.get("--listen") {
            config.listen = listen.parse().context("--listen takes address:port")?;
        }
        if let Some(sid) = self.get("--account-sid") {
            config.account_sid = sid;
        }
        if let Some(token) = self.get("--auth-token") {
            config.auth_token = token;
        }
        if let Some(token) = self.get("--control-token") {
            config.control_token = token;
        }
        config.journal = self.get("--journal").map(Into::into);
        if let Some(number) = self.get("--sender") {
            let name = self.get("--sender-name");
            let mut sender = Sender::new(number, name.unwrap_or_else(|| "Practice".to_owned()));
            sender.inbound_url = self.get("--inbound-url");
            sender.status_url = self.get("--status-url");
            config.senders.push(sender);
        }
        Ok(config)
    }
}
