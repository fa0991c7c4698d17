//! A running simulator and what a test or the practice workspace does with it.

use std::{net::SocketAddr, sync::Arc};

use anyhow::{Context, Result};
use axum::Router;
use tokio::{net::TcpListener, sync::watch, task::JoinSet};

use crate::{
    clock::Clock,
    config::Config,
    control, driver,
    fault::Fault,
    guest::Guest,
    handset::Handset,
    listener::{Cut, Cuttable},
    message::Message,
    provider::{Alert, Provider},
    record::Record,
    sender::Sender,
    template::Template,
    twilio,
    view::{Changes, GuestView},
};

/// A running simulator; dropping it stops it as a kill would.
#[derive(Debug)]
pub struct Simulator {
    provider: Arc<Provider>,
    addr: SocketAddr,
    _tasks: JoinSet<()>,
    _life: watch::Sender<()>,
}

impl Simulator {
    /// Takes up the journal, listens and begins to fire what is due.
    ///
    /// # Errors
    /// Fails when the journal cannot be read or written, or the address cannot be bound.
    pub async fn start(config: Config) -> Result<Self> {
        // A second installation reports the first, which serves as well.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let listen = config.listen;
        let provider = Arc::new(Provider::open(config)?);
        let listener = TcpListener::bind(listen)
            .await
            .with_context(|| format!("listen on {listen}"))?;
        let addr = listener.local_addr().context("name the address")?;
        let routes = Router::new()
            .merge(twilio::router(Arc::clone(&provider)))
            .nest("/control", control::router(Arc::clone(&provider)))
            .fallback(twilio::nowhere)
            .into_make_service_with_connect_info::<Cut>();
        let (life, alive) = watch::channel(());
        let mut tasks = JoinSet::new();
        tasks.spawn(async move {
            if let Err(error) = axum::serve(Cuttable { listener, alive }, routes).await {
                tracing::error!("the simulator no longer listens: {error}");
            }
        });
        tasks.spawn(driver::run(Arc::clone(&provider)));
        Ok(Self {
            provider,
            addr,
            _tasks: tasks,
            _life: life,
        })
    }

    /// Where it listens.
    pub fn addr(&self) -> SocketAddr {
        self.addr
    }

    /// The base of every Twilio address, such as `http://127.0.0.1:40123`.
    pub fn base_url(&self) -> String {
        format!("http://{}", self.addr)
    }

    /// The account's id.
    pub fn account_sid(&self) -> &str {
        &self.provider.config.account_sid
    }

    /// The account's secret.
    pub fn auth_token(&self) -> &str {
        &self.provider.config.auth_token
    }

    /// The bearer token of the control surface.
    pub fn control_token(&self) -> &str {
        &self.provider.config.control_token
    }

    /// The simulator's time; clones show the same.
    pub fn clock(&self) -> Clock {
        self.provider.config.clock.clone()
    }

    /// Moves the clock forward, then waits until all that came due has happened.
    pub async fn advance(&self, by_ms: u64) {
        self.provider.config.clock.advance(by_ms);
        if let Err(error) = self.provider.note_clock() {
            tracing::error!("the clock cannot be written down: {error:#}");
        }
        self.settled().await;
    }

    /// Waits until nothing is due and no webhook is on its way.
    pub async fn settled(&self) {
        self.provider.settled().await;
    }

    /// Begins to fire after [`Config::paused`].
    pub fn resume(&self) {
        self.provider.set_paused(false);
    }

    /// Stops firing; requests are still answered.
    pub fn pause(&self) {
        self.provider.set_paused(true);
    }

    /// Adds a sender or replaces the one with this number.
    ///
    /// # Errors
    /// Fails when the journal cannot be written.
    pub fn register_sender(&self, sender: Sender) -> Result<()> {
        self.record(Record::Sender(sender))
    }

    /// Points every webhook, stored or to come, at another origin such as `http://127.0.0.1:8080`.
    ///
    /// # Errors
    /// Fails when the journal cannot be written.
    pub fn move_webhooks(&self, origin: &str) -> Result<()> {
        self.provider
            .change(|world| Ok((crate::webhook::moved(world, origin), ())))
    }

    /// Adds a guest or replaces the one with this id.
    ///
    /// # Errors
    /// Fails when the journal cannot be written.
    pub fn add_guest(&self, guest: Guest) -> Result<()> {
        self.record(Record::Guest(guest))
    }

    /// The phone of a guest.
    pub fn guest(&self, id: &str) -> Handset<'_> {
        Handset::new(&self.provider, id)
    }

    /// All guests, by id.
    pub fn guests(&self) -> Vec<GuestView> {
        self.provider.look(GuestView::all)
    }

    /// All messages in both directions, in the order of their acceptance.
    pub fn messages(&self) -> Vec<Message> {
        self.provider.look(|world| {
            let sids = world.by_time.values();
            sids.filter_map(|sid| world.messages.get(sid))
                .cloned()
                .collect()
        })
    }

    /// One message by its id.
    pub fn message(&self, sid: &str) -> Option<Message> {
        self.provider.look(|world| world.messages.get(sid).cloned())
    }

    /// All templates, by id.
    pub fn templates(&self) -> Vec<Template> {
        self.provider
            .look(|world| world.templates.values().cloned().collect())
    }

    /// Adds a template or replaces the one with this id.
    ///
    /// # Errors
    /// Fails when the journal cannot be written.
    pub fn put_template(&self, template: Template) -> Result<()> {
        self.record(Record::Template(template))
    }

    /// Arms a fault.
    pub fn arm(&self, fault: Fault) {
        self.provider.armed().arm(fault);
    }

    /// Faults that still wait for their occasion.
    pub fn faults(&self) -> Vec<Fault> {
        self.provider.armed().list()
    }

    /// Takes all faults back.
    pub fn clear_faults(&self) {
        self.provider.armed().clear();
    }

    /// Webhooks of this run that did not get through.
    pub fn alerts(&self) -> Vec<Alert> {
        self.provider.alerts()
    }

    /// The state the phones are in now; see [`Changes::seq`].
    pub fn revision(&self) -> u64 {
        self.provider.look(|world| world.seq)
    }

    /// What changed after `seq`; waits until something has.
    pub async fn changes(&self, after: u64) -> Changes {
        Changes::after(&self.provider, after).await
    }

    /// Forgets messages and everything to come; guests, senders, templates and the time stay.
    ///
    /// # Errors
    /// Fails when the journal cannot be written.
    pub fn reset(&self) -> Result<()> {
        self.record(Record::Reset)
    }

    fn record(&self, record: Record) -> Result<()> {
        self.provider.change(|_| Ok((vec![record], ())))
    }
}
