//! The road from the desk to the hub: bytes carried both ways, until it is closed.

use std::fmt::Write as _;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinSet;

/// Until the system has room for another connection.
const AFTER_TROUBLE: Duration = Duration::from_millis(100);

/// What becomes of those who take it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Open,
    Closed,
    /// Calls are taken, and nothing comes back.
    Silent,
    /// A guard in the hub's name sends everyone back: the session doesn't count.
    Refused,
}

/// Dropping it closes it for good.
#[derive(Debug)]
pub(super) struct Road {
    addr: SocketAddr,
    way: watch::Sender<Way>,
    _listening: JoinSet<()>,
}

impl Road {
    pub(super) async fn to(hub: SocketAddr) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let addr = listener.local_addr()?;
        let way = watch::Sender::new(Way::Open);
        let mut listening = JoinSet::new();
        listening.spawn(listen(listener, hub, way.subscribe()));
        Ok(Self {
            addr,
            way,
            _listening: listening,
        })
    }

    /// What the desk takes for the hub's address.
    pub(super) fn url(&self) -> String {
        format!("http://{}", self.addr)
    }

    /// Anything but open cuts what is on its way, as a pulled cable does.
    pub(super) fn set(&self, way: Way) {
        self.way.send_replace(way);
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the system doesn't say when it has room again"
)]
async fn listen(listener: TcpListener, hub: SocketAddr, way: watch::Receiver<Way>) {
    loop {
        match listener.accept().await {
            Ok((desk, _)) => {
                let now = *way.borrow();
                match now {
                    Way::Open => drop(tokio::spawn(carry(desk, hub, way.clone()))),
                    Way::Silent => drop(tokio::spawn(hold(desk, way.clone()))),
                    Way::Refused => drop(tokio::spawn(refuse(desk))),
                    Way::Closed => {}
                }
            }
            Err(error) => {
                tracing::warn!(%error, "a connection to the hub was not taken");
                tokio::time::sleep(AFTER_TROUBLE).await;
            }
        }
    }
}

/// Keeps the caller waiting for as long as this is the way.
async fn hold(desk: TcpStream, mut way: watch::Receiver<Way>) {
    way.wait_for(|way| *way != Way::Silent).await.ok();
    drop(desk);
}

/// The hub's own words to a session that doesn't count.
async fn refuse(mut desk: TcpStream) {
    let mut asked = [0; 16 * 1024];
    let Ok(_) = desk.read(&mut asked).await else {
        return;
    };
    let body = r#"{"code":"signedOut"}"#;
    let mut answer = String::from("HTTP/1.1 401 Unauthorized\r\nconnection: close\r\n");
    let _ = write!(
        answer,
        "content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    if let Err(error) = desk.write_all(answer.as_bytes()).await {
        tracing::debug!(%error, "the refusal did not arrive");
    }
    desk.shutdown().await.ok();
}

async fn carry(mut desk: TcpStream, hub: SocketAddr, mut way: watch::Receiver<Way>) {
    let Ok(mut hub) = TcpStream::connect(hub).await else {
        return;
    };
    tokio::select! {
        _ = tokio::io::copy_bidirectional(&mut desk, &mut hub) => {}
        _ = way.wait_for(|way| *way != Way::Open) => {}
    }
}
