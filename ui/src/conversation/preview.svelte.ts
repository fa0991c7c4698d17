/** Asks what would become of the words in the composer, shortly after the last keystroke (P6). */
import type { ConsequenceView, ConversationView } from '../host/bindings';

const PAUSE_MS = 150;

export class Preview {
  /** `null` while there is no answer for the words as they stand: the head's own then counts. */
  answer = $state.raw<ConsequenceView | null>(null);

  constructor(private readonly preview: (text: string) => Promise<ConsequenceView>) {}

  /** Returns the way to drop the question. */
  ask(text: string, head: ConversationView): () => void {
    let current = true;
    const asks = text.trim() !== '' && head.composer.type === 'on';
    const timer = setTimeout(
      () => {
        if (!asks) this.answer = null;
        else
          void this.preview(text).then(
            (answer) => current && (this.answer = answer),
            () => {},
          );
      },
      asks ? PAUSE_MS : 0,
    );
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }
}
