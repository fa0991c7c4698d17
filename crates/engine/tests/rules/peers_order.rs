//! What users of comparable systems complain about, tried here: answers before their questions (xL5), statuses that go
//! backwards (xL7), a guest's words marked as failed (xL8), bursts that arrive in another order (xL9).

use engine::{FailureKind, Inbound, MessageId, ProviderStatus, Report, Span, Standing};

use crate::scene::{Scene, failure_of};

/// All orders of `0..count`.
fn orders(count: usize) -> Vec<Vec<usize>> {
    let Some(last) = count.checked_sub(1) else {
        return vec![Vec::new()];
    };
    let shorter = orders(last).into_iter();
    let longer = shorter.flat_map(|order| {
        (0..count).map(move |at| {
            let mut order = order.clone();
            order.insert(at, last);
            order
        })
    });
    longer.collect()
}

/// The words of the timeline as it is shown.
fn shown(scene: &Scene) -> Vec<&str> {
    let mut messages: Vec<_> = scene.messages().collect();
    messages.sort_by_key(|message| message.order);
    let words = messages.iter().map(|message| message.content.text());
    words.filter(|words| words.len() == 1).collect()
}

#[test]
fn xl5_in_whatever_order_they_arrive_words_are_shown_as_they_were_said() {
    for order in orders(5) {
        let mut scene = Scene::agreed();
        let start = scene.now();
        scene.hours_pass(1);
        for index in order {
            let words = ["a", "b", "c", "d", "e"][index];
            let minutes = i64::try_from(index).expect("a few");
            scene.guest_said_at(words, start + Span::seconds(60 * minutes + 1));
        }
        assert_eq!(shown(&scene), ["a", "b", "c", "d", "e"], "by their time");
    }
}

#[test]
fn xl5_an_answer_is_never_shown_before_its_question() {
    let mut scene = Scene::agreed();
    scene.hours_pass(1).guest_says("q").seconds_pass(1);
    scene.ana_writes("a").starts("a").seconds_pass(1);
    scene.guest_says("t").seconds_pass(1).accepted("a");
    assert_eq!(shown(&scene), ["q", "t", "a"], "as the guest sees it");
}

#[test]
fn xl5_what_comes_late_is_shown_where_it_belongs_and_marked() {
    let mut scene = Scene::agreed();
    scene.hours_pass(1).guest_says("b");
    scene.guest_said("a", Span::seconds(61));
    scene.guest_said("c", Span::seconds(59));
    assert_eq!(shown(&scene), ["a", "c", "b"], "in its place");
    let late = |words| scene.message(words).late;
    assert_eq!(
        (late("a"), late("b"), late("c")),
        (true, false, false),
        "marked"
    );
}

/// What a provider may say of a message it was given.
const NEWS: [News; 6] = [
    News::Taken,
    News::Reached(ProviderStatus::Sent),
    News::Reached(ProviderStatus::Delivered),
    News::Reached(ProviderStatus::Read),
    News::Failed,
    News::Uncertain,
];

#[derive(Debug, Clone, Copy)]
enum News {
    Taken,
    Reached(ProviderStatus),
    Failed,
    Uncertain,
}

impl News {
    fn report(self, scene: &Scene) -> Report {
        match self {
            Self::Taken => scene.acceptance_of_attempt("x", 1),
            Self::Reached(status) => scene.status_of_attempt("x", 1, status),
            Self::Failed => scene.failure_of_attempt("x", 1, FailureKind::Rejected),
            Self::Uncertain => scene.uncertainty("x"),
        }
    }

