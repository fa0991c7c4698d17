/** Refusals in words: why, and what ends it. */
import { m } from '$paraglide/messages.js';
import { spanName } from '../app/time';
import type { IneligibleWhy, RefusalView } from '../host/bindings';

export function refusalText(refusal: RefusalView, guest: string, now: number): string {
  switch (refusal.code) {
    case 'organizationOff':
      return m.refusal_organization_off();
    case 'memberOff':
      return m.refusal_member_off();
    case 'noContact':
      return m.refusal_no_contact({ guest });
    case 'alreadyInConversation':
      return m.refusal_already_in_conversation({ guest });
    case 'unknownConversation':
      return m.refusal_unknown_conversation();
    case 'notMember':
      return m.refusal_not_member({ guest });
    case 'wrongRecipient':
      return m.refusal_wrong_recipient();
    case 'consentWaiting':
      return waiting(refusal.resendAt, guest, now);
    case 'consentUnanswered':
      return unanswered(refusal.resendAt, guest, now);
    case 'guestDeclined':
      return m.refusal_guest_declined({ guest });
    case 'guestUnreachable':
      return m.refusal_guest_unreachable({ guest });
    case 'requestedRecently':
      return m.refusal_requested_recently({ guest, left: left(refusal.nextAt, now) });
    case 'alreadyGranted':
      return m.refusal_already_granted({ guest });
    case 'emptyMessage':
      return m.refusal_empty_message();
    case 'textTooLong':
      return m.refusal_text_too_long({ over: refusal.length - refusal.limit });
    case 'contentRule':
      return m.refusal_content_rule({ rule: refusal.rule });
    case 'unknownTemplate':
      return m.refusal_unknown_template();
    case 'unknownMessage':
      return m.refusal_unknown_message();
    case 'notYours':
      return m.refusal_not_yours();
    case 'notHeld':
      return m.refusal_not_held();
    case 'mayHaveArrived':
      return m.refusal_may_have_arrived({ guest });
    case 'notFailed':
      return m.refusal_not_failed();
    case 'nobodyChosen':
      return m.refusal_nobody_chosen();
    case 'alreadyMember':
      return m.refusal_already_member();
    case 'notThere':
      return m.refusal_not_there();
    case 'notEligible':
      return ineligibleText(refusal.why, guest);
    case 'tooManyMembers':
      return m.refusal_too_many_members({ cap: refusal.cap });
    case 'cannotRemoveYourself':
      return m.refusal_cannot_remove_yourself();
    case 'cannotTransferToYourself':
      return m.refusal_cannot_transfer_to_yourself();
    case 'transferWaiting':
      return m.refusal_transfer_waiting();
    case 'transferOver':
      return m.refusal_transfer_over();
    case 'unknownTransfer':
      return m.refusal_unknown_transfer();
    case 'conversationOver':
      return m.refusal_conversation_over();
    case 'alreadyAsked':
      return m.refusal_already_asked();
  }
}

/** Why a colleague can't be in a conversation with the guest. */
export function ineligibleText(why: IneligibleWhy, guest: string): string {
  switch (why) {
    case 'notEntitled':
      return m.ineligible_not_entitled();
    case 'suspended':
      return m.ineligible_suspended();
    case 'restrictedFromGuest':
      return m.ineligible_restricted_from_guest({ guest });
    case 'restrictedFromMembers':
      return m.ineligible_restricted_from_members();
    case 'elsewhere':
      return m.ineligible_elsewhere();
  }
}

function waiting(resendAt: number, guest: string, now: number): string {
  if (now >= resendAt) return m.refusal_consent_unanswered_now({ guest });
  return m.refusal_consent_waiting({ guest, left: left(resendAt, now) });
}

function unanswered(resendAt: number, guest: string, now: number): string {
  if (now >= resendAt) return m.refusal_consent_unanswered_now({ guest });
  return m.refusal_consent_unanswered({ guest, left: left(resendAt, now) });
}

function left(at: number, now: number): string {
  return spanName(Math.max(0, at - now));
}
