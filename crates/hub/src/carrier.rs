//! The carrier: hands messages to the provider and reads what the provider says. Twilio is the one there is.

mod codes;
mod form;
mod outcome;
mod signature;
mod twilio;

use std::collections::BTreeMap;

use anyhow::{Context, Result};

use crate::{CrashPoints, TwilioAccount};

pub(crate) use codes::failure;
pub(crate) use form::Form;
pub(crate) use outcome::{Outcome, Progress, Resource};
pub(crate) use signature::holds as is_signed;
pub(crate) use twilio::{Outgoing, Trouble, Twilio, Verdict, Wording, Words};

/// The accounts this hub sends and receives with.
#[derive(Debug)]
pub(crate) struct Carrier {
    accounts: BTreeMap<String, Twilio>,
}

impl Carrier {
    pub(crate) fn new(accounts: &[TwilioAccount], crash_points: &CrashPoints) -> Result<Self> {
        let accounts = accounts
            .iter()
            .map(|account| {
                let twilio = Twilio::new(account, crash_points.clone())?;
                Ok((account.account_sid.clone(), twilio))
            })
            .collect::<Result<_>>()?;
        Ok(Self { accounts })
    }

    pub(crate) fn account(&self, account: &str) -> Result<&Twilio> {
        self.accounts
            .get(account)
            .context("the account isn't set up")
    }

    pub(crate) fn accounts(&self) -> impl Iterator<Item = &str> {
        self.accounts.keys().map(String::as_str)
    }

    /// The account that a webhook is from, if its signature holds over the public address it was posted to.
    pub(crate) fn verified(&self, url: &str, form: &Form, signature: &str) -> Option<&str> {
        let (sid, account) = self.accounts.get_key_value(form.get("AccountSid")?)?;
        signature::holds(account.auth_token(), url, form, signature).then_some(sid)
    }
}

/// Bytes as lower-case hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
