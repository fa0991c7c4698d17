//! The road from the desk to the hub: bytes carried both ways, until it is closed.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinSet;

/// Until the system has room for another connection.
const AFTER_TROUBLE: Duration = Duration::from_millis(100);

/// Dropping it closes it for good.
#[derive(Debug)]
pub(super) struct Road {
    addr: SocketAddr,
    open: watch::Sender<bool>,
    _listening: JoinSet<()>,
}

impl Road {
    pub(super) async fn to(hub: SocketAddr) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let addr = listener.local_addr()?;
        let open = watch::Sender::new(true);
        let mut listening = JoinSet::new();
        listening.spawn(listen(listener, hub, open.subscribe()));
        Ok(Self {
            addr,
            open,
            _listening: listening,
        })
    }

    /// What the desk takes for the hub's address.
    pub(super) fn url(&self) -> String {
        format!("http://{}", self.addr)
    }

    pub(super) fn is_open(&self) -> bool {
        *self.open.borrow()
    }

    /// Closing cuts what is on its way, as a pulled cable does.
    pub(super) fn set_open(&self, open: bool) {
        self.open.send_replace(open);
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the system doesn't say when it has room again"
)]
async fn listen(listener: TcpListener, hub: SocketAddr, open: watch::Receiver<bool>) {
    loop {
        match listener.accept().await {
            Ok((desk, _)) if *open.borrow() => {
                tokio::spawn(carry(desk, hub, open.clone()));
            }
            Ok(_) => {}
            Err(error) => {
                tracing::warn!(%error, "a connection to the hub was not taken");
                tokio::time::sleep(AFTER_TROUBLE).await;
            }
        }
    }
}

async fn carry(mut desk: TcpStream, hub: SocketAddr, mut open: watch::Receiver<bool>) {
    let Ok(mut hub) = TcpStream::connect(hub).await else {
        return;
    };
    tokio::select! {
        _ = tokio::io::copy_bidirectional(&mut desk, &mut hub) => {}
        _ = open.wait_for(|open| !open) => {}
    }
}
