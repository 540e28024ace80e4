import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ROOT, sourceFiles } from '../support/source-files.ts';

/** What nobody can promise of a file on somebody else's computer (S97). */
const PROMISES =
  /tamper[- ]?(?:proof|resistant|free)|unforgeable|변조\s*(?:불가|방지)|위변조\s*(?:불가|방지)|위조\s*불가/i;

function documents(): { path: string; text: string }[] {
  const names = [
    ...readdirSync(ROOT).filter((name) => name.endsWith('.md')),
    ...readdirSync(path.join(ROOT, 'docs'))
      .filter((name) => /\.(md|mjs)$/.test(name))
      .map((name) => `docs/${name}`),
  ];
  return names.map((name) => ({ path: name, text: readFileSync(path.join(ROOT, name), 'utf8') }));
}

test('the log is called tamper-evident, and never more than that, on screens, in mails and in documents', () => {
  const texts = [...sourceFiles(['renderer', 'electron', 'shared']), ...documents()];
  expect(texts.filter(({ text }) => PROMISES.test(text)).map(({ path: name }) => name)).toEqual([]);
  const said = texts.filter(({ text }) => /tamper-evident/.test(text)).map(({ path: name }) => name);
  expect(said).toEqual(
    expect.arrayContaining([
      'renderer/i18n/en/evidence.ts',
      'SECURITY.md',
      'docs/log-format.md',
      'README.md',
    ]),
  );
  const korean = sourceFiles(['renderer/i18n/ko']).filter(({ text }) =>
    /변조를 드러내|변조가 드러나/.test(text),
  );
  expect(korean.map(({ path: name }) => name)).toContain('renderer/i18n/ko/evidence.ts');
});
