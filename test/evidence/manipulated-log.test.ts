import { expect, test } from 'vitest';
import { firstLink, type LogLink, nextLink } from '../../electron/security/log-chain.ts';
import { runVerifier } from '../support/fill-log.ts';
import { type LoggedOffice, loggedOffice, type StoredRow } from '../support/logged-office.ts';

/** Forty entries and a checkpoint that covers them. */
async function office(): Promise<LoggedOffice> {
  const made = await loggedOffice(40);
  await made.checkpoint();
  return made;
}

const problemsOf = async (made: LoggedOffice) =>
  (await made.verify()).problems.map(({ kind, from, to }) => `${kind} ${from}-${to}`);

/** Writes a row over whatever has its number. */
function put({ sqlite }: LoggedOffice, row: StoredRow): void {
  sqlite
    .prepare(
      `INSERT OR REPLACE INTO activity VALUES (@seq, @at, @operator_id, @operator_name, @os_user, @host, @action,
        @user_id, @user_name, @outcome, @code, @details, @hash, @mac)`,
    )
    .run(row);
}

function row(made: LoggedOffice, seq: number): StoredRow {
  const found = made.rows().find((one) => one.seq === seq);
  if (found === undefined) throw new Error(`no entry ${seq}`);
  return found;
}

function linkOf({ hash, mac }: StoredRow): LogLink {
  if (hash === null || mac === null) throw new Error('an entry without a link');
  return { hash, mac };
}

/** What somebody without the office's key can do: every hash from `seq` on anew, and some MAC. */
function rehash(made: LoggedOffice, seq: number): void {
  const noKey = Buffer.alloc(32, 9);
  const rows = made.rows();
  const before = rows.find((one) => one.seq === seq - 1);
  let link = before === undefined ? firstLink('office-of-the-log', noKey) : linkOf(before);
  for (const one of rows.filter((entry) => entry.seq >= seq)) {
    link = nextLink(link, one, noKey);
    put(made, { ...one, ...link });
  }
}

const renumber = ({ sqlite }: LoggedOffice, from: number, by: number) => {
  // In two steps, because no two may have one number for a moment.
  sqlite.prepare('UPDATE activity SET seq = -(seq + ?) WHERE seq >= ?').run(by, from);
  sqlite.exec('UPDATE activity SET seq = -seq WHERE seq < 0');
};

type Manipulation = {
  what: string;
  act(made: LoggedOffice): void;
  /** What the program says; the export then made of it is judged by the independent verifier. */
  problems: string[];
};

const FIELDS = [
  ['at', '1'],
  ['operator_id', "'somebody'"],
  ['operator_name', 'NULL'],
  ['os_user', "'else'"],
  ['host', "'else'"],
  ['action', "'signed-out'"],
  ['user_id', "'user-9'"],
  ['user_name', "'이서연'"],
  ['details', "'{}'"],
] as const;

