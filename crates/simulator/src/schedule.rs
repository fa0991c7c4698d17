//! Things to come: what is due when, in the order of their due times.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::{manner::Act, message::Status, webhook::Delivery};

/// Something that happens at a due time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Task {
    pub(crate) id: u64,
    pub(crate) due_ms: i64,
    pub(crate) deed: Deed,
}

/// What happens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub(crate) enum Deed {
    /// A message takes a status.
    Step {
        sid: String,
        status: Status,
        error_code: Option<u32>,
    },
    /// WhatsApp decides on a template.
    Judge {
        content_sid: String,
        status: String,
        reason: String,
    },
    /// A guest acts upon a message.
    GuestActs {
        guest: String,
        sid: String,
        act: Act,
        turn: u32,
    },
    /// A webhook is posted.
    Deliver(Delivery),
}

/// The tasks by due time.
#[derive(Debug, Default)]
pub(crate) struct Schedule {
    tasks: BTreeMap<(i64, u64), Task>,
    due: BTreeMap<u64, i64>,
    running: BTreeSet<u64>,
    /// Webhooks that wait for another to go first.
    behind: BTreeSet<u64>,
    last_id: u64,
}

impl Schedule {
    /// Makes a task; it counts once it is put.
    pub(crate) fn task(&mut self, due_ms: i64, deed: Deed) -> Task {
        self.last_id += 1;
        Task {
            id: self.last_id,
            due_ms,
            deed,
        }
    }

    /// Puts a task, in place of an earlier one of the same id.
    pub(crate) fn put(&mut self, task: Task) {
        self.remove(task.id);
        self.last_id = self.last_id.max(task.id);
        if matches!(&task.deed, Deed::Deliver(delivery) if delivery.behind) {
            self.behind.insert(task.id);
        }
        self.due.insert(task.id, task.due_ms);
        self.tasks.insert((task.due_ms, task.id), task);
    }

    pub(crate) fn remove(&mut self, id: u64) {
        self.running.remove(&id);
        self.behind.remove(&id);
        if let Some(due_ms) = self.due.remove(&id) {
            self.tasks.remove(&(due_ms, id));
        }
    }

    /// Forgets everything to come.
    pub(crate) fn clear(&mut self) {
        *self = Self {
            last_id: self.last_id,
            ..Self::default()
        };
    }

    /// The first task that is due and not being carried out.
    pub(crate) fn next_due(&self, now_ms: i64) -> Option<&Task> {
        self.waiting()
            .take_while(|task| task.due_ms <= now_ms)
            .next()
    }

    /// When the next task comes due.
    pub(crate) fn next_at_ms(&self) -> Option<i64> {
        self.waiting().next().map(|task| task.due_ms)
    }

    /// Marks a task as being carried out; it stays until it is removed.
    pub(crate) fn start(&mut self, id: u64) {
        self.running.insert(id);
    }

    pub(crate) fn any_running(&self) -> bool {
        !self.running.is_empty()
    }

    /// Webhooks of a pair that wait for another to go first.
    pub(crate) fn behind<'a>(&'a self, pair: &'a str) -> impl Iterator<Item = (u64, &'a Delivery)> {
        self.behind.iter().filter_map(move |id| {
            let due_ms = *self.due.get(id)?;
            match &self.tasks.get(&(due_ms, *id))?.deed {
                Deed::Deliver(delivery) if delivery.pair == pair => Some((*id, delivery)),
                Deed::Deliver(_)
                | Deed::Step { .. }
                | Deed::Judge { .. }
                | Deed::GuestActs { .. } => None,
            }
        })
    }

    pub(crate) fn all(&self) -> impl Iterator<Item = &Task> {
        self.tasks.values()
    }

    fn waiting(&self) -> impl Iterator<Item = &Task> {
        self.tasks
            .values()
            .filter(|task| !self.running.contains(&task.id))
    }
}
