//! The program itself: started, asked, killed with SIGKILL at the worst moment, started again.

#![cfg(unix)]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "what a test relies on is there, or the test fails"
)]

mod proxy;
mod server;

use engine::{Content, ConversationId, Intent, IntentId, MessageId, Pair, Standing};
use simulator::{Config, Guest, Sender, Simulator};
use uuid::Uuid;
use wire::api::{Contacts, IdentifierBody, SaveContactBody, Submission};

use proxy::Proxy;
use server::{LINE, LINE_ID, Server};

const GUEST: &str = "+14155550142";

async fn provider() -> Simulator {
    let mut config = Config::new(simulator::Clock::wall());
    config
        .guests
        .push(Guest::new("maria", "Maria Santos", GUEST));
    Simulator::start(config).await.unwrap()
}

async fn saved(server: &Server) -> Pair {
    let body = SaveContactBody {
        name: "Maria".to_owned(),
        note: String::new(),
        identifiers: vec![IdentifierBody::Phone(GUEST.to_owned())],
    };
    let path = format!("/v1/contacts/{}", Uuid::from_u128(5));
    server.put(&path, &body).await;
    let contacts: Contacts = server.get("/v1/contacts").await;
    Pair {
        line: LINE_ID,
        guest: contacts.contacts[0].guest,
    }
}

fn submission(pair: Pair, number: u128, intent: Intent) -> Submission {
    Submission {
        id: IntentId(Uuid::from_u128(number)),
        pair,
        intent,
    }
}

#[tokio::test]
async fn p1_killed_between_acceptance_and_commit_it_sends_each_message_exactly_once() {
    let simulator = provider().await;
    let proxy = Proxy::start(simulator.base_url()).await;
    let mut server = Server::start(&simulator, &proxy.url).await;
    let sender = Sender::new(LINE, "Northwind Advisory")
        .inbound(format!("{}/webhooks/twilio/inbound", server.url));
    simulator.register_sender(sender).unwrap();
    let pair = saved(&server).await;

    simulator.guest("maria").write("Hello").unwrap();
    let opened = server.until(|state| !state.conversations.is_empty()).await;
    let conversation: ConversationId = *opened.conversations.keys().next().unwrap();
    proxy.swallow_next_answer();
    let message = MessageId(Uuid::from_u128(200));
    let content = Content::Text {
        text: "Exactly once".to_owned(),
    };
    let intent = Intent::Send {
        conversation,
        drafted_in: conversation,
        message,
        content,
    };
    server.submit(&submission(pair, 201, intent.clone())).await;
    proxy.swallowed().await;
    server.kill();

    server = server.again();
    simulator.move_webhooks(&server.url).unwrap();
    server.submit(&submission(pair, 201, intent)).await;
    let arrived = |standing: &Standing| standing.rank() >= Standing::Sent.rank();
    server
        .until(|state| {
            state
                .messages
                .get(&message)
                .is_some_and(|message| arrived(&message.standing))
        })
        .await;
    let taken = simulator
        .messages()
        .into_iter()
        .filter(|message| message.body == "Exactly once");
    assert_eq!(taken.count(), 1, "the guest has it exactly once");
}