const MANIPULATIONS: readonly Manipulation[] = [
  {
    what: 'any field is edited',
    act: ({ sqlite }) => {
      for (const [index, [field, value]] of FIELDS.entries()) {
        sqlite.exec(`UPDATE activity SET ${field} = ${value} WHERE seq = ${4 + 2 * index}`);
      }
    },
    problems: FIELDS.map((_, index) => `edited ${4 + 2 * index}-${4 + 2 * index}`),
  },
  {
    what: 'an act that was done is made one that was refused',
    act: (made) => {
      made.sqlite.exec("UPDATE activity SET outcome = 'refused', code = 'locked' WHERE seq = 20");
    },
    problems: ['edited 20-20'],
  },
  {
    what: 'a run of entries is edited',
    act: (made) => {
      made.sqlite.exec("UPDATE activity SET host = 'else' WHERE seq BETWEEN 5 AND 9");
    },
    problems: ['edited 5-9'],
  },
  {
    what: 'an entry is edited and its own hash worked out anew',
    act: (made) => {
      const link = nextLink(linkOf(row(made, 19)), { ...row(made, 20), host: 'else' }, Buffer.alloc(32));
      put(made, { ...row(made, 20), host: 'else', hash: link.hash });
    },
    problems: ['forged 20-20'],
  },
  {
    what: 'entries are deleted',
    act: (made) => {
      made.sqlite.exec('DELETE FROM activity WHERE seq IN (12, 20, 21)');
    },
    problems: ['missing 12-12', 'missing 20-21'],
  },
  {
    what: 'an entry is deleted and the rest renumbered',
    act: (made) => {
      made.sqlite.exec('DELETE FROM activity WHERE seq = 20');
      renumber(made, 21, -1);
    },
    problems: ['missing 20-20', 'cut-off 40-40'],
  },
  {
    what: 'two neighbours are swapped',
    act: (made) => {
      const [a, b] = [row(made, 20), row(made, 21)];
      put(made, { ...b, seq: 20 });
      put(made, { ...a, seq: 21 });
    },
    problems: ['swapped 20-21'],
  },
  {
    what: 'two far apart are swapped',
    act: (made) => {
      const [a, b] = [row(made, 10), row(made, 30)];
      put(made, { ...b, seq: 10 });
      put(made, { ...a, seq: 30 });
    },
    problems: ['swapped 10-30'],
  },
  {
    what: 'an entry is duplicated over another one',
    act: (made) => put(made, { ...row(made, 10), seq: 20 }),
    problems: ['edited 20-20'],
  },
  {
    what: 'an entry is duplicated at the end',
    act: (made) => put(made, { ...row(made, 10), seq: 41 }),
    problems: ['inserted 41-41'],
  },
  {
    what: 'a forged entry is put in and the rest renumbered',
    act: (made) => {
      const forged = { ...row(made, 20), action: 'signed-out', hash: Buffer.alloc(32, 1) };
      renumber(made, 20, 1);
      put(made, { ...forged, seq: 20 });
    },
    problems: ['rewritten 1-40', 'inserted 20-20'],
  },
  {
    what: 'a forged entry is put in with the hash of the one it pushes away',
    act: (made) => {
      const forged = { ...row(made, 20), action: 'signed-out' };
      renumber(made, 20, 1);
      put(made, forged);
    },
    problems: ['rewritten 1-40', 'edited 20-20', 'inserted 21-21'],
  },
  {
    what: 'a forged entry is put in and every hash after it worked out anew, without the key',
    act: (made) => {
      const forged = { ...row(made, 20), action: 'signed-out' };
      renumber(made, 20, 1);
      put(made, { ...forged, seq: 20 });
      rehash(made, 20);
    },
    problems: ['rewritten 1-40', 'forged 20-41'],
  },
  {
    what: 'all hashes are worked out anew, without the key',
    act: (made) => {
      made.sqlite.exec("UPDATE activity SET user_name = '이서연' WHERE seq = 5");
      rehash(made, 1);
    },
    problems: ['forged 1-40', 'rewritten 1-40'],
  },
  {
    what: 'an entry loses its hash',
    act: (made) => {
      made.sqlite.exec('UPDATE activity SET hash = NULL, mac = NULL WHERE seq = 20');
    },
    problems: ['unlinked 20-20'],
  },
  {
    what: 'the end is cut off',
    act: (made) => {
      made.sqlite.exec('DELETE FROM activity WHERE seq > 30');
    },
    problems: ['cut-off 31-40'],
  },
  {
    what: 'the signature of a checkpoint is changed',
    act: (made) => {
      made.sqlite.exec('UPDATE checkpoints SET signature = zeroblob(64)');
    },
    problems: ['checkpoint-wrong 40-40'],
  },
  {
    what: 'the beginning is cut off with an anchor of its own',
    act: (made) => {
      made.sqlite.exec(`
        INSERT INTO activity_anchor SELECT 1, seq, hash, mac, at FROM activity WHERE seq = 10;
        DELETE FROM activity WHERE seq <= 10`);
    },
    problems: ['anchor-wrong 1-11'],
  },
];

test('a log nobody has touched is sound for both, and the export ends with its own line and a checkpoint', async () => {
  const made = await office();
  expect(await made.verify()).toMatchObject({
    entries: 40,
    from: 1,
    to: 40,
    soundTo: 40,
    problems: [],
    checkpoints: { kept: 1, outside: 0, last: { entries: 40 } },
    mark: 'fits',
  });
  const sound = runVerifier(await made.export());
  expect(sound.code).toBe(0);
  expect(sound.output).toMatch(/^SOUND: 42 entries \(1 to 42\), 2 checkpoints in the export/);
});

test.each(MANIPULATIONS)('both verifiers find it when $what', async ({ act, problems }) => {
  const made = await office();
  act(made);
  expect(await problemsOf(made)).toEqual(problems);
  expect(runVerifier(await made.export())).toMatchObject({ code: 1 });
});

test('a checkpoint that is taken out of the database leaves a gap in their numbers', async () => {
  const made = await office();
  await made.verify();
  await made.checkpoint();
  made.sqlite.exec('DELETE FROM checkpoints WHERE number = 1');
  expect(await problemsOf(made)).toEqual(['checkpoint-wrong 41-41']);
});
