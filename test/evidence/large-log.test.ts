import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { runVerifier } from '../support/fill-log.ts';
import { loggedOffice } from '../support/logged-office.ts';

const ENTRIES = 100_000;

test('the program and the independent verifier agree on a hundred thousand entries, sound and with one edited', async () => {
  const office = await loggedOffice(ENTRIES);
  const begin = performance.now();
  const verdict = await office.verify();
  const ours = Math.round(performance.now() - begin);
  expect(verdict).toMatchObject({ entries: ENTRIES, from: 1, to: ENTRIES, soundTo: ENTRIES, problems: [] });

  const file = await office.export();
  const start = performance.now();
  const sound = runVerifier(file);
  const theirs = Math.round(performance.now() - start);
  console.info(`${ENTRIES} entries: ${ours} ms here, ${theirs} ms by the independent verifier`);
  // The lines about verifying and exporting have come to it.
  expect(sound).toMatchObject({ code: 0, output: expect.stringContaining(`SOUND: ${ENTRIES + 2} entries`) });

  office.sqlite.exec("UPDATE activity SET user_name = '이서연' WHERE seq = 77775");
  expect(await office.verify()).toMatchObject({
    soundTo: 77_774,
    problems: [{ kind: 'edited', from: 77_775, to: 77_775 }],
  });
  const lines = readFileSync(file, 'utf8').split('\n');
  const edited = lines.map((line) =>
    line.startsWith('{"seq":77775,') ? line.replace('김민수', '이서연') : line,
  );
  writeFileSync(file, edited.join('\n'));
  const found = runVerifier(file);
  expect(found.code).toBe(1);
  expect(found.output.match(/^- .*/gm)).toEqual([
    '- entry 77775 does not fit its hash and the entry before it',
  ]);
});
