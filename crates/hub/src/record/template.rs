//! What goes as a template goes once the provider has approved it.

use anyhow::Result;
use engine::{Content, MessageId};

use super::Entry;
use crate::carrier::Wording;
use crate::store::template;

/// How a message can go.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Way {
    Plain,
    /// As the template with the provider's id.
    Approved(String),
    Unapproved(Wording),
}

impl Entry<'_> {
    /// By what the provider last said.
    pub(crate) async fn way(&mut self, content: &Content) -> Result<Way> {
        let Some(wording) = Wording::of(content) else {
            return Ok(Way::Plain);
        };
        let known = template::find(&mut self.write, &self.line.account, &wording.name).await?;
        Ok(match known {
            Some(template) if template.approved => Way::Approved(template.content_sid),
            Some(_) | None => Way::Unapproved(wording),
        })
    }

    /// The waiting requests and templates that may not go yet.
    pub(crate) async fn unapproved(&mut self) -> Result<Vec<MessageId>> {
        let waiting = self.state.waiting();
        let templates: Vec<_> = waiting
            .filter(|message| !message.content.needs_window())
            .map(|message| (message.id, message.content.clone()))
            .collect();
        let mut unapproved = Vec::new();
        for (id, content) in templates {
            if matches!(self.way(&content).await?, Way::Unapproved(_)) {
                unapproved.push(id);
            }
        }
        Ok(unapproved)
    }
}
