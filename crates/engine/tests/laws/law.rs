//! The laws: every history is judged by each of them at every step, or at its end.

use proptest::test_runner::TestCaseError;

use crate::history::{histories, runner};
use crate::world::{Taken, World};

mod asking;
mod consent;
mod end;
mod lane;
mod members;
mod once;
mod order;
mod preview;
mod repeats;
mod serial;
mod standing;
mod window;

type AtEveryStep = fn(&World, &Taken) -> Result<(), TestCaseError>;
type AtTheEnd = fn(&mut World) -> Result<(), TestCaseError>;

const AT_EVERY_STEP: [AtEveryStep; 20] = [
    consent::nothing_by_a_member_starts_unless_the_guest_agrees,
    consent::what_members_wrote_doesnt_wait_for_a_guest_who_refused,
    window::no_free_text_starts_outside_the_window,
    window::nothing_held_is_released_into_a_lapsed_window,
    window::the_window_is_what_was_said_and_sent,
    order::messages_start_in_the_order_in_which_they_were_written_or_put,
    order::the_held_list_is_what_is_held_in_that_order,
    order::every_queued_message_waits_once_in_that_order,
    lane::one_message_is_in_flight_at_a_time,
    lane::what_waits_in_a_free_lane_has_an_outstanding_send,
    lane::an_attempt_starts_once_and_the_next_only_when_the_last_is_settled,
    once::the_guest_has_a_message_once_for_each_time_its_author_sent_it,
    standing::standings_only_rise_within_an_attempt,
    standing::xw1_nothing_looks_sent_without_the_providers_id,
    standing::nothing_once_written_disappears,
    asking::members_ask_at_most_once_in_24_h_over_all_conversations,
    asking::the_system_asks_at_most_once_an_hour,
    members::w7_nothing_is_held_of_whoever_is_gone,
    members::m4_an_open_offer_has_a_maker_who_is_in_charge,
    repeats::a_report_repeated_at_any_later_time_changes_nothing,
];

const AT_THE_END: [AtTheEnd; 10] = [
    once::xw6_each_status_of_an_attempt_is_recorded_once,
    serial::the_state_is_the_fold_of_its_log,
    serial::events_intents_reports_refusals_policies_and_states_survive_writing,
    serial::events_in_any_order_any_number_of_times_can_be_folded_and_lived_with,
    members::xa1_each_change_of_membership_changes_something,
    members::m6_whoever_is_gone_has_nothing_newer_and_whoever_is_in_has_all,
    members::the_guest_is_told_once_of_each_change,
    repeats::an_intent_repeated_at_any_later_time_writes_nothing_new,
    repeats::the_order_of_good_news_doesnt_matter,
    end::everything_written_ends_in_exactly_one_final_standing,
];

#[test]
fn every_law_holds_in_every_history() {
    let played = runner().run(&histories(), |history| {
        let mut world = World::new(history.policy, history.dice);
        for step in history.steps {
            let taken = world.take(step);
            AT_EVERY_STEP
                .iter()
                .try_for_each(|law| law(&world, &taken))?;
        }
        AT_THE_END
            .iter()
            .try_for_each(|law| law(&mut world.clone()))
    });
    if let Err(failure) = played {
        panic!("{failure}");
    }
}

#[test]
fn xw3_the_preview_is_the_decision_in_every_state() {
    let played = runner().run(&histories(), |history| {
        let mut world = World::new(history.policy, history.dice);
        for step in history.steps {
            world.take(step);
            preview::the_preview_is_the_outcome(&world)?;
        }
        Ok(())
    });
    if let Err(failure) = played {
        panic!("{failure}");
    }
}