    /// Where a message stands after this, as a table of its own.
    fn after(self, standing: Standing) -> Standing {
        let height = |standing: &Standing| standing.rank().unwrap_or(1);
        if matches!(standing, Standing::Failed { .. }) {
            return standing;
        }
        let said = match self {
            Self::Taken => Standing::Accepted,
            Self::Reached(ProviderStatus::Sent) => Standing::Sent,
            Self::Reached(ProviderStatus::Delivered) => Standing::Delivered,
            Self::Reached(ProviderStatus::Read) => Standing::Read,
            Self::Failed if height(&standing) < 4 => {
                let failure = failure_of(FailureKind::Rejected);
                return Standing::Failed { failure };
            }
            Self::Uncertain if standing == Standing::Started => return Standing::Unknown,
            Self::Failed | Self::Uncertain => return standing,
        };
        match height(&said) > height(&standing) {
            true => said,
            false => standing,
        }
    }
}

#[test]
fn xl7_in_any_order_any_number_of_times_statuses_only_rise_and_failed_stays() {
    let mut started = Scene::agreed();
    started.ana_writes("x").starts("x");
    let start = (started.hub.clone(), Standing::Started);
    let mut reached = vec![start];
    for _ in 0..5 {
        let before = std::mem::take(&mut reached);
        for (hub, standing) in before {
            for news in NEWS {
                let mut scene = Scene::with(hub.clone());
                let report = news.report(&scene);
                let expected = news.after(standing.clone());
                scene.told(&report).then_stands("x", &expected);
                reached.push((scene.hub, expected));
            }
        }
    }
    assert_eq!(reached.len(), 6_usize.pow(5), "every one of them");
}

#[test]
fn xl7_only_an_explicit_retry_ends_failed_and_as_another_attempt() {
    let mut scene = Scene::agreed();
    scene.ana_writes("x").starts("x");
    scene.fails("x", FailureKind::Rejected).ana_retries("x");
    for news in NEWS {
        if matches!(news, News::Uncertain) {
            continue;
        }
        let report = news.report(&scene);
        let ignored = scene.events_of(|scene| {
            scene.told(&report);
        });
        scene.then("of the first attempt", ignored.is_empty());
    }
    scene.then_stands("x", &Standing::Queued);
}

#[test]
fn xl8_only_what_goes_out_has_a_state_of_delivery() {
    let mut scene = Scene::agreed();
    scene.guest_says("q");
    let Inbound { provider_id, .. } = scene.guest_words("");
    let message = scene.id("q");
    let at = scene.now();
    for attempt in [0, 1] {
        for report in [
            Report::SendDue { message, attempt },
            accepted(message, attempt, &provider_id, at),
            Report::SendFailed {
                message,
                attempt,
                failure: failure_of(FailureKind::Rejected),
            },
            Report::SendPostponed { message, attempt },
            Report::SendUncertain { message, attempt },
            Report::ProviderSilent { message, attempt },
            scene.status_of_attempt("q", attempt, ProviderStatus::Read),
        ] {
            let events = scene.events_of(|scene| {
                scene.told(&report);
            });
            scene.then("nothing", events.is_empty());
        }
    }
    scene.then_stands("q", &Standing::Received);
}

fn accepted(
    message: MessageId,
    attempt: u32,
    provider_id: &engine::ProviderId,
    at: engine::Timestamp,
) -> Report {
    Report::SendAccepted {
        message,
        attempt,
        provider_id: provider_id.clone(),
        at,
    }
}

#[test]
fn xl9_a_burst_arrives_in_the_order_in_which_it_was_written() {
    let mut scene = Scene::agreed();
    let words: Vec<String> = (0..20).map(|number| format!("{number}")).collect();
    for words in &words {
        scene.ana_writes(words);
    }
    for (number, words) in words.iter().enumerate() {
        scene.starts(words);
        assert_eq!(scene.carrier_starts_next(), None, "one at a time");
        match number % 4 {
            0 => scene.sent(words),
            1 => scene.accepted(words).fails(words, FailureKind::Rejected),
            2 => scene.uncertain(words),
            _ => {
                let silent = Report::ProviderSilent {
                    message: scene.id(words),
                    attempt: 1,
                };
                scene.accepted(words).told(&silent)
            }
        };
    }
    let all: Vec<&str> = words.iter().map(String::as_str).collect();
    scene.then_phone_got(&all);
}
