import type { Database as Sqlite } from 'better-sqlite3';

/** What the main thread wants, in memory that both see: an import in the middle of a statement reads no messages. */
export const ORDER = { go: 0, pause: 1, cancel: 2, leave: 3 } as const;
export type Order = keyof typeof ORDER;

/**
 * Places in the shared memory. `wanted`: another writer waits. `turn`: whether this thread may write. `resting`: whether
 * it waits for another order.
 */
export const PLACE = { order: 0, wanted: 1, turn: 2, resting: 3 } as const;
export const CONTROL_BYTES = 4 * Int32Array.BYTES_PER_ELEMENT;

/** Others wait no longer than this for their turn to begin, and a kill undoes no more. */
const LONGEST_TURN = 10_000;

export type Turns = {
  /** Call before so many rows: comes to a commit where one is due, and begins the next transaction. @throws Stopped */
  step(rows: number): void;
  commit(): void;
  /** Undoes what is not committed. */
  rollBack(): void;
};

/** The person cancelled, or the program ends. */
export class Stopped extends Error {
  readonly order: 'cancel' | 'leave';

  constructor(order: 'cancel' | 'leave') {
    super(order);
    this.name = 'Stopped';
    this.order = order;
  }
}

/**
 * Writes in transactions that others can get in between of: a turn is asked for, and given back at once when somebody
 * waits.
 *
 * @param obeyed orders that stop this work; a taking back is not cancelled
 * @param beforeCommit what belongs into every transaction at its end
 */
export function createTurns(
  sqlite: Sqlite,
  control: Int32Array,
  tell: (what: 'turn' | 'released' | 'resting') => void,
  options: { obeyed: readonly Order[]; turnRows: number; beforeCommit(): void },
): Turns {
  let rows = 0;
  let began = 0;
  sqlite.pragma('wal_autocheckpoint = 0');

  function begin(): void {
    Atomics.store(control, PLACE.turn, 0);
    tell('turn');
    Atomics.wait(control, PLACE.turn, 0);
    rows = 0;
    began = performance.now();
    try {
      sqlite.exec('BEGIN IMMEDIATE');
    } catch (error) {
      tell('released');
      throw error;
    }
  }

  function commit(): void {
    if (!sqlite.inTransaction) return;
    options.beforeCommit();
    sqlite.exec('COMMIT');
    tell('released');
    // What takes longest, after others have got their turn; the main thread leaves it to us meanwhile.
    sqlite.pragma('wal_checkpoint(PASSIVE)');
  }

  const isDue = () =>
    Atomics.load(control, PLACE.wanted) === 1 ||
    rows >= options.turnRows ||
    performance.now() - began > LONGEST_TURN;

  return {
    step: (more) => {
      obey(control, options.obeyed, () => tell('resting'), commit);
      if (sqlite.inTransaction && isDue()) commit();
      if (!sqlite.inTransaction) begin();
      rows += more;
    },
    commit,
    rollBack: () => {
      if (!sqlite.inTransaction) return;
      sqlite.exec('ROLLBACK');
      tell('released');
    },
  };
}

/**
 * Waits here while it is paused.
 *
 * @param tellResting called each time it begins to rest
 * @param beforePause comes to a commit, so that nobody waits for somebody who rests
 * @throws Stopped
 */
export function obey(
  control: Int32Array,
  obeyed: readonly Order[],
  tellResting: () => void,
  beforePause = () => {},
): void {
  const order = obeyed.find((one) => ORDER[one] === Atomics.load(control, PLACE.order));
  if (order === 'cancel' || order === 'leave') throw new Stopped(order);
  if (order !== 'pause') return;
  beforePause();
  Atomics.store(control, PLACE.resting, 1);
  tellResting();
  Atomics.wait(control, PLACE.order, ORDER.pause);
  // Before the order is read: whoever sees it resting while the order is to pause may rely on it.
  Atomics.store(control, PLACE.resting, 0);
  obey(control, obeyed, tellResting, beforePause);
}
