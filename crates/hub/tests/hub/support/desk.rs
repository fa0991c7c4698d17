//! A member's desk: submits intents and folds what the feed brings.

use engine::{
    Consent, Content, ConversationId, Correspondence, Event, GuestId, Intent, IntentId, Message,
    MessageId, Pair, Standing,
};
use reqwest::{Method, RequestBuilder, Response};
use uuid::Uuid;
use wire::api::{Answer, Contacts, FeedPage, FeedRow, IdentifierBody, SaveContactBody, Submission};

use super::stream::Stream;
use super::{GUEST, World};

pub(crate) struct Desk {
    url: String,
    token: String,
    http: reqwest::Client,
}

impl Desk {
    pub(crate) fn new(url: String, token: String) -> Self {
        Self {
            url,
            token,
            http: reqwest::Client::new(),
        }
    }

    pub(crate) fn token(&self) -> &str {
        &self.token
    }

    pub(crate) async fn stream(&self) -> Stream {
        Stream::new(self.get("/v1/stream").await)
    }

    /// Waits, woken by the stream, until `seen` says yes.
    pub(crate) async fn until(&self, seen: impl AsyncFn() -> bool) {
        let mut stream = self.stream().await;
        while !seen().await {
            stream.next().await.unwrap();
        }
    }

    pub(crate) fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.http
            .request(method, format!("{}{path}", self.url))
            .bearer_auth(&self.token)
    }

    pub(crate) async fn get(&self, path: &str) -> Response {
        self.request(Method::GET, path).send().await.unwrap()
    }

    pub(crate) async fn contacts(&self) -> Contacts {
        self.get("/v1/contacts").await.json().await.unwrap()
    }

    /// The guest of the first contact.
    pub(crate) async fn guest(&self) -> GuestId {
        self.contacts().await.contacts[0].guest
    }

    pub(crate) async fn pair(&self) -> Pair {
        Pair {
            line: World::LINE_ID,
            guest: self.guest().await,
        }
    }

    pub(crate) async fn feed(&self) -> Vec<FeedRow> {
        let page: FeedPage = self
            .get("/v1/feed?after=0&limit=500")
            .await
            .json()
            .await
            .unwrap();
        assert_eq!(
            page.last,
            page.rows.last().map_or(0, |row| row.seq),
            "one page is the whole feed"
        );
        page.rows
    }

    pub(crate) async fn events(&self) -> Vec<Event> {
        self.feed()
            .await
            .into_iter()
            .map(|row| row.recorded.event)
            .collect()
    }

    /// How often these words of a guest are in the feed.
    pub(crate) async fn heard(&self, text: &str) -> usize {
        let events = self.events().await.into_iter();
        let same = |event: &Event| matches!(event, Event::MessageReceived { content, .. } if content.text() == text);
        events.filter(same).count()
    }

    /// What the feed adds up to, in the order of recording: a newcomer is given what came before later.
    pub(crate) async fn state(&self) -> Correspondence {
        let mut log: Vec<_> = self.feed().await;
        log.sort_by_key(|row| row.recorded.version);
        Correspondence::from_log(log.iter().map(|row| &row.recorded))
    }

    pub(crate) async fn message(&self, id: MessageId) -> Message {
        self.state().await.messages[&id].clone()
    }

    pub(crate) async fn standing(&self, id: MessageId) -> Standing {
        self.message(id).await.standing
    }

    pub(crate) async fn consent(&self, conversation: ConversationId) -> Consent {
        self.state().await.conversations[&conversation].consent
    }

    pub(crate) async fn post(&self, submission: &Submission) -> Response {
        self.request(Method::POST, "/v1/intents")
            .json(submission)
            .send()
            .await
            .unwrap()
    }

    pub(crate) async fn submit(&self, number: u128, intent: Intent) -> Answer {
        self.submit_of(self.pair().await, number, intent).await
    }

    /// The same, for a guest who isn't in the address book.
    pub(crate) async fn submit_of(&self, pair: Pair, number: u128, intent: Intent) -> Answer {
        let submission = Submission {
            id: IntentId(Uuid::from_u128(number)),
            pair,
            intent,
        };
        self.post(&submission).await.json().await.unwrap()
    }

    /// Saves Maria as a contact of this member's own.
    pub(crate) async fn save_maria(&self, number: u128) -> Response {
        let body = SaveContactBody {
            name: "Maria S.".to_owned(),
            note: String::new(),
            identifiers: vec![IdentifierBody::Phone(GUEST.to_owned())],
        };
        let path = format!("/v1/contacts/{}", Uuid::from_u128(number));
        self.request(Method::PUT, &path)
            .json(&body)
            .send()
            .await
            .unwrap()
    }

    /// Asks for consent and returns the conversation and the request.
    pub(crate) async fn start(&self, number: u128) -> (ConversationId, MessageId) {
        let (conversation, request) = (
            ConversationId(Uuid::from_u128(number)),
            MessageId(Uuid::from_u128(number + 1)),
        );
        let answer = self
            .submit(
                number + 2,
                Intent::StartConversation {
                    conversation,
                    request,
                },
            )
            .await;
        assert!(matches!(answer, Answer::Accepted { .. }), "{answer:?}");
        (conversation, request)
    }

    pub(crate) async fn write(
        &self,
        conversation: ConversationId,
        number: u128,
        text: &str,
    ) -> MessageId {
        let message = MessageId(Uuid::from_u128(number));
        let content = Content::Text {
            text: text.to_owned(),
        };
        let intent = Intent::Send {
            conversation,
            drafted_in: conversation,
            message,
            content,
        };
        let answer = self.submit(number + 1, intent).await;
        assert!(matches!(answer, Answer::Accepted { .. }), "{answer:?}");
        message
    }

    /// A conversation with a guest who has agreed and whose window is open.
    pub(crate) async fn agreed(&self, world: &World, number: u128) -> ConversationId {
        let (conversation, _) = self.start(number).await;
        world.pass(2).await;
        world.agree().await;
        assert!(
            matches!(self.consent(conversation).await, Consent::Granted { .. }),
            "Maria agreed"
        );
        conversation
    }
}
