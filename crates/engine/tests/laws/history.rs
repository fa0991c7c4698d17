//! Random histories, and the runner that plays them.

use std::env;

use engine::{FailureKind, Policy, ProviderStatus, Span, Template, WindowAnchor};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

/// What the guest's words mean, known to whoever wrote them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Meaning {
    Yes,
    YesButton,
    Stop,
    NoButton,
    /// A refusal only while asked.
    No,
    Other,
    Picture,
}

/// What the provider says of an attempt it was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    Accepted,
    Reached(ProviderStatus),
    Failed(FailureKind),
    /// It surely has nothing, and is to be asked again.
    Postponed,
    Uncertain,
    /// It was taken, and nothing more is heard of it.
    Silent,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Draft {
    Words,
    Nothing,
    Forbidden,
    TooLong,
    Template,
}

/// One step. Numbers pick among what there is by then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    Asks(usize),
    Resends(usize, usize),
    Writes(usize, usize, Draft),
    Edits(usize, usize),
    Cancels(usize, usize),
    Moves(usize, usize, usize),
    Retries(usize, usize),
    /// Sent so many seconds ago; quoting a message or not; opening a window of 72 h or not.
    GuestWrites(Meaning, i64, Option<usize>, bool),
    /// One of the outstanding sends is performed.
    Due(usize),
    /// The provider takes one of the outstanding sends and says that it was sent, if it may start.
    Works(usize),
    Says(usize, Verdict),
    /// The author of a message nobody knows about sends it again.
    SendsAgain(usize),
    /// The provider has a word after all about an attempt that nobody knew about.
    SaysLate(usize, Verdict),
    /// An earlier report comes again.
    Repeats(usize),
    Passes(Span),
    /// To the very moment at which the window lapses.
    PassesToTheEnd,
    Rings,
    Switches(usize, bool),
    /// Whom of the three, as bits.
    Adds(usize, usize, usize),
    Leaves(usize, usize),
    Removes(usize, usize, usize),
    Transfers(usize, usize, usize),
    Answers(usize, bool),
    Withdraws(usize),
    AsksToJoin(usize, usize),
    /// By the directory, from all conversations.
    IsGone(usize),
}

#[derive(Debug, Clone)]
pub(crate) struct History {
    pub(crate) policy: Policy,
    pub(crate) steps: Vec<Step>,
    /// Chance for whoever needs some at the end.
    pub(crate) dice: Vec<usize>,
}

pub(crate) fn histories() -> impl Strategy<Value = History> {
    let switches = (any::<bool>(), prop::bool::weighted(0.8), any::<bool>());
    let policy = switches.prop_map(|(guest, implied, offered)| policy(guest, implied, offered));
    let dice = vec(0..1_000_usize, 24);
    let opening = prop_oneof![1 => Just(0), 2 => Just(1), 2 => Just(2)].prop_map(opening);
    (policy, opening, vec(step(), 1..70), dice).prop_map(|(policy, opening, steps, dice)| History {
        policy,
        steps: opening.into_iter().chain(steps).collect(),
        dice,
    })
}

/// Nothing, or so many members have asked, one a day, and the guest has agreed.
fn opening(members: usize) -> Vec<Step> {
    let agreed = |who| {
        [
            Step::Passes(Span::hours(24)),
            Step::Asks(who),
            Step::Works(0),
            Step::GuestWrites(Meaning::Yes, 0, None, false),
            Step::Works(0),
        ]
    };
    (0..members).flat_map(agreed).collect()
}

fn policy(guest_anchor: bool, implied_consent: bool, offered: bool) -> Policy {
    let window_anchor = match guest_anchor {
        true => WindowAnchor::Guest,
        false => WindowAnchor::EitherParty,
    };
    Policy {
        window_anchor,
        implied_consent,
        templates: vec![Template {
            name: "reminder".to_owned(),
            text: "See you tomorrow".to_owned(),
            language: "en".to_owned(),
        }],
        content_rules: vec![engine::ContentRule {
            name: "promises".to_owned(),
            words: vec!["guaranteed".to_owned()],
        }],
        transfer_accept: offered.then_some(Span::hours(1)),
        ..Policy::default()
    }
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![5 => message(), 1 => membership()]
}

