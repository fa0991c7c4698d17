//! The end of a request's time for an answer (C6).

use anyhow::Result;
use engine::Report;

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
