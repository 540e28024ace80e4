import type { Selectable } from 'kysely';
import type { Db, Tx } from './database.ts';
import type { GuessesTable } from './tables.ts';

/** A day without a wrong guess forgives the ones before. */
const REMEMBERED = 24 * 3_600_000;

export type Guesses = Pick<Selectable<GuessesTable>, 'failures' | 'wait_until'>;

/** Failures in a row so far. `now` is epoch ms. */
export async function findGuesses(db: Db, name: string, now: number): Promise<Guesses> {
  const row = await db
    .selectFrom('guesses')
    .select(['failures', 'wait_until'])
    .where('name', '=', name)
    .where('at', '>', now - REMEMBERED)
    .executeTakeFirst();
  return row ?? { failures: 0, wait_until: null };
}

export async function saveGuesses(tx: Tx, name: string, guesses: Guesses & { at: number }): Promise<void> {
  await tx
    .insertInto('guesses')
    .values({ name, ...guesses })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(guesses))
    .execute();
}

export async function forgetGuesses(tx: Tx, name: string): Promise<void> {
  await tx.deleteFrom('guesses').where('name', '=', name).execute();
}
