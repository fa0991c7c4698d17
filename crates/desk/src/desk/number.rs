//! A phone number while it is typed.

use wire::Problem;
use wire::commands::ReadNumber;
use wire::view::NumberView;

use super::Desk;
use crate::number;

impl Desk {
    /// Reads what was typed as a phone number, with the country of the organization's line.
    #[expect(clippy::unused_async, reason = "the table awaits every command")]
    pub async fn read_number(&self, request: ReadNumber) -> Result<NumberView, Problem> {
        let directory = self.core.directory();
        let home = directory.default_line().map(|line| line.number.as_str());
        Ok(number::read(&request.typed, home))
    }
}
