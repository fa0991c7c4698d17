/** What this device remembers about how the interface looks and behaves. */
export type Theme = 'system' | 'light' | 'dark';

type Kept = {
  theme: Theme;
  enterSends: boolean;
  details: boolean;
  listWidth: number;
};

const KEY = 'multiline.preferences';
const FIRST: Kept = {
  theme: 'system',
  enterSends: true,
  details: true,
  listWidth: 330,
};
export const LIST_WIDTH = { least: 280, most: 420 };

export class Preferences {
  #kept = $state.raw<Kept>(read());

  get theme(): Theme {
    return this.#kept.theme;
  }
  set theme(theme: Theme) {
    this.#keep({ theme });
  }

  get enterSends(): boolean {
    return this.#kept.enterSends;
  }
  set enterSends(enterSends: boolean) {
    this.#keep({ enterSends });
  }

  get details(): boolean {
    return this.#kept.details;
  }
  set details(details: boolean) {
    this.#keep({ details });
  }

  get listWidth(): number {
    return this.#kept.listWidth;
  }
  set listWidth(width: number) {
    this.#keep({ listWidth: Math.min(LIST_WIDTH.most, Math.max(LIST_WIDTH.least, width)) });
  }

  /** Takes over what another window of the app has changed; returns the way to stop. */
  follow(): () => void {
    const reread = (event: StorageEvent) => {
      if (event.key === KEY) this.#kept = read();
    };
    addEventListener('storage', reread);
    return () => removeEventListener('storage', reread);
  }

  #keep(changed: Partial<Kept>): void {
    this.#kept = { ...this.#kept, ...changed };
    localStorage.setItem(KEY, JSON.stringify(this.#kept));
  }
}

function read(): Kept {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return { ...FIRST, ...(kept as Partial<Kept>) };
  } catch {
    return FIRST;
  }
}

/** Shows the theme on the page. */
export function showTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}
