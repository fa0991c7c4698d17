/** Whose window this is: a colleague's in Practice, or `null` in the window of the member who sits at this computer. */
export const seat = new URLSearchParams(location.search).get('as');
