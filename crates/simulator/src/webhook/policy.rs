//! Timeouts and retries of a webhook, which the URL's fragment can override.

use super::post::Trouble;

/// How patiently a webhook is posted; durations are milliseconds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Policy {
    pub(super) connect_ms: u64,
    pub(super) read_ms: u64,
    pub(super) total_ms: u64,
    pub(super) retries: u32,
    after: Vec<Kind>,
}

/// Kinds of failed attempts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Connect,
    Read,
    Answer4xx,
    Answer5xx,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            connect_ms: 5_000,
            read_ms: 15_000,
            total_ms: 15_000,
            retries: 1,
            after: vec![Kind::Connect],
        }
    }
}

impl Policy {
    /// Reads overrides such as `rc=3&rp=all&ct=2000`; what cannot be read stays at its default.
    pub(super) fn from_fragment(fragment: &str) -> Self {
        let mut policy = Self::default();
        for (name, value) in fragment.split('&').filter_map(|part| part.split_once('=')) {
            let number = value.parse::<u64>().ok();
            match (name, number) {
                ("ct", Some(ms)) => policy.connect_ms = ms.clamp(100, 10_000),
                ("rt", Some(ms)) => policy.read_ms = ms.clamp(100, 15_000),
                ("tt", Some(ms)) => policy.total_ms = ms.clamp(100, 15_000),
                ("rc", Some(count)) => {
                    policy.retries = u32::try_from(count).unwrap_or(u32::MAX).min(5);
                }
                ("rp", _) => policy.after = value.split(',').flat_map(kinds).copied().collect(),
                _ => {}
            }
        }
        policy
    }

    /// Whether a failed attempt is followed by another.
    pub(super) fn retries_after(&self, trouble: &Trouble) -> bool {
        let kind = match trouble {
            Trouble::Connect(_) => Kind::Connect,
            Trouble::Read(_) => Kind::Read,
            Trouble::Answer(..=499) => Kind::Answer4xx,
            Trouble::Answer(_) => Kind::Answer5xx,
        };
        self.after.contains(&kind)
    }
}

fn kinds(name: &str) -> &'static [Kind] {
    match name {
        "ct" => &[Kind::Connect],
        "rt" => &[Kind::Read],
        "4xx" => &[Kind::Answer4xx],
        "5xx" => &[Kind::Answer5xx],
        "all" => &[Kind::Connect, Kind::Read, Kind::Answer4xx, Kind::Answer5xx],
        _ => &[],
    }
}
