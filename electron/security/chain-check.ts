import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';
import type { FoundProblem } from '../../shared/evidence.ts';
import { type LogEntry, type LogLink, nextLink } from './log-chain.ts';

/** A row of the log as it lies in the database: `hash` and `mac` may be gone. */
export type StoredEntry = LogEntry & { hash: Uint8Array | null; mac: Uint8Array | null };

export type ChainCheck = {
  /** Takes the next row; rows come by rising number. */
  take(row: StoredEntry): void;
  /** Ends the walk. Problems are by rising number, neighbours of one kind joined. */
  end(): { problems: FoundProblem[]; restored: { from: number; to: number }[] };
};

/** Entries that were taken out and the rest renumbered: so many at most are recognised as that. */
const MOST_SHIFTED = 64;
/** Rows out of place that are compared with one another: what is worse than that is bad enough without the pairs. */
const MOST_MISPLACED = 40;

type Misplaced = { row: StoredEntry; before: LogLink; problem: FoundProblem };

/** In constant time: one of the two may be a seal that only the office's key makes (ASVS 5.0 11.2.4). */
const same = (a: Uint8Array | null, b: Uint8Array) => a?.length === b.length && timingSafeEqual(a, b);

/**
 * Checks each entry against the one before it, and says what was done to the first that does not fit and to those
 * after it. Two facts tell the cases apart: the hash covers the entry's content, the MAC only the row of hashes. So
 * where the MAC fits and the hash does not, the content was edited; where the hash fits and the MAC does not, somebody
 * without the key worked the hashes out anew; where neither fits, the entry belongs elsewhere or to nothing.
 */
export function createChainCheck(start: LogLink & { seq: number }, macKey: Uint8Array): ChainCheck {
  const key = createSecretKey(macKey);
  const problems: FoundProblem[] = [];
  const restored: { from: number; to: number }[] = [];
  const misplaced: Misplaced[] = [];
  /** The link that the next entry must be tied to, and the number before its own. */
  let before: LogLink = start;
  let seq = start.seq;
  /** The last link that the office's key vouches for. */
  let sound: { link: LogLink; seq: number } = { link: start, seq: start.seq };
  /** False right after an entry that is not vouched for: what follows it cannot fit, and is not to blame. */
  let trusted = true;
  /** By how much the numbers were moved, where entries were slipped in or taken out and the rest renumbered. */
  let shift = 0;

  const report = (kind: FoundProblem['kind'], from: number, to = from): FoundProblem => {
    const problem = { kind, from, to };
    problems.push(problem);
    return problem;
  };
  const hashOf = (link: LogLink, row: StoredEntry, number: number) =>
    nextLink(link, { ...row, seq: number }, key).hash;
  const macFits = (row: StoredEntry) =>
    row.hash !== null &&
    same(row.mac, createHmac('sha256', key).update(before.mac).update(row.hash).digest());

  function move(row: StoredEntry, vouchedFor: boolean): void {
    if (row.hash === null || row.mac === null) return;
    before = { hash: row.hash, mac: row.mac };
    trusted = vouchedFor;
    if (vouchedFor) sound = { link: before, seq: row.seq };
  }

  /** What was said of the entries since the last one vouched for becomes this. */
  function insteadSay(kind: FoundProblem['kind'], from: number, to: number): void {
    while ((problems.at(-1)?.from ?? 0) > sound.seq) problems.pop();
    report(kind, from, to);
  }

  /** After entries that nobody vouches for: were they slipped in, swapped with this one, or others taken out? */
  function explain(row: StoredEntry): boolean {
    if (row.hash === null || row.mac === null) return false;
    const last = misplaced.at(-1);
    const stranger = last !== undefined && last.row.seq === row.seq - 1 ? last : null;
    const strangers = row.seq - sound.seq - 1;
    if (same(row.hash, hashOf(sound.link, row, row.seq - shift - strangers))) {
      if (stranger !== null) misplaced.pop();
      const own = { hash: row.hash, mac: row.mac };
      const swapped =
        stranger !== null &&
        strangers === 1 &&
        same(stranger.row.hash, hashOf(own, stranger.row, row.seq - shift));
      insteadSay(swapped ? 'swapped' : 'inserted', sound.seq + 1, swapped ? row.seq : row.seq - 1);
      move(swapped ? stranger.row : row, true);
      if (swapped) sound = { link: before, seq: row.seq };
      else shift += strangers;
      return true;
    }
    if (stranger === null) return false;
    for (let taken = 1; taken <= MOST_SHIFTED; taken += 1) {
      if (!same(row.hash, hashOf(before, row, row.seq - shift + taken))) continue;
      shift -= taken;
      misplaced.pop();
      stranger.problem.kind = 'missing';
      move(row, true);
      return true;
    }
    return false;
  }

  function take(row: StoredEntry): void {
    const gap = row.seq - seq - 1;
    const [from, to] = [seq + 1, row.seq - 1];
    seq = row.seq;
    if (row.hash === null || row.mac === null) {
      if (gap > 0) report('missing', from, to);
      report('unlinked', row.seq);
      trusted = false;
      return;
    }
    const next = nextLink(before, { ...row, seq: row.seq - shift }, key);
    const hashFits = same(row.hash, next.hash);
    const vouchedFor = hashFits ? same(row.mac, next.mac) : macFits(row);
    if (hashFits && vouchedFor) {
      // Only the program can have tied it so: it says itself that a restored backup left these numbers out.
      if (gap > 0 && row.action === 'office-restored') restored.push({ from, to });
      else if (gap > 0) report('missing', from, to);
      move(row, true);
      return;
    }
    if (gap > 0) report('missing', from, to);
    if (hashFits) {
      report('forged', row.seq);
      move(row, false);
    } else if (gap > 0) {
      move(row, true);
    } else if (!trusted) {
      // Its own predecessor is gone, so it cannot fit; the one after it can again.
      if (!explain(row)) move(row, true);
    } else if (vouchedFor) {
      report('edited', row.seq);
      move(row, true);
    } else {
      const problem = report('inserted', row.seq);
      if (misplaced.length < MOST_MISPLACED) misplaced.push({ row, before, problem });
      move(row, false);
    }
  }

  /** Two that stand in each other's place: each is what the other's place asks for. */
  function pairUp(): void {
    for (const one of misplaced) {
      const other = misplaced.find(
        ({ row }) => row !== one.row && same(row.hash, hashOf(one.before, row, one.row.seq)),
      );
      if (other === undefined || one.problem.kind === 'swapped') continue;
      Object.assign(one.problem, { kind: 'swapped', to: other.row.seq });
      problems.splice(problems.indexOf(other.problem), 1);
      other.problem.kind = 'swapped';
    }
    for (const { problem, row } of misplaced) {
      // In the middle something took the place of an entry; at the end something was added.
      if (problem.kind === 'inserted' && row.seq < seq) problem.kind = 'edited';
    }
  }

  return {
    take,
    end: () => {
      pairUp();
      return { problems: joined(problems), restored };
    },
  };
}

/** A run of neighbours with one fault is one problem. */
function joined(problems: readonly FoundProblem[]): FoundProblem[] {
  const joined: FoundProblem[] = [];
  for (const problem of problems) {
    const last = joined.at(-1);
    const next = last !== undefined && last.kind === problem.kind && problem.from === last.to + 1;
    if (next && problem.kind !== 'swapped') last.to = problem.to;
    else joined.push({ ...problem });
  }
  return joined;
}
