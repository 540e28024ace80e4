import type { OutboxRecord } from '../store/tables.ts';
import type { EndedAttempt } from './outbox-settle.ts';

/** Bounds how many mails a kill can leave `unknown`, and how many share one commit. */
const MOST_AHEAD = 16;
/** As many as go out in that time are claimed ahead: enough for a relay next door to share commits. */
const AHEAD_MS = 100;
/** A mail that has waited longer for its place is claimed anew: its reset may have ended. */
const STALE_MS = 1000;
/** Of the attempts before, the latest counts for a fifth. */
const WEIGHT = 0.2;

/** The mails that this worker has claimed: waiting for a place, on their way, or back and not yet written down. */
export type OutboxLanes = {
  /** Every claimed mail's id. */
  held(): string[];
  /** How many more may be claimed when `leaving` of the held ones are let go. */
  room(leaving: number): number;
  add(mails: readonly OutboxRecord[]): void;
  /** Sends what is ready until `most` are on their way. */
  start(most: number): void;
  /** Ended attempts to be written down; they stay held until `letGo`. */
  takeEnded(): EndedAttempt[];
  /** Claimed mails that are not to be sent now: all that wait for a place, or those that waited too long. */
  takeBack(which: 'all' | 'stale'): OutboxRecord[];
  /** What `takeBack` gave could not be written down: they stay held, are not sent, and come with the next `takeBack`. */
  keepBack(mails: readonly OutboxRecord[]): void;
  letGo(mails: readonly { id: string }[]): void;
  /** True while every connection has its next mail ready: writing down and claiming can then wait for more to share it. */
  isWell(): boolean;
  /** Resolves when one of those on their way is back, or at once when none is. */
  nextEnd(): Promise<void>;
  isSending(): boolean;
  /** Anything is held. */
  isBusy(): boolean;
};

export type LaneDeps = {
  /** Never rejects. */
  attempt(mail: OutboxRecord): Promise<EndedAttempt>;
  /** How many may be on their way now. */
  atOnce(): number;
  /** An attempt's end can be taken. */
  onEnd(mail: OutboxRecord): void;
};

export function createOutboxLanes({ attempt, atOnce, onEnd }: LaneDeps): OutboxLanes {
  const held = new Set<string>();
  let ready: { mail: OutboxRecord; since: number }[] = [];
  let ended: EndedAttempt[] = [];
  let kept: readonly OutboxRecord[] = [];
  const underWay = new Set<Promise<void>>();
  /** How long an attempt takes, ms; null before the first. A stopwatch, not a time of day: no clock that can be moved. */
  let typical: number | null = null;

  /** At a server that takes its time nothing is held ahead, and a kill leaves no more unknown than was on its way. */
  function ahead(): number {
    return typical === null ? 0 : Math.min(MOST_AHEAD, Math.floor((atOnce() * AHEAD_MS) / typical));
  }

  function firstIsFresh(): boolean {
    const [first] = ready;
    return first !== undefined && performance.now() - first.since <= STALE_MS;
  }

  async function run(mail: OutboxRecord): Promise<void> {
    const begun = performance.now();
    const end = await attempt(mail);
    const taken = performance.now() - begun;
    typical = typical === null ? taken : typical + WEIGHT * (taken - typical);
    ended.push(end);
  }

  function start(most: number): void {
    while (underWay.size < most && firstIsFresh()) {
      const next = ready.shift();
      if (next === undefined) return;
      const work = run(next.mail).finally(() => {
        underWay.delete(work);
        start(atOnce());
        onEnd(next.mail);
      });
      underWay.add(work);
    }
  }

  return {
    held: () => [...held],
    room: (leaving) => atOnce() + ahead() - (held.size - leaving),
    add: (mails) => {
      const since = performance.now();
      for (const mail of mails) held.add(mail.id);
      ready.push(...mails.map((mail) => ({ mail, since })));
    },
    start,
    takeEnded: () => {
      const taken = ended;
      ended = [];
      return taken;
    },
    takeBack: (which) => {
      const before = performance.now() - STALE_MS;
      const back = which === 'all' ? ready : ready.filter(({ since }) => since < before);
      ready = ready.filter((one) => !back.includes(one));
      const all = [...kept, ...back.map(({ mail }) => mail)];
      kept = [];
      return all;
    },
    keepBack: (mails) => {
      for (const { id } of mails) held.add(id);
      kept = mails;
    },
    letGo: (mails) => {
      for (const { id } of mails) held.delete(id);
    },
    isWell: () => atOnce() > 0 && firstIsFresh() && ready.length >= atOnce(),
    nextEnd: () => (underWay.size === 0 ? Promise.resolve() : Promise.race(underWay)),
    isSending: () => underWay.size > 0,
    isBusy: () => held.size > 0,
  };
}
