//! `multiline-hub`: the connector service as a program.
//!
//! ```text
//! multiline-hub serve hub.toml            runs until it is told to stop
//! multiline-hub token hub.toml <member>   prints a new bearer token for a member
//! ```

mod settings;

use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result, bail};
use engine::MemberId;
use hub::Hub;
use tracing_subscriber::EnvFilter;

use settings::Settings;

#[tokio::main]
async fn main() -> Result<()> {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .init();

    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["serve", file] => serve(&Settings::read(Path::new(file))?).await,
        ["token", file, member] => {
            let member = member.parse().context("the id of a member")?;
            token(&Settings::read(Path::new(file))?, member).await
        }
        _ => bail!("usage: multiline-hub serve <settings.toml> | token <settings.toml> <member>"),
    }
}

async fn serve(settings: &Settings) -> Result<()> {
    // Furnished first: the provider may post to a line the moment the hub answers.
    let opened = Hub::open(settings.config()?).await?;
    settings.furnish(&opened.directory()).await?;
    let hub = opened.start().await?;
    tracing::info!(local_addr = %hub.local_addr(), "The hub is ready");
    told_to_stop().await?;
    tracing::info!("The hub stops");
    hub.stop().await
}

async fn token(settings: &Settings, member: MemberId) -> Result<()> {
    let root = settings
        .root_of(member)
        .context("no such member in the settings")?;
    let token = hub::issue_token(&settings.database, root, member).await?;
    writeln!(std::io::stdout(), "{token}").context("print the token")
}

#[cfg(unix)]
async fn told_to_stop() -> Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate()).context("listen for signals")?;
    tokio::select! {
        _ = terminate.recv() => {}
        pressed = tokio::signal::ctrl_c() => pressed.context("listen for signals")?,
    }
    Ok(())
}

#[cfg(not(unix))]
async fn told_to_stop() -> Result<()> {
    tokio::signal::ctrl_c().await.context("listen for signals")
}
