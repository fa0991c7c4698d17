/** What a message says and who wrote it, in words. */
import { m } from '$paraglide/messages.js';
import type { AuthorView, ContentView, LastLine, MessageView } from '../host/bindings';
import { clockTime } from '../app/time';
import { noticeText } from './notice';
import { statusWords } from './status';

export function authorName(author: AuthorView, guest: string): string {
  switch (author.type) {
    case 'you':
      return m.you();
    case 'colleague':
      return author.name;
    case 'guest':
      return guest;
    case 'system':
      return m.author_system();
  }
}

export function contentText(content: ContentView): string {
  return content.type === 'placeholder' ? placeholderText(content.kind) : content.text;
}

const placeholders: Record<string, () => string> = {
  location: m.placeholder_location,
  contacts: m.placeholder_contacts,
  reaction: m.placeholder_reaction,
  sticker: m.placeholder_sticker,
  document: m.placeholder_document,
  image: m.placeholder_image,
  audio: m.placeholder_audio,
  video: m.placeholder_video,
};

export function placeholderText(kind: string): string {
  return placeholders[kind]?.() ?? m.placeholder_other();
}

/** "who, what, when, state": one list item for a screen reader. */
export function spokenMessage(message: MessageView, guest: string, now: number): string {
  const status = statusWords(message.status, guest, now);
  const parts = [
    authorName(message.author, guest),
    contentText(message.content),
    clockTime(message.providerAt ?? message.writtenAt),
    message.late ? m.late_mark() : '',
    status?.name ?? '',
    status?.reason ?? '',
  ];
  return parts.filter(Boolean).join(', ');
}

/** A line that says who before it says what; `who` is empty where the row does. */
export type Line = { who: string; text: string };

/** The second line of a row. */
export function lastLine(last: LastLine): Line {
  switch (last.type) {
    case 'empty':
      return { who: '', text: m.row_empty() };
    case 'notice':
      return { who: '', text: noticeText(last.key, last.args) };
    case 'message':
      return {
        who: lineAuthor(last.author),
        text: last.placeholder === null ? last.text : placeholderText(last.placeholder),
      };
  }
}

function lineAuthor(author: AuthorView): string {
  switch (author.type) {
    case 'you':
      return m.row_you();
    case 'colleague':
      return m.row_colleague({ name: author.name });
    case 'guest':
    case 'system':
      return '';
  }
}
