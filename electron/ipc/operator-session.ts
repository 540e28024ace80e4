import type { Clock } from '../services.ts';

/** How long a typed password counts as fresh, ms. */
const FRESH = 5 * 60_000;

/** Who sits at the program. One window, one session; it lives in memory only and ends with the process. */
export type OperatorSession = {
  /** The operator's id, also while locked; null when nobody is signed in. */
  operatorId(): string | null;
  locked(): boolean;
  begin(operatorId: string): void;
  end(): void;
  lock(): void;
  unlock(): void;
  /** The operator has just typed the password. */
  prove(): void;
  /** True for five minutes after `prove`, unless the session was locked or ended since. */
  isFresh(): boolean;
  /** Restarts the idle clock; `idleLock` is ms without a touch until the session locks itself. */
  touch(idleLock: number): void;
  /** Runs password checks one after the other, so that parallel guesses cannot slip past the growing wait. */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
};

export function createOperatorSession(clock: Clock, onIdle: () => void): OperatorSession {
  let id: string | null = null;
  let isLocked = false;
  let cancelIdle = () => {};
  let fresh = false;
  let cancelFresh = () => {};
  let turn: Promise<unknown> = Promise.resolve();

  const session: OperatorSession = {
    operatorId: () => id,
    locked: () => id !== null && isLocked,
    begin: (operatorId) => {
      id = operatorId;
      isLocked = false;
    },
    prove: () => {
      cancelFresh();
      fresh = true;
      // A timer and not a time: a clock that was set back must not make it last.
      cancelFresh = clock.after(FRESH, () => {
        fresh = false;
      });
    },
    isFresh: () => fresh && id !== null && !isLocked,
    end: () => {
      cancelIdle();
      cancelFresh();
      fresh = false;
      id = null;
      isLocked = false;
    },
    lock: () => {
      cancelIdle();
      cancelFresh();
      fresh = false;
      isLocked = id !== null;
    },
    unlock: () => {
      isLocked = false;
    },
    touch: (idleLock) => {
      cancelIdle();
      if (id === null || isLocked) return;
      cancelIdle = clock.after(idleLock, onIdle);
    },
    inTurn: (work) => {
      const mine = turn.then(work, work);
      turn = mine.catch(() => {});
      return mine;
    },
  };
  return session;
}
