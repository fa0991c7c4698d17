//! The end of the time for an answer: the guest's to a request (C6), a colleague's to an offer (M4).

use anyhow::Result;
use engine::{Report, TransferId};

use super::send::finish;
use crate::app::Shared;
use crate::store::effect::EffectKey;

pub(super) async fn overdue(app: &Shared, key: EffectKey) -> Result<()> {
    finish(
        app,
        key,
        &Report::AnswerOverdue {
            request: key.message,
        },
    )
    .await
}

pub(super) async fn transfer_overdue(app: &Shared, key: EffectKey) -> Result<()> {
    let transfer = TransferId(key.message.0);
    finish(app, key, &Report::TransferOverdue { transfer }).await
}
