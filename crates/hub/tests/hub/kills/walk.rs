//! The main walk: asked, agreed, words, a lapsed window, held messages, released, STOP.

use engine::{ConversationId, Intent, MessageId, Refusal, Standing};
use hub::Moment;
use wire::api::Answer;

use super::life::Life;
use crate::support::{World, id};

/// What Anna writes, each with the number its id is made of.
pub(super) const WORDS: [(u128, &str); 5] = [
    (200, "One"),
    (210, "Two"),
    (300, "Held one"),
    (310, "Held two"),
    (320, "Held three"),
];

/// What Anna tries to write after the STOP.
pub(super) const TOO_LATE: &str = "Too late";

/// Seconds until a guest's words are read, also when the webhook was lost with the hub and the list tells of them.
const HEARD: u64 = 25;

/// What became of it, as far as the members had to do something about the kill.
#[derive(Debug, Default)]
pub(super) struct Walked {
    /// Words that Anna sent again, because they were unknown and the provider didn't have them.
    pub(super) retried: Vec<&'static str>,
}

pub(super) async fn walk(moment: Moment, nth: u64) -> (Life, Walked) {
    let mut life = Life::until(moment, nth).await;
    let mut walked = Walked::default();
    let conversation = agreed(&mut life).await;
    let (now, later) = WORDS.split_at(2);
    for (number, text) in now {
        life.through(async |world| world.anna().write(conversation, *number, text).await)
            .await;
    }
    mend(&mut life, &mut walked).await;

    life.leaps(25 * 3_600).await;
    for (number, text) in later {
        life.through(async |world| world.anna().write(conversation, *number, text).await)
            .await;
    }
    life.passes(1).await;
    assert_eq!(held(&life).await, 3, "{}: in a lapsed window", life.at);
    life.world()
        .simulator
        .guest("maria")
        .write("Back again")
        .unwrap();
    life.passes(HEARD).await;
    mend(&mut life, &mut walked).await;

    life.world().simulator.guest("maria").write("STOP").unwrap();
    life.passes(HEARD).await;
    let late = life
        .through(async |world| try_to_write(world, conversation).await)
        .await;
    let refusal = Refusal::GuestDeclined;
    assert_eq!(
        late,
        Answer::Refused { refusal },
        "{}: the STOP was read",
        life.at
    );
    settled(&mut life).await;
    (life, walked)
}

/// Maria is asked and agrees. A request that was lost with the hub is sent again when that is allowed.
async fn agreed(life: &mut Life) -> ConversationId {
    let (conversation, _) = life
        .through(async |world| world.anna().start(100).await)
        .await;
    life.passes(3).await;
    if life.world().simulator.guest("maria").latest().is_none() {
        life.leaps(25 * 3_600).await;
        let request = MessageId(id(110));
        let resend = Intent::ResendRequest {
            conversation,
            request,
        };
        let answer = life
            .through(async |world| world.anna().submit(111, resend.clone()).await)
            .await;
        assert!(matches!(answer, Answer::Accepted { .. }), "{answer:?}");
        life.passes(3).await;
    }
    let maria = life.world().simulator.guest("maria");
    let asked = maria.latest().unwrap();
    maria.press(&asked.sid, &asked.buttons[0].id).unwrap();
    life.passes(HEARD).await;
    settled(life).await;
    conversation
}

/// Gives the hub time to ask the provider; what is still unknown then never reached it, and Anna sends it again.
async fn mend(life: &mut Life, walked: &mut Walked) {
    settled(life).await;
    let state = life.anna().state().await;
    for (number, text) in WORDS {
        let message = MessageId(id(number));
        let standing = state
            .messages
            .get(&message)
            .map(|message| &message.standing);
        if standing == Some(&Standing::Unknown) {
            assert_eq!(life.world().bodies(text), 0, "{text} isn't there");
            let retry = Intent::Retry { message };
            life.through(async |world| world.anna().submit(number + 5, retry.clone()).await)
                .await;
            walked.retried.push(text);
            settled(life).await;
        }
    }
}

/// Lets time pass until no message is on its way: a status that was lost with the hub is asked for after a while.
async fn settled(life: &mut Life) {
    for _ in 0..12 {
        life.passes(5).await;
        let state = life.anna().state().await;
        let on_its_way = |message: &engine::Message| {
            let rank = message.standing.rank();
            rank.is_some_and(|rank| Some(rank) < Standing::Delivered.rank())
        };
        if !state.messages.values().any(on_its_way) {
            return;
        }
    }
    panic!("{}: something hangs", life.at);
}

async fn held(life: &Life) -> usize {
    let state = life.anna().state().await;
    let messages = state.messages.values();
    messages
        .filter(|message| message.standing.is_held())
        .count()
}

async fn try_to_write(world: &World, conversation: ConversationId) -> Answer {
    let intent = Intent::Send {
        conversation,
        drafted_in: conversation,
        message: MessageId(id(400)),
        content: engine::Content::Text {
            text: TOO_LATE.to_owned(),
        },
    };
    world.anna().submit(401, intent).await
}
