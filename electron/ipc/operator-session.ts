import type { Clock } from '../services.ts';
import { createTurn, type InTurn } from './turn.ts';

/** How long a typed password counts as fresh, ms. */
const FRESH = 5 * 60_000;

/** How long a session stays open after the password was typed, however busy it is, ms (ASVS 5.0 7.3.2). */
const LONGEST = 12 * 3_600_000;

/** Who sits at the program. One window, one session; it lives in memory only and ends with the process. */
export type OperatorSession = {
  /** The operator's id, also while locked; null when nobody is signed in. */
  operatorId(): string | null;
  locked(): boolean;
  /** Somebody has typed the password and sits down. Twelve hours later at the latest the session locks itself. */
  begin(operatorId: string): void;
  end(): void;
  lock(): void;
  /** The operator has typed the password at the lock; the twelve hours begin anew. */
  unlock(): void;
  /** The operator has just typed the password; the twelve hours begin anew. */
  prove(): void;
  /** True for five minutes after `prove`, unless the session was locked or ended since. */
  isFresh(): boolean;
  /** Restarts the idle clock; `idleLock` is ms without a touch until the session locks itself. */
  touch(idleLock: number): void;
  /** Runs password checks one after the other, so that parallel guesses cannot slip past the growing wait. */
  inTurn: InTurn;
};

/** @param onTime called when the session has to lock itself; it calls `lock` */
export function createOperatorSession(
  clock: Clock,
  onTime: (cause: 'idle' | 'longest') => void,
): OperatorSession {
  let id: string | null = null;
  let isLocked = false;
  let cancelIdle = () => {};
  let fresh = false;
  let cancelFresh = () => {};
  let cancelLongest = () => {};

  /** A timer and not a time, as for `fresh`: a clock that was set back must not make it last. */
  function passwordTyped(): void {
    cancelLongest();
    if (id === null || isLocked) return;
    cancelLongest = clock.after(LONGEST, () => onTime('longest'));
  }

  function shut(): void {
    cancelIdle();
    cancelLongest();
    cancelFresh();
    fresh = false;
  }

  const session: OperatorSession = {
    operatorId: () => id,
    locked: () => id !== null && isLocked,
    begin: (operatorId) => {
      id = operatorId;
      isLocked = false;
      passwordTyped();
    },
    prove: () => {
      passwordTyped();
      cancelFresh();
      fresh = true;
      cancelFresh = clock.after(FRESH, () => {
        fresh = false;
      });
    },
    isFresh: () => fresh && id !== null && !isLocked,
    end: () => {
      shut();
      id = null;
      isLocked = false;
    },
    lock: () => {
      shut();
      isLocked = id !== null;
    },
    unlock: () => {
      isLocked = false;
      passwordTyped();
    },
    touch: (idleLock) => {
      cancelIdle();
      if (id === null || isLocked) return;
      cancelIdle = clock.after(idleLock, () => onTime('idle'));
    },
    inTurn: createTurn(),
  };
  return session;
}
