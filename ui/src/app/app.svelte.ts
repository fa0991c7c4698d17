/** The state of the main window: the workspace, where the member is, and what is loaded. */
import { ContactList } from '../contacts/contact-list.svelte';
import type { MenuAt } from '../explain/menu';
import { OpenConversation } from '../conversation/open-conversation.svelte';
import { HeldActions } from '../held/held-actions';
import { HeldList } from '../held/held-list.svelte';
import type {
  Changes,
  MessageView,
  Problem,
  Totals,
  WorkspaceKind,
  WorkspaceView,
} from '../host/bindings';
import { problemOf, type Host } from '../host/host';
import type { MemberAct } from '../members/acts';
import { ConversationList, type ListSettings } from '../messages/conversation-list.svelte';
import type { Act } from '../words/status';
import { PracticeTools } from '../practice/practice-tools.svelte';
import { Clock } from './clock.svelte';
import { Announcer } from './announce';
import { Counts } from './counts.svelte';
import { DetailsPanel } from './details.svelte';
import { keepFocus } from './focus';
import { NotTakenList } from './not-taken.svelte';
import { Places } from './places.svelte';
import { Preferences } from './preferences.svelte';
import { routeTo, type Place, type Route } from './route';
import { seat } from './seat';

/** A dialog over everything; one at a time. */
export type Overlay =
  | { type: 'newMessage' }
  | { type: 'addContact' }
  | { type: 'optIn'; contact: string }
  | { type: 'editHeld'; conversation: string; message: string; text: string }
  | { type: 'members'; act: MemberAct; conversation: string }
  | { type: 'explain'; conversation: string; message: string }
  | { type: 'palette' }
  | { type: 'keys' };

export class App {
  readonly clock = new Clock();
  readonly preferences = new Preferences();
  readonly places = new Places();
  readonly details = new DetailsPanel(this.preferences);
  readonly messages: ConversationList;
  readonly contacts: ContactList;
  readonly held: HeldList;
  readonly heldActions: HeldActions;
  readonly practice: PracticeTools;
  readonly notTaken: NotTakenList;
  /** `undefined` until the host was asked. */
  workspace = $state.raw<WorkspaceView | null | undefined>(undefined);
  route = $state.raw<Route>({ at: 'messages', conversation: null });
  open = $state.raw<OpenConversation | null>(null);
  overlay = $state.raw<Overlay | null>(null);
  /** The open menu of a message. */
  menu = $state.raw<MenuAt | null>(null);
  problem = $state.raw<Problem | null>(null);
  windowFocused = $state(document.hasFocus());
  /** What a screen reader is told politely. */
  spoken = $state('');
  readonly #announcer = new Announcer();
  readonly #counts: Counts;

