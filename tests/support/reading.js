// Where the messages stand: `place` now, `watch` in every picture from now on, `told` what the watch saw.
const [wanted] = arguments;

const list = document.querySelector('[role=list][aria-label^="Messages with"]');
const entries = () => [...(list?.querySelectorAll('[data-key]') ?? [])];
/** What stands close to the one before has less space above it: the words count. */
const topOf = (entry) => {
  const [words, edge] = [entry.querySelector('article') ?? entry, list].map((each) => each.getBoundingClientRect().top);
  return Math.round(words - edge);
};
const withKey = (key) => entries().find((entry) => entry.dataset.key === key);

/** The first message that is whole in view. */
function first() {
  const shown = entries()
    .filter((entry) => entry.querySelector('article') && topOf(entry) >= 0)
    .sort((one, other) => topOf(one) - topOf(other))[0];
  return shown && { key: shown.dataset.key, top: topOf(shown), name: shown.ariaLabel };
}

/** Looks after each picture: between two, the page may still be on its way. */
function look(watched) {
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      if (window.watched !== watched) return;
      const entry = withKey(watched.key);
      const top = entry ? topOf(entry) : null;
      watched.pictures += 1;
      if (top !== watched.top) watched.moved.push(top);
      look(watched);
    };
    port2.postMessage(null);
  });
}

if (wanted === 'place') {
  if (!list) return null;
  const above = Math.round(list.scrollTop);
  return { above, below: Math.round(list.scrollHeight) - list.clientHeight - above };
}
if (wanted === 'watch') {
  window.watched = { ...first(), pictures: 0, moved: [] };
  look(window.watched);
}
return window.watched;
