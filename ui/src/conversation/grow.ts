/** Makes a text area as tall as its text; WebKitGTK has no `field-sizing`. */
import type { Attachment } from 'svelte/attachments';

export function grow(text: () => string): Attachment<HTMLTextAreaElement> {
  return (area) => {
    text();
    area.style.blockSize = 'auto';
    area.style.blockSize = `${area.scrollHeight + area.offsetHeight - area.clientHeight}px`;
  };
}
