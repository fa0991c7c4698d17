/** The colleagues of a conversation: who could come in, and who could take it over. */
import type { ColleagueView, ColleaguesView } from '../host/bindings';

export function eligible(view: ColleaguesView): ColleagueView[] {
  return receivers(view).filter(({ alreadyIn }) => !alreadyIn);
}

/** A conversation can be handed over to somebody who is in it already, too. */
export function receivers(view: ColleaguesView): ColleagueView[] {
  return view.colleagues.filter(({ ineligible }) => ineligible === null);
}
