import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { runVerifier } from '../support/fill-log.ts';
import { type LoggedOffice, loggedOffice } from '../support/logged-office.ts';

/** Forty entries and a checkpoint that covers them. */
async function office(): Promise<LoggedOffice> {
  const made = await loggedOffice(40);
  await made.checkpoint();
  return made;
}

/** What can be done to an exported file. */
const IN_THE_FILE: readonly [what: string, change: (lines: string[]) => string[], said: RegExp][] = [
  [
    'a word is edited',
    (lines) => lines.map((l, i) => (i === 21 ? l.replace('tester', 'else') : l)),
    /entry 20 /,
  ],
  ['an entry is deleted', (lines) => lines.toSpliced(21, 1), /entries 20 to 20 are missing/],
  ['two are swapped', (lines) => lines.with(21, lines[22] ?? '').with(22, lines[21] ?? ''), /out of order/],
  ['an entry is duplicated', (lines) => lines.toSpliced(21, 0, lines[21] ?? ''), /out of order/],
  [
    'the end is cut off',
    (lines) =>
      lines
        .filter((l) => !/^\{"seq":(3[1-9]|4\d),/.test(l))
        .map((l) => l.replace(/^(\{"seq":30,.*),$/, '$1')),
    /cut off after 30/,
  ],
  [
    'the checkpoints are taken away',
    (lines) => lines.filter((l) => !l.startsWith('{"entries":')),
    /nobody vouches for them/,
  ],
  [
    'a checkpoint is altered',
    (lines) => lines.map((l) => l.replace('"entries":40', '"entries":39')),
    /is not signed with the public key/,
  ],
];

test.each(IN_THE_FILE)(
  'the independent verifier finds it in the file when %s',
  async (_what, change, said) => {
    const made = await office();
    const file = await made.export();
    writeFileSync(file, change(readFileSync(file, 'utf8').split('\n')).join('\n'));
    const { code, output } = runVerifier(file);
    expect(output).toMatch(said);
    expect(code).toBe(1);
  },
);

test('a file that is none, of another version or cut in the middle is not judged', async () => {
  const made = await office();
  const file = await made.export();
  const text = readFileSync(file, 'utf8');
  for (const other of [
    '',
    '{}',
    '[1]',
    'a,b\n1,2\n',
    text.slice(0, 3000),
    text.replace('"version":1', '"version":2'),
  ]) {
    writeFileSync(file, other);
    expect(runVerifier(file)).toMatchObject({ code: 2, output: expect.stringContaining('NOT JUDGED') });
  }
  expect(runVerifier()).toMatchObject({ code: 2, output: expect.stringContaining('usage') });
  expect(runVerifier(path.join(made.folder, 'nothing.json')).code).toBe(2);
});

test('a file that another program has laid out anew is still judged, and a pinned key must be the right one', async () => {
  const made = await office();
  const file = await made.export();
  const parsed = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify(parsed, null, 2));
  expect(runVerifier(file).code).toBe(0);
  expect(runVerifier(file, '--public-key', parsed.publicKey)).toMatchObject({ code: 0 });
  const other = Buffer.alloc(32, 1).toString('base64');
  expect(runVerifier(file, '--public-key', other).output).toContain('not the one that was given');
});
