//! One running app with a home of its own.

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result};
use fantoccini::wd::{Capabilities, TimeoutConfiguration};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;

use super::driver::{Driver, kill};
use super::{LONGEST_WAIT, until};

const BINARY: &str = env!("CARGO_BIN_EXE_multiline");

/// The app under the driver; dropping it ends both.
#[derive(Debug)]
pub(crate) struct App {
    pub(super) client: Client,
    driver: Driver,
}

impl App {
    /// Starts the app on what an earlier run left below `home`, with `environment` added to its own.
    pub(crate) async fn start(home: &Path, environment: &[(&str, &str)]) -> Result<Self> {
        let driver = Driver::start(home, environment).await?;
        let mut wanted = Capabilities::new();
        let options = json!({ "binary": binary()?, "args": [] });
        wanted.insert("webkitgtk:browserOptions".to_owned(), options);
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(wanted)
            .connect(&driver.address())
            .await
            .context("open the app's window")?;
        // Longer than any wait inside the page, which can say what it was waiting for.
        let script = LONGEST_WAIT + Duration::from_secs(5);
        client
            .update_timeouts(TimeoutConfiguration::new(Some(script), None, None))
            .await?;
        Ok(Self { client, driver })
    }

    /// Kills the app as a power cut would, and ends the driver with it.
    pub(crate) fn kill(self) -> Result<()> {
        let process = self.driver.process_of(&binary()?)?;
        kill(&process.to_string());
        Ok(())
    }

    /// Starts the app a second time on the same files and the same screen; tells whether it ended well.
    pub(crate) fn start_again(&self, home: &Path) -> Result<bool> {
        self.driver.run(&binary()?, home)
    }

    /// Turns to the window with this title, once it is there, and gives it the keyboard.
    pub(crate) async fn turn_to(&self, title: &str) -> Result<()> {
        self.switch_to(title).await?;
        until(&format!("{title:?} has the keyboard"), async || {
            self.driver.screen().focus(title)?;
            let has = self.script("return document.hasFocus()", vec![]).await?;
            Ok(has == true)
        })
        .await
    }

    async fn switch_to(&self, title: &str) -> Result<()> {
        until(&format!("a window called {title:?}"), async || {
            for window in self.client.windows().await? {
                self.client.switch_to_window(window).await?;
                if self.client.title().await? == title {
                    return Ok(true);
                }
            }
            Ok(false)
        })
        .await
    }
}

fn binary() -> Result<PathBuf> {
    Path::new(BINARY)
        .canonicalize()
        .context("find the app's binary")
}
