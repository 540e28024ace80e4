import type { KeyObject } from 'node:crypto';
import type { FoundProblem, LogVerdict } from '../../shared/evidence.ts';
import type { ReadMark } from '../evidence/log-mark.ts';
import { isSigned, type SignedCheckpoint } from '../security/checkpoint.ts';
import type { ChainHead } from '../store/activity-chain.ts';
import type { WalkedLog } from './check-log.ts';

/** All that the log can be held against. */
export type Witnesses = {
  publicKey: KeyObject;
  /** Those of the database, by rising number. */
  kept: readonly { number: number; checkpoint: SignedCheckpoint }[];
  /** Those that were found elsewhere. */
  outside: readonly SignedCheckpoint[];
  mark: ReadMark;
};

/** What a witness knows: with this hash the log went this far. */
type Claim = { entries: number; hash: Uint8Array };

/** The entries whose hashes the witnesses ask for. */
export function wantedEntries(witnesses: Witnesses): ReadonlySet<number> {
  const { kept, outside, mark } = witnesses;
  const numbers = [...kept.map(({ checkpoint }) => checkpoint), ...outside].map(({ entries }) => entries);
  return new Set(mark.kind === 'read' ? [...numbers, mark.mark.seq] : numbers);
}

/** The walk and the witnesses together: every problem by rising number. */
export function judgeLog(
  walked: WalkedLog,
  start: ChainHead,
  witnesses: Witnesses,
): { problems: FoundProblem[]; mark: LogVerdict['mark'] } {
  const { kept, outside, publicKey, mark } = witnesses;
  const problems: FoundProblem[] = [...walked.problems];
  const signed: Claim[] = [];
  const at = (entries: number): FoundProblem => ({ kind: 'checkpoint-wrong', from: entries, to: entries });
  for (const checkpoint of [...kept.map((one) => one.checkpoint), ...outside]) {
    if (isSigned(publicKey, checkpoint)) signed.push({ entries: checkpoint.entries, hash: checkpoint.head });
    else problems.push(at(checkpoint.entries));
  }
  // Their numbers have no gap: one that is gone was taken out of the file.
  for (const [index, { number, checkpoint }] of kept.entries()) {
    if (number !== index + 1) {
      problems.push(at(checkpoint.entries));
      break;
    }
  }
  if ((walked.trimmedTo ?? 0) !== start.seq) {
    problems.push({
      kind: 'anchor-wrong',
      from: Math.min(start.seq, walked.trimmedTo ?? 0) + 1,
      to: start.seq + 1,
    });
  }
  const marked: Claim[] =
    mark.kind === 'read' ? [{ entries: mark.mark.seq, hash: Buffer.from(mark.mark.hash, 'base64') }] : [];
  const againstMark = contradictions(walked, start, marked);
  problems.push(...merged([...contradictions(walked, start, signed), ...againstMark]));
  problems.sort((a, b) => a.from - b.from || a.to - b.to);
  const said = mark.kind !== 'read' ? mark.kind : againstMark.length > 0 ? 'differs' : 'fits';
  return { problems, mark: said };
}

/** Where the log goes less far than a claim, or is another one. What the retention removed cannot be compared. */
function contradictions(walked: WalkedLog, start: ChainHead, claims: readonly Claim[]): FoundProblem[] {
  const found: FoundProblem[] = [];
  let agreedTo = start.seq;
  for (const claim of [...claims].sort((a, b) => a.entries - b.entries)) {
    const { entries, hash } = claim;
    if (entries < start.seq) continue;
    if (walked.restored.some(({ from, to }) => from <= entries && entries <= to)) continue;
    const here = entries === start.seq ? start.hash : walked.hashes.get(entries);
    if (entries > walked.last) found.push({ kind: 'cut-off', from: walked.last + 1, to: entries });
    else if (here === undefined) continue;
    else if (Buffer.compare(here, hash) === 0) agreedTo = entries;
    else found.push({ kind: 'rewritten', from: Math.min(agreedTo + 1, entries), to: entries });
  }
  return found;
}

/** Many witnesses of one thing are one problem: that of the furthest reach. */
function merged(found: readonly FoundProblem[]): FoundProblem[] {
  const kinds = ['cut-off', 'rewritten'] as const;
  return kinds.flatMap((kind) => {
    const alike = found.filter((problem) => problem.kind === kind);
    if (alike.length === 0) return [];
    const from = Math.min(...alike.map((problem) => problem.from));
    return [{ kind, from, to: Math.max(...alike.map((problem) => problem.to)) }];
  });
}
