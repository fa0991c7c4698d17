//! What the provider's error codes mean here, in one table.

use engine::{Failure, FailureKind};

/// What a refusal with this code calls for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reaction {
    /// Final for this message.
    Fail(FailureKind),
    /// Too fast, or the provider's own trouble: the same call later.
    Later,
}

pub(super) fn reaction(code: u32) -> Reaction {
    match code {
        63_016 => Reaction::Fail(FailureKind::OutsideWindow),
        63_003 | 63_024 | 21_211 | 21_612 | 21_614 | 30_003 | 30_005 | 30_006 => {
            Reaction::Fail(FailureKind::Unreachable)
        }
        63_014 | 21_610 => Reaction::Fail(FailureKind::BlockedByGuest),
        63_005 | 63_021 | 63_019 | 21_617 | 30_007 => Reaction::Fail(FailureKind::Content),
        63_049 => Reaction::Fail(FailureKind::Marketing),
        20_003 | 20_404 | 21_603 | 21_606 | 21_608 | 63_007 | 63_008 | 63_027 | 63_028 => {
            Reaction::Fail(FailureKind::Account)
        }
        20_429 | 63_017 | 63_018 | 63_012 | 63_032 | 21_611 | 30_001 => Reaction::Later,
        _ => Reaction::Fail(FailureKind::Rejected),
    }
}

/// A failure told by status, when it is too late for the same call again.
pub(crate) fn failure(code: u32) -> Failure {
    let kind = match reaction(code) {
        Reaction::Fail(kind) => kind,
        Reaction::Later => FailureKind::ProviderAway,
    };
    Failure { kind, code }
}
