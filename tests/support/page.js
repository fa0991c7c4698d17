// Waits for one thing on the page: arguments are what is wanted, the limit in ms, the answer.
const [wanted, limit, answer] = arguments;

const SELECTORS = {
  alert: '[role=alert]',
  article: 'article,[role=article]',
  button: 'button,summary,[role=button],input[type=submit]',
  combobox: '[role=combobox]',
  checkbox: 'input[type=checkbox],[role=checkbox]',
  dialog: 'dialog,[role=dialog],[role=alertdialog]',
  group: '[role=group]',
  heading: 'h1,h2,h3,h4,h5,h6,[role=heading]',
  link: 'a[href],[role=link]',
  list: 'ul,ol,[role=list]',
  listitem: 'li,[role=listitem]',
  menuitem: '[role=menuitem]',
  navigation: 'nav,[role=navigation]',
  option: 'option,[role=option]',
  radio: 'input[type=radio],[role=radio]',
  region: 'section,[role=region]',
  searchbox: 'input[type=search],[role=searchbox]',
  status: 'output,[role=status]',
  switch: '[role=switch]',
  tab: '[role=tab]',
  textbox: 'textarea,input:not([type]),input[type=text],input[type=tel],input[type=search],[role=textbox]',
};

const tidy = (text) => (text ?? '').replace(/\s+/g, ' ').trim();

function nameOf(element) {
  const labelled = (element.getAttribute('aria-labelledby') ?? '').split(' ').filter(Boolean);
  return (
    tidy(labelled.map((id) => document.getElementById(id)?.textContent).join(' ')) ||
    tidy(element.getAttribute('aria-label')) ||
    tidy(element.labels?.[0]?.textContent) ||
    tidy(element.textContent) ||
    tidy(element.getAttribute('alt') ?? element.getAttribute('title') ?? element.placeholder)
  );
}

function canBeSeen(element) {
  return element.checkVisibility({ visibilityProperty: true }) && !element.closest('[inert]');
}

function canBeUsed(element) {
  return !element.matches(':disabled') && element.getAttribute('aria-disabled') !== 'true';
}

/** Nothing lies over it: a press in its middle would reach it. */
function canBeReached(element) {
  element.scrollIntoView({ block: 'nearest' });
  const { x, y, width, height } = element.getBoundingClientRect();
  return element.contains(document.elementFromPoint(x + width / 2, y + height / 2));
}

/** A name is the whole of it, or any part of it, or several parts. */
function byRole({ role, name, without, usable, within }) {
  const root = within ? byRole(within) : document;
  const all = [...(root?.querySelectorAll(SELECTORS[role]) ?? [])]
    .filter((element) => (element.getAttribute('role') ?? role) === role)
    .filter((element) => canBeSeen(element) && (!usable || canBeUsed(element)))
    .filter((element) => !without || !nameOf(element).includes(without));
  const parts = [name].flat();
  return (
    all.find((element) => nameOf(element) === name) ??
    all.find((element) => parts.every((part) => nameOf(element).includes(part)))
  );
}

function byText({ text }) {
  const held = [...document.querySelectorAll('body *')].filter(
    (element) => tidy(element.textContent).includes(text) && canBeSeen(element),
  );
  return held.at(-1);
}

function find() {
  const found = wanted.role ? byRole(wanted) : byText(wanted);
  return found && wanted.usable && !canBeReached(found) ? undefined : found;
}

let over = false;
const finish = (given) => {
  over = true;
  watcher.disconnect();
  clearInterval(again);
  clearTimeout(end);
  answer(given);
};
const look = () => {
  if (over) return;
  const found = find();
  if (Boolean(found) !== Boolean(wanted.gone)) finish({ found: found ?? null });
};
const watcher = new MutationObserver(look);
watcher.observe(document, { attributes: true, characterData: true, childList: true, subtree: true });
// What only a style sheet or a finished animation shows changes no node.
const again = setInterval(look, 100);
const end = setTimeout(() => finish({ page: tidy(document.body.innerText) }), limit);
look();
