/** The colleagues of a conversation: who could come in, who could take it over, and why the others can't. */
import { m } from '$paraglide/messages.js';
import type { ColleagueView, ColleaguesView, IneligibleView } from '../host/bindings';

export function eligible(view: ColleaguesView | null): ColleagueView[] {
  return view?.colleagues.filter(({ ineligible }) => ineligible === null) ?? [];
}

/** A conversation can be handed over to somebody who is in it already, too. */
export function receivers(view: ColleaguesView | null): ColleagueView[] {
  const fits = ({ ineligible }: ColleagueView) => ineligible === null || ineligible === 'alreadyIn';
  return view?.colleagues.filter(fits) ?? [];
}

export function whyNot(why: IneligibleView): string {
  switch (why) {
    case 'alreadyIn':
      return m.ineligible_already_in();
    case 'notEntitled':
      return m.ineligible_not_entitled();
    case 'suspended':
      return m.ineligible_suspended();
    case 'restrictedFromGuest':
      return m.ineligible_restricted_guest();
    case 'restrictedFromMembers':
      return m.ineligible_restricted_members();
  }
}
