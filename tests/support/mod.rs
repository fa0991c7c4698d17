//! The real app in a real window, driven through WebDriver.

mod app;
mod axe;
mod driver;
mod keys;
mod page;
mod phone;
mod picture;
mod reading;
mod screen;
mod steps;

use std::future::Future;
use std::time::Duration;

use anyhow::{Context, Result};
use tokio::time::timeout;

pub(crate) use app::App;
pub(crate) use keys::{BACKSPACE, CONTROL, END, ENTER, ESCAPE, F6, HOME, SHIFT, UP};

/// How long one journey may take before it counts as stuck.
const LONGEST_JOURNEY: Duration = Duration::from_mins(3);

/// How long a window or a page may take to show what a journey waits for.
const LONGEST_WAIT: Duration = Duration::from_secs(20);

/// Runs a journey to its end or to its time limit; a stuck driver then fails instead of hanging.
pub(crate) async fn journey<T>(steps: impl Future<Output = Result<T>>) -> Result<T> {
    timeout(LONGEST_JOURNEY, steps)
        .await
        .context("the journey got stuck")?
}

/// Waits until `holds` answers yes, for what gives no sign of its own when it changes.
pub(crate) async fn until(what: &str, mut holds: impl AsyncFnMut() -> Result<bool>) -> Result<()> {
    let asking = async {
        while !holds().await? {
            pause().await;
        }
        Ok(())
    };
    timeout(LONGEST_WAIT, asking)
        .await
        .with_context(|| format!("waited in vain: {what}"))?
}

#[expect(
    clippy::disallowed_methods,
    reason = "the pause between two questions, not a wait"
)]
async fn pause() {
    tokio::time::sleep(Duration::from_millis(10)).await;
}
