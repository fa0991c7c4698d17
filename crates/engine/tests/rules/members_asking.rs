//! Several conversations with one guest: T1, T3.

use engine::{Eligibility, Intent, MemberId, NoticeKind, Refusal};

use crate::scene::{ANA, BEN, CLEO, FIRST, SECOND, Scene};

fn asks(scene: &mut Scene, member: MemberId) -> Result<(), Refusal> {
    let conversation = FIRST;
    scene.tries(member, &Intent::AskToJoin { conversation })
}

#[test]
fn t1_two_members_have_a_conversation_each_and_answer_in_it() {
    let mut scene = Scene::agreed();
    scene.hours_pass(24).ben_asks().carrier_works();
    scene.guest_says("yes").carrier_works().phone.clear();
    scene
        .ana_writes("from Ana")
        .ben_writes("from Ben")
        .carrier_works();
    scene.then_phone_got(&["from Ana", "from Ben"]);
    assert_eq!(scene.message("from Ben").conversation, SECOND, "his own");
}

#[test]
fn t3_a_colleague_asks_once_and_the_members_are_told() {
    let mut scene = Scene::agreed();
    assert_eq!(asks(&mut scene, BEN), Ok(()), "from outside");
    let asked = NoticeKind::JoinAsked { member: BEN };
    assert!(scene.notices(FIRST).contains(&asked), "told");
    assert_eq!(asks(&mut scene, BEN), Err(Refusal::AlreadyAsked), "once");
    assert!(scene.feed(BEN).is_empty(), "he sees nothing of it yet");
    scene.adds(ANA, &[BEN]);
    let there = Err(Refusal::AlreadyMember { member: BEN });
    assert_eq!(asks(&mut scene, BEN), there, "he is in");
    scene.leaves(BEN);
    assert_eq!(asks(&mut scene, BEN), Ok(()), "anew");
}

#[test]
fn t3_whoever_couldnt_be_added_needs_not_ask() {
    let mut scene = Scene::agreed();
    let eligibility = Eligibility::RestrictedFromGuest;
    scene.eligibility(BEN, eligibility);
    let refused = Refusal::NotEligible {
        member: BEN,
        eligibility,
    };
    assert_eq!(asks(&mut scene, BEN), Err(refused), "M1");
    scene.leaves(ANA);
    let over = Err(Refusal::ConversationOver);
    assert_eq!(asks(&mut scene, CLEO), over, "nobody is there");
    let conversation = SECOND;
    let unknown = scene.tries(CLEO, &Intent::AskToJoin { conversation });
    assert_eq!(unknown, Err(Refusal::UnknownConversation), "no such one");
}
