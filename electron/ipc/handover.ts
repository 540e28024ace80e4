import type { Clock, HandedOver } from '../services.ts';
import { createTurn, type InTurn } from './turn.ts';

/** Without a move of the user, ms (S22's idle lock, for a page that is open to whoever walks by). */
const IDLE = 5 * 60_000;
/** How long "your password is changed" stays for the user to read, ms. */
const DONE = 10_000;

/**
 * The keyboard in a user's hands. It lives in memory only, so a crash or a restart ends it; the pasted token is dropped
 * as soon as it is spent.
 */
export type Handover = {
  /** null while the operator has the keyboard. */
  current(): HandedOver | null;
  /** `mostLeft`: ms until what was pasted dies; the page never outlives it. */
  begin(handedOver: HandedOver, mostLeft: number): void;
  /** The user moved. */
  touch(): void;
  /** ms until the page closes by itself. */
  left(): number;
  finish(noticeTo: string | null): void;
  end(): void;
  /** Setting the password and leaving run one after the other: what was left spends nothing afterwards. */
  inTurn: InTurn;
};

/** `onTime` hears of the page whose time is over, and whether that was for want of a move. */
export function createHandover(
  clock: Clock,
  onTime: (page: HandedOver, end: 'idle' | 'token-expired') => void,
): Handover {
  let current: HandedOver | null = null;
  let cancelIdle = () => {};
  let cancelDeath = () => {};
  /** For display only, epoch ms: what ends the page are the timers, which a clock set back or forth does not move. */
  let closesAt = 0;
  let diesAt = 0;

  const stay = (ms: number) => {
    cancelIdle();
    const page = current;
    if (page === null) return;
    closesAt = clock.now() + ms;
    cancelIdle = clock.after(ms, () => onTime(page, 'idle'));
  };
  const stop = () => {
    cancelIdle();
    cancelDeath();
  };

  return {
    current: () => current,
    begin: (handedOver, mostLeft) => {
      stop();
      current = handedOver;
      diesAt = clock.now() + mostLeft;
      cancelDeath = clock.after(mostLeft, () => onTime(handedOver, 'token-expired'));
      stay(IDLE);
    },
    touch: () => {
      if (current?.page.kind === 'password') stay(IDLE);
    },
    left: () => {
      const end = current?.page.kind === 'password' ? Math.min(closesAt, diesAt) : closesAt;
      return Math.min(IDLE, Math.max(0, end - clock.now()));
    },
    finish: (noticeTo) => {
      if (current === null) return;
      stop();
      current = { ...current, page: { kind: 'done', noticeTo } };
      stay(DONE);
    },
    end: () => {
      stop();
      current = null;
    },
    inTurn: createTurn(),
  };
}
