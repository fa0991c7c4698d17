//! A business that talks to the simulator as it would to Twilio, and notes its webhooks.

use std::sync::{Arc, Mutex};

use axum::Router;
use serde_json::Value;
use simulator::{Config, Guest, Sender, Simulator};
use tokio::net::TcpListener;

mod desk;

use desk::{Desk, Hook, take};

pub(crate) const START_MS: i64 = 1_790_000_000_000;
pub(crate) const SENDER: &str = "+14155550100";
pub(crate) const MARIA: &str = "+14155550142";
pub(crate) const HOUR_MS: u64 = 60 * 60 * 1_000;

/// The business: a webhook receiver, an HTTP client and the simulator it talks to.
pub(crate) struct Business {
    pub(crate) simulator: Simulator,
    pub(crate) origin: String,
    desk: Arc<Mutex<Desk>>,
    client: reqwest::Client,
}

/// An answer of the API.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) retry_after: Option<String>,
    pub(crate) body: Value,
}

impl Answer {
    pub(crate) fn sid(&self) -> String {
        self.body["sid"]
            .as_str()
            .expect("an accepted resource has an id")
            .to_owned()
    }

    pub(crate) fn code(&self) -> u64 {
        self.body["code"].as_u64().expect("a refusal has a code")
    }
}

impl Business {
    /// One sender, and Maria, who does nothing unasked.
    pub(crate) async fn open() -> Self {
        Self::with(Config::manual(START_MS)).await
    }

    pub(crate) async fn with(mut config: Config) -> Self {
        if config.guests.is_empty() {
            config
                .guests
                .push(Guest::new("maria", "Maria Santos", MARIA));
        }
        let desk = Arc::new(Mutex::new(Desk::default()));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let app = Router::new().fallback(take).with_state(Arc::clone(&desk));
        tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
        let inbound = format!("{origin}/inbound?tenant=1");
        config.senders = vec![Sender::new(SENDER, "Northwind Advisory").inbound(inbound)];
        let simulator = Simulator::start(config).await.unwrap();
        let client = reqwest::Client::builder().no_proxy().build().unwrap();
        Self {
            simulator,
            origin,
            desk,
            client,
        }
    }

    /// Answers the next webhooks with these statuses, then 200 again.
    pub(crate) fn answer_next(&self, statuses: &[u16]) {
        self.desk.lock().unwrap().answers = statuses.iter().rev().copied().collect();
    }

    pub(crate) fn hooks(&self) -> Vec<Hook> {
        self.desk.lock().unwrap().hooks.clone()
    }

    /// The statuses announced for a message, in the order they came.
    pub(crate) fn statuses(&self, sid: &str) -> Vec<String> {
        let hooks = self.hooks().into_iter();
        hooks
            .filter(|hook| hook.get("MessageSid") == Some(sid))
            .filter_map(|hook| hook.get("MessageStatus").map(ToOwned::to_owned))
            .collect()
    }

    /// The texts guests have written, in the order they came.
    pub(crate) fn received(&self) -> Vec<String> {
        let hooks = self.hooks().into_iter();
        hooks
            .filter(|hook| hook.get("SmsStatus") == Some("received"))
            .filter_map(|hook| hook.get("Body").map(ToOwned::to_owned))
            .collect()
    }

    pub(crate) fn messages_url(&self) -> String {
        let account = self.simulator.account_sid();
        format!(
            "{}/2010-04-01/Accounts/{account}/Messages.json",
            self.simulator.base_url()
        )
    }

    pub(crate) fn as_account(&self, request: reqwest::RequestBuilder) -> reqwest::RequestBuilder {
        request.basic_auth(
            self.simulator.account_sid(),
            Some(self.simulator.auth_token()),
        )
    }

    pub(crate) fn client(&self) -> &reqwest::Client {
        &self.client
    }

    /// Posts a form to Messages.json; an error is a connection that was cut.
    pub(crate) async fn post(&self, form: &[(&str, &str)]) -> Result<Answer, reqwest::Error> {
        let request = self.client.post(self.messages_url()).form(form);
        self.answer(self.as_account(request)).await
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        let url = format!("{}{path}", self.simulator.base_url());
        let request = self.client.get(url);
        self.answer(self.as_account(request)).await.unwrap()
    }

    pub(crate) async fn post_json(&self, path: &str, body: &Value) -> Answer {
        let url = format!("{}{path}", self.simulator.base_url());
        let request = self.client.post(url).json(body);
        self.answer(self.as_account(request)).await.unwrap()
    }

    /// Sends a text to a number, with a status callback.
    pub(crate) async fn text(&self, to: &str, body: &str) -> Answer {
        self.try_text(to, body).await.unwrap()
    }

    pub(crate) async fn try_text(&self, to: &str, body: &str) -> Result<Answer, reqwest::Error> {
        let (to, from) = (format!("whatsapp:{to}"), format!("whatsapp:{SENDER}"));
        let callback = format!("{}/status", self.origin);
        self.post(&[
            ("To", &to),
            ("From", &from),
            ("Body", body),
            ("StatusCallback", &callback),
        ])
        .await
    }

    /// An approved opt-in template with one value and two buttons.
    pub(crate) async fn template(&self) -> String {
        let sid = self.unapproved().await;
        let path = format!("/v1/Content/{sid}/ApprovalRequests/whatsapp");
        let asked = serde_json::json!({ "name": "opt_in", "category": "UTILITY" });
        let answer = self.post_json(&path, &asked).await;
        assert_eq!(answer.status, 201, "a template can be put up for approval");
        sid
    }

    pub(crate) async fn unapproved(&self) -> String {
        let actions = serde_json::json!([
            { "type": "QUICK_REPLY", "title": "Yes, I agree", "id": "optin_yes" },
            { "type": "QUICK_REPLY", "title": "No, thanks", "id": "optin_no" },
        ]);
        let content = serde_json::json!({
            "friendly_name": "opt_in",
            "language": "en",
            "variables": { "1": "Northwind" },
            "types": { "twilio/quick-reply": {
                "body": "{{1}} would like to message you. Do you agree?",
                "actions": actions,
            } },
        });
        let answer = self.post_json("/v1/Content", &content).await;
        assert_eq!(answer.status, 201, "a template can be made");
        answer.sid()
    }

    /// Sends a template to a number, with a status callback.
    pub(crate) async fn ask(&self, to: &str, template: &str, variables: &str) -> Answer {
        let (to, from) = (format!("whatsapp:{to}"), format!("whatsapp:{SENDER}"));
        let callback = format!("{}/status", self.origin);
        let form = [
            ("To", to.as_str()),
            ("From", &from),
            ("ContentSid", template),
            ("ContentVariables", variables),
            ("StatusCallback", &callback),
        ];
        self.post(&form).await.unwrap()
    }

    async fn answer(&self, request: reqwest::RequestBuilder) -> Result<Answer, reqwest::Error> {
        let answer = request.send().await?;
        let retry_after = answer.headers().get("retry-after");
        Ok(Answer {
            status: answer.status().as_u16(),
            retry_after: retry_after.map(|value| value.to_str().unwrap().to_owned()),
            body: answer.json().await.unwrap_or_default(),
        })
    }
}
