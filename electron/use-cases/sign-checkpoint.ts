import type { FoundProblem } from '../../shared/evidence.ts';
import type { CheckpointReason } from '../../shared/evidence-lists.ts';
import { type ReadMark, readMark } from '../evidence/log-mark.ts';
import { checkpointKeys, signCheckpoint, writeCheckpoint } from '../security/checkpoint.ts';
import type { Services } from '../services.ts';
import { type ChainHead, chainHead, chainStart } from '../store/activity-chain.ts';
import { lastEntry, linkOf } from '../store/activity-walk.ts';
import { type CheckpointRecord, insertCheckpoint, lastCheckpoint } from '../store/checkpoints.ts';
import type { Db, Tx } from '../store/database.ts';
import { readSetting } from '../store/settings.ts';
import { walkLog } from './check-log.ts';
import { queueCheckpointMail } from './queue-checkpoint-mail.ts';

export type Signing =
  | { kind: 'signed'; number: number; head: ChainHead }
  /** The log does not fit what the last checkpoint or the mark says: nothing is signed. */
  | { kind: 'doubt'; problem: FoundProblem }
  | { kind: 'empty' };

/** Longer stretches are walked before the transaction, so that writers do not wait for it. */
const SHORT = 2000;

/**
 * Signs how far the log goes now. Everything since the last checkpoint is checked first: the program never signs what
 * was changed behind its back.
 *
 * @param movedTo set when the settings are about to send checkpoints elsewhere: the owner so far gets a last one
 */
export async function signNextCheckpoint(
  services: Services,
  reason: CheckpointReason,
  movedTo?: { owner: string | null },
): Promise<Signing> {
  const { db, secrets } = services;
  const glance = await glanceAtLog(services);
  if ('kind' in glance) return { kind: 'doubt', problem: glance };
  let from = glance;
  const upTo = await lastEntry(db.read);
  if (upTo - from.seq > SHORT) {
    const walked = await walkLog(db.read, secrets, { start: from, upTo });
    const link = await linkOf(db.read, walked.last);
    const [problem] = walked.problems;
    if (problem !== undefined) return { kind: 'doubt', problem };
    if (link !== null) from = { seq: walked.last, ...link };
  }
  return db.write(async (tx) => {
    const head = await chainHead(tx, secrets);
    if (head.seq === 0) return { kind: 'empty' };
    const [problem] = (await walkLog(tx, secrets, { start: from, upTo: head.seq })).problems;
    if (problem !== undefined) return { kind: 'doubt', problem };
    return { kind: 'signed', number: await sign(tx, services, head, reason, movedTo), head };
  });
}

/**
 * What can be seen without walking the log: whether it still holds the entry of the last checkpoint and of the mark
 * beside the database. @returns where it is known to be sound from, or what is wrong
 */
export async function glanceAtLog(services: Services): Promise<ChainHead | FoundProblem> {
  const { db, secrets, config } = services;
  const start = await soundSince(db.read, services);
  if ('kind' in start) return start;
  const mark = await readMark(config.dataFolder, secrets);
  return (await againstMark(db.read, mark, await lastEntry(db.read))) ?? start;
}

/** The last checkpoint's link as a place to check from, or what is wrong there already. */
async function soundSince(db: Db, { secrets }: Services): Promise<ChainHead | FoundProblem> {
  const start = await chainStart(db, secrets);
  const last = await lastCheckpoint(db);
  if (last === null || last.entries <= start.seq) return start;
  const link = await linkOf(db, last.entries);
  if (link === null) return { kind: 'cut-off', from: last.entries, to: last.entries };
  if (!sameHash(link.hash, last)) return { kind: 'rewritten', from: start.seq + 1, to: last.entries };
  return { seq: last.entries, ...link };
}

/** What the mark beside the database has against the log. One that is missing or unreadable says nothing. */
async function againstMark(db: Db, read: ReadMark, upTo: number): Promise<FoundProblem | null> {
  if (read.kind !== 'read') return null;
  const { seq, hash } = read.mark;
  if (seq > upTo) return { kind: 'cut-off', from: upTo + 1, to: seq };
  const link = await linkOf(db, seq);
  if (link === null || Buffer.from(link.hash).toString('base64') === hash) return null;
  return { kind: 'rewritten', from: 1, to: seq };
}

function sameHash(hash: Uint8Array, checkpoint: Pick<CheckpointRecord, 'hash'>): boolean {
  return Buffer.compare(hash, checkpoint.hash) === 0;
}

async function sign(
  tx: Tx,
  services: Services,
  head: ChainHead,
  reason: CheckpointReason,
  movedTo: { owner: string | null } | undefined,
): Promise<number> {
  const keys = checkpointKeys(services.secrets);
  const at = services.time.now();
  const officeId = services.secrets.officeId();
  const signed = signCheckpoint(keys, { officeId, entries: head.seq, head: head.hash, at });
  const settings = await readSetting(tx, 'evidence');
  const copies = [];
  if (settings.ownerEmail !== null) {
    const text = writeCheckpoint(keys, signed);
    const facts = { entries: head.seq, at, reason, text, movedTo };
    const mailId = await queueCheckpointMail(tx, services, settings.ownerEmail, facts);
    copies.push({ place: 'mail', mailId } as const);
  }
  if (settings.folder !== null) copies.push({ place: 'folder', mailId: null } as const);
  if (settings.systemLog) copies.push({ place: 'system-log', mailId: null } as const);
  const { signature } = signed;
  return insertCheckpoint(tx, { entries: head.seq, at, hash: head.hash, signature, reason }, copies);
}
