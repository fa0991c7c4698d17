import { expect, test } from 'vitest';
import { languageOf } from './script';

test.each([
  ['はい、木曜日の十時です。', 'ja'],
  ['직접 会議', 'ko'],
  ['周四上午十点', undefined],
  ['Thursday 👍', undefined],
])('%s is set as %s', (text, language) => {
  expect(languageOf(text)).toBe(language);
});
