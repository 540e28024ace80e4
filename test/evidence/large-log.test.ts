import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { runVerifier } from '../support/fill-log.ts';
import { loggedOffice } from '../support/logged-office.ts';

const ENTRIES = 100_000;
const EDITED = 77_775;

/** Each walk takes a second of a free machine, and a busy one is slow, not broken. */
const SLOW = { timeout: 120_000 };

test(
  'the program and the independent verifier agree on a hundred thousand entries, sound and with one edited',
  SLOW,
  async () => {
    const office = await loggedOffice(ENTRIES);
    // The program walks the whole log before it signs: a checkpoint over the line of the export is its word that all fits.
    const file = await office.export();
    expect(office.gate.services.evidence.doubt).toBeNull();
    const text = readFileSync(file, 'utf8');
    expect(JSON.parse(text.slice(text.lastIndexOf('[')).replace(/\}\s*$/, ''))).toMatchObject([
      { entries: ENTRIES + 1 },
    ]);
    expect(runVerifier(file)).toMatchObject({
      code: 0,
      output: expect.stringContaining(`SOUND: ${ENTRIES + 1} entries`),
    });

    office.sqlite.exec(`UPDATE activity SET user_name = '이서연' WHERE seq = ${EDITED}`);
    expect(await office.verify()).toMatchObject({
      entries: ENTRIES + 1,
      from: 1,
      to: ENTRIES + 1,
      soundTo: EDITED - 1,
      problems: [{ kind: 'edited', from: EDITED, to: EDITED }],
    });
    const line = new RegExp(`(?<=^\\{"seq":${EDITED},.*)김민수`, 'm');
    const edited = text.replace(line, '이서연');
    expect(edited).not.toBe(text);
    writeFileSync(file, edited);
    const found = runVerifier(file);
    expect(found.code).toBe(1);
    expect(found.output.match(/^- .*/gm)).toEqual([
      `- entry ${EDITED} does not fit its hash and the entry before it`,
    ]);
  },
);
