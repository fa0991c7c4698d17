//! What went wrong elsewhere where several share a guest: rows xA of PEERS.

use engine::{Intent, LeftCause, Refusal};

use crate::scene::{ANA, BEN, CLEO, FIRST, Scene, transferring};

#[test]
fn xa1_of_two_who_act_at_once_the_second_is_told_what_happened() {
    let mut scene = Scene::of_three();
    scene.removes(ANA, BEN);
    let loser = scene.tries_to_remove(CLEO, BEN);
    assert_eq!(loser, Err(Refusal::NotThere { member: BEN }), "remove");
    let loser = scene.tries_to_remove(BEN, ANA);
    assert_eq!(loser, Err(Refusal::NotMember), "the removed one");
    scene.adds(ANA, &[BEN]);
    let loser = scene.tries_to_add(CLEO, &[BEN]);
    assert_eq!(loser, Err(Refusal::AlreadyMember { member: BEN }), "add");
    scene.transfers(ANA, BEN);
    let loser = scene.tries_to_transfer(ANA, CLEO);
    assert_eq!(loser, Err(Refusal::NotMember), "transfer");
}

#[test]
fn xa2_membership_decides_who_may_write_and_nothing_locks() {
    let mut scene = Scene::of_three();
    scene.says(ANA, "one").says(BEN, "two").says(CLEO, "three");
    scene.leaves(CLEO);
    let more = scene.words(FIRST, "four");
    assert_eq!(scene.tries(CLEO, &more), Err(Refusal::NotMember), "out");
}

#[test]
fn xa5_a_transfer_keeps_history_author_and_note() {
    let mut scene = Scene::agreed();
    scene.ana_writes("by Ana").carrier_works();
    scene.does(ANA, &transferring(BEN, Some("be kind")));
    let author = scene.message("by Ana").author;
    assert_eq!(author, engine::Author::Member(ANA), "still hers");
    let first = scene.feed(BEN).iter().map(|it| it.version).min();
    assert_eq!(first, Some(1), "from the beginning");
}

#[test]
fn xa7_whoever_went_reads_nothing_newer_by_whatever_way() {
    let ways: [fn(&mut Scene) -> &mut Scene; 4] = [
        |scene| scene.leaves(BEN),
        |scene| scene.removes(ANA, BEN),
        |scene| scene.does(BEN, &transferring(CLEO, None)),
        |scene| scene.is_gone(BEN, LeftCause::Suspended),
    ];
    for goes in ways {
        let mut scene = Scene::of_three();
        goes(&mut scene);
        let known = scene.feed(BEN).len();
        scene.says(ANA, "later").carrier_works();
        scene.guest_says("STOP").carrier_works();
        assert_eq!(scene.feed(BEN).len(), known, "nothing newer");
    }
}

#[test]
fn xa8_where_one_took_part_is_known_past_or_present() {
    let mut scene = Scene::of_three();
    scene.leaves(BEN).removes(ANA, CLEO);
    let took_part: Vec<_> = scene.conversation(FIRST).members.keys().copied().collect();
    assert_eq!(took_part, [ANA, BEN, CLEO], "all three");
    let leave = Intent::Leave {
        conversation: FIRST,
    };
    assert_eq!(scene.tries(BEN, &leave), Err(Refusal::NotMember), "once");
}
