//! What the hub would not take.

use wire::Problem;
use wire::commands::{Nothing, OneIntent};
use wire::view::NotTakenView;

use super::Desk;
use super::ids::id;

impl Desk {
    /// Everything the hub would not take and the member hasn't put away, oldest first.
    pub async fn not_taken(&self, _: Nothing) -> Result<Vec<NotTakenView>, Problem> {
        let listed = self.core.not_taken().await;
        listed.map_err(|error| self.told(&error))
    }

    /// Puts it away.
    pub async fn dismiss_not_taken(&self, request: OneIntent) -> Result<(), Problem> {
        let dismissed = async { self.core.dismiss_not_taken(id(&request.intent)?).await };
        dismissed.await.map_err(|error| self.told(&error))
    }

    /// Puts it away and its words into the composer. Returns the whole draft.
    pub async fn take_back(&self, request: OneIntent) -> Result<String, Problem> {
        let taken = async { self.core.take_back(id(&request.intent)?).await };
        taken.await.map_err(|error| self.told(&error))
    }
}
