import { setImmediate as turn } from 'node:timers/promises';
import type { Expression, SqlBool } from 'kysely';
import type { Language } from '../../shared/lists.ts';
import { usersCsv, usersCsvTitles } from '../directory/users-csv.ts';
import { BOM } from '../evidence/export-csv.ts';
import { writeWholeFile } from '../evidence/whole-file.ts';
import type { Services } from '../services.ts';
import { countIn, lastUserNumber, type Stretch, usersIn } from '../store/exported-users.ts';

/** Users looked at in one go: a few ms, whoever is meant; the window gets its turn between two of them. */
const STRETCH = 500;
/** Counting looks at no more than a number and what is searched for. */
const COUNTED = 5000;

/** How many users `writeUsers` would write now. @throws the reason of `signal` */
export async function countUsersToWrite(
  services: Services,
  who: Expression<SqlBool>,
  signal: AbortSignal,
): Promise<number> {
  let count = 0;
  for await (const stretch of stretches(services, COUNTED, signal)) {
    count += await countIn(services.db.read, stretch, who);
  }
  return count;
}

/**
 * Writes the file whole or not at all, a few hundred users in memory at a time.
 *
 * @returns how many users it holds
 * @throws the reason of `signal`; Error of the file system
 */
export async function writeUsers(
  services: Services,
  file: string,
  { who, language, signal }: { who: Expression<SqlBool>; language: Language; signal: AbortSignal },
): Promise<number> {
  let written = 0;
  await writeWholeFile(file, async (handle) => {
    await handle.writeFile(`${BOM}${usersCsvTitles(language)}`);
    for await (const stretch of stretches(services, STRETCH, signal)) {
      const users = await usersIn(services.db.read, stretch, who);
      if (users.length > 0) await handle.writeFile(usersCsv(users));
      written += users.length;
      services.emit('progress', { work: 'users-export', done: stretch.upTo, total: stretch.last });
    }
  });
  return written;
}

/** All users there are now, piece by piece; who comes meanwhile is not among them. */
async function* stretches(
  { db }: Services,
  size: number,
  signal: AbortSignal,
): AsyncGenerator<Stretch & { last: number }> {
  const last = await lastUserNumber(db.read);
  for (let after = 0; after < last; after += size) {
    signal.throwIfAborted();
    yield { after, upTo: Math.min(after + size, last), last };
    await turn();
  }
  signal.throwIfAborted();
}
