//! Reports of what was saved from a store that couldn't be used, until the member has put them away.

use std::sync::PoisonError;

use wire::view::RepairView;

use super::Core;
use crate::store::repair::{self, Repair};

impl Core {
    /// Reads the reports that are still to be seen.
    pub(crate) async fn learn_repairs(&self) -> anyhow::Result<()> {
        let all = repair::all(&mut *self.store.read().await?).await?;
        let unseen = all.iter().filter(|repair| !repair.seen);
        let views = unseen.map(|repair| self.view_of(repair)).collect();
        self.standing
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .repairs = views;
        Ok(())
    }

    /// The member has seen a report. A file that lost nothing has nothing that isn't elsewhere: it goes.
    pub(crate) async fn put_report_away(&self, number: u32) -> anyhow::Result<()> {
        let mut writing = self.write().await?;
        let all = repair::all(writing.db()?).await?;
        repair::see(writing.db()?, number).await?;
        writing.commit().await?;
        self.learn_repairs().await?;
        self.tell_workspace();
        for whole in all.iter().filter(|repair| repair.number == number) {
            if whole.unreadable.is_empty() {
                self.store.erase(whole)?;
            }
        }
        Ok(())
    }

    fn view_of(&self, repair: &Repair) -> RepairView {
        RepairView {
            number: repair.number,
            at: repair.at.0,
            cause: repair.cause,
            file: self.store.kept(repair).display().to_string(),
            outbox_saved: repair.outbox_saved,
            drafts_saved: repair.drafts_saved,
            unreadable: repair.unreadable.clone(),
        }
    }
}
