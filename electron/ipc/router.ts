import { randomBytes } from 'node:crypto';
import { CHANNELS, type Channel } from '../../shared/channels.ts';
import type { ChannelContract } from '../../shared/contract/channel-contract.ts';
import { CONTRACT } from '../../shared/contract.ts';
import { AppError, type Refusal, type Reply } from '../../shared/errors.ts';
import type { Role } from '../../shared/lists.ts';
import type { Operator, Services } from '../services.ts';
import { findOperator, toOperator } from '../store/operators.ts';
import { storeRefusal } from '../store/store-errors.ts';
import type { OperatorRecord } from '../store/tables.ts';
import { forgetSession } from '../use-cases/end-session.ts';
import { refuseBeforeDuty } from '../use-cases/first-duty.ts';
import { recordRefusedCall } from '../use-cases/record-refused-call.ts';
import { refuseStale } from '../use-cases/refuse-stale.ts';
import type { Handlers } from './handlers.ts';

const KNOWN: ReadonlySet<string> = new Set(CHANNELS);
const RANK: Readonly<Record<Role, number>> = { viewer: 0, operator: 1, admin: 2 };

/** Where the office stands, as far as the gate must know. */
export type OfficeStage = 'first-run' | 'needs-recovery-key' | 'open';

/**
 * The one gate. The shell has already checked the sender; here: channel known, input parsed, caller allowed, work
 * done, output parsed. Every ending is a `Reply`; nothing is thrown past it and no message of an exception leaves.
 */
export async function route(
  services: Services,
  handlers: Handlers,
  stage: () => Promise<OfficeStage>,
  channel: string,
  input: unknown,
): Promise<Reply<unknown>> {
  if (!isChannel(channel)) return refuse({ code: 'unknown-channel' });
  try {
    const contract: ChannelContract = CONTRACT[channel];
    const parsed = contract.input.safeParse(input);
    if (!parsed.success) throw new AppError('invalid-input', { field: fieldOf(parsed.error.issues) });
    const operator = await admit(services, channel, contract, await stage());
    if (contract.fresh && operator !== null) refuseStale(services);
    const output = await handlers[channel](services, operator as never, parsed.data as never);
    return { ok: true, value: contract.output.parse(output) };
  } catch (error) {
    return refuse(refusalOf(services, channel, error));
  }
}

export function isChannel(name: unknown): name is Channel {
  return typeof name === 'string' && KNOWN.has(name);
}

/** @throws AppError when the caller may not; answers null for channels that are open to nobody in particular. */
async function admit(
  services: Services,
  channel: Channel,
  { access, duringHandover, evenBefore }: Pick<ChannelContract, 'access' | 'duringHandover' | 'evenBefore'>,
  stage: OfficeStage,
): Promise<Operator | null> {
  if (access === 'first-run') {
    if (stage !== 'first-run') throw new AppError('office-exists');
    return null;
  }
  const record = await signedIn(services);
  const operator = record === null ? null : toOperator(record);
  // Read after the operator: when that one is no longer enabled, the handover has ended with the session.
  const handedOver = services.handover.current() !== null;
  if (handedOver && access !== 'handover' && duringHandover === undefined) throw new AppError('locked');
  if (access === 'anyone') return operator;
  if (access === 'restorer' && stage !== 'open') return null;
  if (stage === 'needs-recovery-key') throw new AppError('needs-recovery-key');
  if (record === null || operator === null) throw new AppError('not-signed-in');
  if (handedOver) return operator;
  if (services.session.locked()) throw new AppError('locked');
  if (access === 'handover') throw new AppError('handover-over');
  await refuseBeforeDuty(services.db.read, record, evenBefore);
  const role = access === 'restorer' ? 'admin' : access;
  if (role !== 'signed-in' && RANK[operator.role] < RANK[role]) {
    await recordRefusedCall(services, operator, channel);
    throw new AppError('not-allowed', { role });
  }
  return operator;
}

/** Read from the store at every call: a disabled operator or a changed role counts at once. */
async function signedIn(services: Services): Promise<OperatorRecord | null> {
  const id = services.session.operatorId();
  if (id === null) return null;
  const record = await findOperator(services.db.read, id);
  if (record === null || record.disabled_at !== null) {
    forgetSession(services);
    return null;
  }
  return record;
}

export function fieldOf(issues: readonly { path: readonly PropertyKey[] }[]): string {
  return issues[0]?.path.map(String).join('.').slice(0, 100) ?? '';
}

export function refuse(error: Refusal): Reply<never> {
  return { ok: false, error };
}

/** What leaves for whatever was thrown: a known refusal, or `internal` with the id of its line in the program's log. */
export function refusalOf(services: Pick<Services, 'log'>, channel: Channel, error: unknown): Refusal {
  const known = error instanceof AppError ? error : storeRefusal(error);
  if (known !== null && known.code !== 'internal') {
    return known.details === undefined ? { code: known.code } : { code: known.code, details: known.details };
  }
  const id = randomBytes(4).toString('hex');
  services.log.error('call failed', {
    id,
    channel,
    error: error instanceof Error ? `${error.name}: ${error.message}` : typeof error,
    at: error instanceof Error ? (error.stack?.split('\n')[1]?.trim() ?? '') : '',
  });
  return { code: 'internal', id };
}
