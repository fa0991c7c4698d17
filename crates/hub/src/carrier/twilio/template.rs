//! The Content API: a template for each wording, made and put up for approval when it is missing.

use engine::Content;
use reqwest::StatusCode;
use serde::Deserialize;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::super::hex;
use super::{Trouble, Twilio};

/// Pages of the account's templates read at most.
const PAGES: usize = 20;

/// A wording that needs a template, with the name it has at the provider.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Wording {
    pub(crate) name: String,
    language: String,
    types: Value,
    category: &'static str,
}

impl Wording {
    /// The wording of `content`, if it goes as a template. Any change of it makes another name.
    pub(crate) fn of(content: &Content) -> Option<Self> {
        let (kind, language, types) = match content {
            Content::OptInRequest {
                text,
                language,
                accept,
                decline,
            } => {
                let actions = [accept, decline].map(|button| {
                    json!({ "type": "QUICK_REPLY", "title": button.label, "id": button.payload })
                });
                (
                    "opt_in",
                    language.clone(),
                    json!({ "twilio/quick-reply": { "body": text, "actions": actions } }),
                )
            }
            Content::Template { text, language, .. } => (
                "template",
                language.clone(),
                json!({ "twilio/text": { "body": text } }),
            ),
            Content::Text { .. } | Content::Notice { .. } | Content::Placeholder { .. } => {
                return None;
            }
        };
        let digest = hex(&Sha256::digest(format!("{language}{types}")));
        let name = format!("multiline_{kind}_{}", digest.get(..16).unwrap_or_default());
        Some(Self {
            name,
            language,
            types,
            category: "UTILITY",
        })
    }
}

/// WhatsApp's judgement of a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    Approved,
    Rejected,
    Pending,
}

impl Verdict {
    /// `None` before approval was asked for.
    fn of(status: &str) -> Option<Self> {
        match status {
            "approved" => Some(Self::Approved),
            "rejected" | "paused" | "disabled" => Some(Self::Rejected),
            "unsubmitted" => None,
            _ => Some(Self::Pending),
        }
    }
}

#[derive(Debug, Deserialize)]
struct Made {
    sid: String,
    #[serde(default)]
    friendly_name: String,
}

#[derive(Debug, Deserialize)]
struct Page {
    contents: Vec<Made>,
    meta: Meta,
}

#[derive(Debug, Deserialize)]
struct Meta {
    next_page_url: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Approvals {
    whatsapp: Option<Approval>,
}

#[derive(Debug, Deserialize)]
struct Approval {
    status: String,
}

impl Twilio {
    /// The provider's id of the wording's template, which is made if the account lacks it.
    pub(crate) async fn template(&self, wording: &Wording) -> Result<String, Trouble> {
        let mut next = Some(format!("{}/v1/Content?PageSize=100", self.content_url));
        for _ in 0..PAGES {
            let Some(url) = next.take() else { break };
            let page: Page = self.get(&url, &[]).await?;
            if let Some(made) = page
                .contents
                .into_iter()
                .find(|made| made.friendly_name == wording.name)
            {
                return Ok(made.sid);
            }
            next = page.meta.next_page_url.and_then(|url| self.same_host(&url));
        }
        let url = format!("{}/v1/Content", self.content_url);
        let body = json!({
            "friendly_name": wording.name,
            "language": wording.language,
            "variables": {},
            "types": wording.types,
        });
        let made: Made = self.post(&url, &body).await?;
        Ok(made.sid)
    }

    /// How WhatsApp judges the template; asks for approval when nobody has.
    pub(crate) async fn verdict(
        &self,
        content_sid: &str,
        wording: &Wording,
    ) -> Result<Verdict, Trouble> {
        let url = format!(
            "{}/v1/Content/{content_sid}/ApprovalRequests",
            self.content_url
        );
        if let Some(verdict) = self.judged(&url).await? {
            return Ok(verdict);
        }
        let body = json!({ "name": wording.name, "category": wording.category });
        let _: Approval = self.post(&format!("{url}/whatsapp"), &body).await?;
        Ok(self.judged(&url).await?.unwrap_or(Verdict::Pending))
    }

    /// `None` when nobody has asked for approval.
    async fn judged(&self, url: &str) -> Result<Option<Verdict>, Trouble> {
        let approval = match self.get::<Approvals>(url, &[]).await {
            Ok(approvals) => approvals.whatsapp,
            Err(Trouble::Missing) => None,
            Err(trouble @ (Trouble::Away | Trouble::Refused)) => return Err(trouble),
        };
        Ok(approval.and_then(|approval| Verdict::of(&approval.status)))
    }

    /// Credentials go to our own host only, whatever an answer names.
    fn same_host(&self, url: &str) -> Option<String> {
        let path = url.get(url.find("/v1/")?..)?;
        Some(format!("{}{path}", self.content_url))
    }

    async fn post<T: serde::de::DeserializeOwned>(
        &self,
        url: &str,
        body: &Value,
    ) -> Result<T, Trouble> {
        let request = self.http.post(url).json(body);
        let response = self.call(request).await.map_err(|_| Trouble::Away)?;
        match response.status() {
            StatusCode::BAD_REQUEST | StatusCode::CONFLICT | StatusCode::UNPROCESSABLE_ENTITY => {
                Err(Trouble::Refused)
            }
            status if status.is_success() => response.json().await.map_err(|_| Trouble::Away),
            _ => Err(Trouble::Away),
        }
    }
}
