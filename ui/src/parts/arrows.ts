/** Up, Down, Home and End move the focus between the rows of a list; the list is one stop for Tab. */
export function arrows(list: HTMLElement): () => void {
  list.addEventListener('keydown', press);
  return () => list.removeEventListener('keydown', press);
}

function press(event: KeyboardEvent): void {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const row = event.target instanceof Element ? event.target.closest('[role="listitem"]') : null;
  const next = row && neighbour(row, event.key);
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function neighbour(row: Element, key: string): HTMLElement | null {
  switch (key) {
    case 'ArrowDown':
      return walk(row.nextElementSibling, 'nextElementSibling');
    case 'ArrowUp':
      return walk(row.previousElementSibling, 'previousElementSibling');
    case 'Home':
      return walk(row.parentElement?.firstElementChild, 'nextElementSibling');
    case 'End':
      return walk(row.parentElement?.lastElementChild, 'previousElementSibling');
    default:
      return null;
  }
}

type Way = 'nextElementSibling' | 'previousElementSibling';

/** The first button from `row` on; headings between rows have none. */
function walk(row: Element | null | undefined, way: Way): HTMLElement | null {
  for (let at = row; at; at = at[way]) {
    const button = at.querySelector('button');
    if (button) return button;
  }
  return null;
}
