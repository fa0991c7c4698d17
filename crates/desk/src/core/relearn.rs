//! A newer version of the desk reads what an older one had to leave unread.

use super::Core;
use crate::project::Touched;
use crate::store::log;

impl Core {
    /// Projects again every pair of which something can be read now.
    pub(crate) async fn relearn(&self) -> anyhow::Result<()> {
        let mut writing = self.write().await?;
        for number in log::relearn(writing.db()?).await? {
            let mut touched = Touched {
                pair: true,
                ..Touched::default()
            };
            for recorded in log::of_pair(writing.db()?, number).await? {
                touched.by_event(&recorded);
            }
            writing.show(number, touched).await?;
        }
        writing.commit().await?;
        Ok(())
    }
}
