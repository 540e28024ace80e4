import { sql } from 'kysely';
import { LIVE_RESET_STATES, type MailState } from '../../shared/lists.ts';

/**
 * The states by which rows are looked for, as literals. SQLite uses an index with a WHERE of its own only where it can
 * see the value; and where a bound value might fit one, it plans the statement anew whenever a value is bound.
 */

export const LIVE_STATES = LIVE_RESET_STATES.map((state) => sql.lit(state));

export const QUEUED = sql.lit<MailState>('queued');
export const SENDING = sql.lit<MailState>('sending');
/** Those whose sealed mail may still be there. */
export const KEPT = [sql.lit<MailState>('unknown'), sql.lit<MailState>('failed')];

export const DONE = sql.lit<'done'>('done');
export const REFUSED = sql.lit<'refused'>('refused');