  constructor(readonly host: Host) {
    this.messages = new ConversationList(host, this.#listSettings());
    this.contacts = new ContactList(host);
    this.held = new HeldList(host);
    this.heldActions = new HeldActions(host);
    this.practice = new PracticeTools(host);
    this.notTaken = new NotTakenList(host);
    this.#counts = new Counts(host);
  }

  /** What the badges count, over all conversations. */
  get totals(): Totals {
    return this.#counts.totals;
  }

  /** The conversation the member is looking at: nothing in it counts as unread. */
  get watched(): string | null {
    return this.windowFocused && this.route.at === 'messages' ? this.route.conversation : null;
  }

  /** Listens first, then asks, so that nothing between the two is missed. */
  async begin(): Promise<void> {
    try {
      await this.host.onChanges((changes) => this.#apply(changes));
      this.#show(await this.host.call('workspace', {}));
    } catch (thrown) {
      this.workspace = null;
      this.problem = problemOf(thrown);
    }
  }

  /** `anew` puts one that can't be opened aside and begins another. */
  async openWorkspace(kind: WorkspaceKind, anew = false): Promise<void> {
    try {
      this.#show(await this.host.call('open_workspace', { kind, anew }));
      this.problem = null;
      void keepFocus();
    } catch (thrown) {
      this.problem = problemOf(thrown);
    }
  }

  /** Nothing but the member changes the open conversation (P5). */
  goTo(route: Route): void {
    const away = this.route.at !== 'messages';
    this.route = route;
    this.places.route = route;
    this.details.uncover();
    void keepFocus();
    if (route.at === 'held') void this.held.refresh();
    if (route.at !== 'messages') return;
    // Back in a conversation in which something came meanwhile, reading goes on at the first of that.
    const news = away && (this.open?.head?.row.unread ?? 0) > 0;
    if (route.conversation === this.open?.id && !news) return;
    this.messages.keep(route.conversation);
    this.open?.close();
    this.open = route.conversation
      ? new OpenConversation(this.host, route.conversation, this.places)
      : null;
    void this.open?.load();
  }

  openConversation(conversation: string): void {
    this.goTo({ at: 'messages', conversation });
  }

  goToPlace(place: Place): void {
    if (place === 'messages') this.goTo({ at: place, conversation: this.places.conversation });
    else this.goTo(routeTo(place));
  }

  openContact(contact: string): void {
    this.goTo({ at: 'contacts', contact });
  }

  /** Looks for somebody among the contacts instead. */
  searchContacts(query: string): void {
    this.contacts.query = query;
    this.goToPlace('contacts');
  }

  /** Escape with nothing on top: details away, then from a conversation back to the list in a narrow window. */
  stepBack(): boolean {
    if (this.details.uncover()) return true;
    if (!matchMedia('(max-width: 899px)').matches) return false;
    this.goTo(routeTo(this.route.at));
    return true;
  }

  /** Does what the member chose about a message of the open conversation. */
  async act(message: MessageView, act: Act): Promise<void> {
    if (act !== 'takeBack') return this.open?.act(message, act);
    const refused = this.notTaken.send(message.id);
    if (refused && this.open) await this.takeBack(refused.intent, this.open.id);
  }

  /** Puts words the hub didn't take back into the composer they came from. */
  async takeBack(intent: string, conversation: string): Promise<void> {
    const text = await this.host.call('take_back', { intent });
    this.openConversation(conversation);
    this.open?.draft.type(text, conversation);
  }

  /** Opens a window as a colleague, in Practice. */
  async openSeat(member: string): Promise<void> {
    try {
      await this.practice.openSeat(member);
    } catch (thrown) {
      this.problem = problemOf(thrown);
    }
  }

  /** With the guest in hand whom the member is looking at. */
  async openGuestPhone(): Promise<void> {
    const { route } = this;
    const seen = route.at === 'contacts' ? route.contact : null;
    const contact = route.at === 'messages' ? (this.open?.head?.contactId ?? null) : seen;
    try {
      await this.host.call('open_guest_phone', { contact });
    } catch (thrown) {
      this.problem = problemOf(thrown);
    }
  }

  #show(workspace: WorkspaceView | null): void {
    const first = !this.workspace && workspace;
    this.workspace = workspace;
    if (workspace) this.clock.follow(workspace.clockOffsetMs);
    if (first) {
      void this.#reload();
      if (this.places.route) this.goTo(this.places.route);
    }
    if (first && workspace.kind === 'practice' && seat === null) {
      this.practice.load().catch((thrown: unknown) => (this.problem = problemOf(thrown)));
    }
  }

  #apply(changes: Changes): void {
    if (changes.workspace) this.#show(changes.workspace);
    if (changes.overflow) {
      void this.#reload();
      return;
    }
    const news = this.#announcer.newGuestMessage(changes, this.messages.rows);
    this.spoken = news ?? this.spoken;
    if (changes.totals) this.#counts.told(changes.totals);
    this.messages.apply(changes.conversations);
    this.notTaken.apply(changes.notTaken);
    if (this.contacts.query === '') this.contacts.apply(changes.contacts);
    for (const change of changes.timelines) {
      if (change.conversation === this.open?.id) this.open.apply(change);
    }
    if (this.route.at === 'held') void this.held.refresh();
  }

  async #reload(): Promise<void> {
    const open = this.open;
    await Promise.all([
      this.messages.restart(),
      this.#counts.ask(),
      this.contacts.restart(),
      this.held.refresh(),
      this.notTaken.refresh(),
      open?.again(),
    ]);
  }

  #listSettings(): ListSettings {
    const { clock, places } = this;
    return {
      get now() {
        return clock.now;
      },
      get filter() {
        return places.filter;
      },
      set filter(filter) {
        places.filter = filter;
      },
    };
  }
}