fn membership() -> impl Strategy<Value = Step> {
    let (who, pick) = (0..3_usize, 0..64_usize);
    let one = || (who.clone(), pick.clone());
    let two = || (who.clone(), pick.clone(), who.clone());
    prop_oneof![
        6 => (who.clone(), pick.clone(), 0..8_usize).prop_map(|(who, pick, whom)| Step::Adds(who, pick, whom)),
        2 => one().prop_map(|(who, pick)| Step::Leaves(who, pick)),
        3 => two().prop_map(|(who, pick, whom)| Step::Removes(who, pick, whom)),
        3 => two().prop_map(|(who, pick, to)| Step::Transfers(who, pick, to)),
        3 => (pick.clone(), prop::bool::weighted(0.7)).prop_map(|(pick, accept)| Step::Answers(pick, accept)),
        1 => pick.clone().prop_map(Step::Withdraws),
        1 => one().prop_map(|(who, pick)| Step::AsksToJoin(who, pick)),
        1 => who.clone().prop_map(Step::IsGone),
    ]
}

fn message() -> impl Strategy<Value = Step> {
    let who = 0..3_usize;
    let pick = 0..64_usize;
    let meaning = select(vec![
        Meaning::Yes,
        Meaning::YesButton,
        Meaning::Stop,
        Meaning::NoButton,
        Meaning::No,
        Meaning::Other,
        Meaning::Other,
        Meaning::Picture,
    ]);
    let late = prop_oneof![6 => Just(0), 1 => 1..200_i64, 1 => 80_000..200_000_i64];
    let quote = prop::option::weighted(0.2, 0..64_usize);
    let draft = select(vec![
        Draft::Words,
        Draft::Words,
        Draft::Words,
        Draft::Words,
        Draft::Nothing,
        Draft::Forbidden,
        Draft::TooLong,
        Draft::Template,
    ]);
    prop_oneof![
        2 => who.clone().prop_map(Step::Asks),
        1 => (who.clone(), pick.clone()).prop_map(|(who, pick)| Step::Resends(who, pick)),
        8 => (who.clone(), pick.clone(), draft).prop_map(|(who, pick, draft)| Step::Writes(who, pick, draft)),
        1 => (who.clone(), pick.clone()).prop_map(|(who, pick)| Step::Edits(who, pick)),
        1 => (who.clone(), pick.clone()).prop_map(|(who, pick)| Step::Cancels(who, pick)),
        2 => (who.clone(), pick.clone(), pick.clone()).prop_map(|(who, pick, to)| Step::Moves(who, pick, to)),
        2 => (who.clone(), pick.clone()).prop_map(|(who, pick)| Step::Retries(who, pick)),
        6 => (meaning, late, quote, prop::bool::weighted(0.1)).prop_map(|(meaning, late, quote, long)| Step::GuestWrites(meaning, late, quote, long)),
        4 => pick.clone().prop_map(Step::Due),
        8 => pick.clone().prop_map(Step::Works),
        8 => (pick.clone(), verdict()).prop_map(|(pick, verdict)| Step::Says(pick, verdict)),
        2 => pick.clone().prop_map(Step::SendsAgain),
        2 => (pick.clone(), verdict()).prop_map(|(pick, verdict)| Step::SaysLate(pick, verdict)),
        2 => pick.prop_map(Step::Repeats),
        3 => select(vec![1, 60, 3_600, 36_000, 86_400, 100_000]).prop_map(|seconds| Step::Passes(Span::seconds(seconds))),
        2 => Just(Step::PassesToTheEnd),
        1 => Just(Step::Rings),
        1 => (who, prop::bool::weighted(0.7)).prop_map(|(who, on)| Step::Switches(who, on)),
    ]
}

fn verdict() -> impl Strategy<Value = Verdict> {
    use ProviderStatus::{Delivered, Read, Sent};
    let failure = select(vec![
        FailureKind::OutsideWindow,
        FailureKind::OutsideWindow,
        FailureKind::OutsideWindow,
        FailureKind::Unreachable,
        FailureKind::BlockedByGuest,
        FailureKind::ProviderAway,
        FailureKind::Rejected,
    ]);
    prop_oneof![
        2 => Just(Verdict::Accepted),
        3 => select(vec![Sent, Sent, Delivered, Read]).prop_map(Verdict::Reached),
        3 => failure.prop_map(Verdict::Failed),
        1 => Just(Verdict::Postponed),
        2 => Just(Verdict::Uncertain),
        1 => Just(Verdict::Silent),
    ]
}

/// As many histories as the environment asks for; always the same ones.
pub(crate) fn runner() -> TestRunner {
    let cases =
        env::var("HISTORIES").map_or(500, |count| count.parse().expect("HISTORIES is a number"));
    let config = Config {
        cases,
        failure_persistence: None,
        max_shrink_iters: 20_000,
        ..Config::default()
    };
    TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::XorShift))
}
