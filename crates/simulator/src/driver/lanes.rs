//! Webhooks go out pair by pair, each pair's in order.

use std::{collections::BTreeMap, sync::Arc};

use tokio::{sync::mpsc, task::JoinSet};

use crate::{
    provider::{Alert, Provider},
    record::Record,
    webhook::{self, Delivery, Poster},
};

/// A webhook to post now, and how many times.
#[derive(Debug)]
pub(super) struct Post {
    pub(super) task: u64,
    pub(super) delivery: Delivery,
    pub(super) times: u32,
}

/// One worker per pair, so that its webhooks stay in order.
#[derive(Debug, Default)]
pub(super) struct Lanes {
    senders: BTreeMap<String, mpsc::UnboundedSender<Post>>,
    workers: JoinSet<()>,
    poster: Arc<Poster>,
}

impl Lanes {
    pub(super) fn send(&mut self, provider: &Arc<Provider>, post: Post) {
        let pair = post.delivery.pair.clone();
        let lane = self.senders.entry(pair).or_insert_with(|| {
            let (sender, receiver) = mpsc::unbounded_channel();
            let (provider, poster) = (Arc::clone(provider), Arc::clone(&self.poster));
            self.workers.spawn(work(provider, poster, receiver));
            sender
        });
        if lane.send(post).is_err() {
            tracing::error!("a webhook worker has ended");
        }
    }
}

async fn work(
    provider: Arc<Provider>,
    poster: Arc<Poster>,
    mut posts: mpsc::UnboundedReceiver<Post>,
) {
    while let Some(post) = posts.recv().await {
        for _ in 0..post.times {
            if let Err(unreached) = webhook::deliver(&provider, &poster, &post.delivery).await {
                tracing::warn!(
                    code = unreached.error_code,
                    "webhook not taken: {}",
                    unreached.reason
                );
                provider.alert(Alert {
                    at_ms: provider.now_ms(),
                    error_code: unreached.error_code,
                    sid: post.delivery.sid.clone(),
                    reason: unreached.reason,
                });
            }
        }
        if let Err(error) = provider.change(|_| Ok((vec![Record::TaskDone(post.task)], ()))) {
            tracing::error!("a posted webhook cannot be noted: {error:#}");
        }
    }
}
