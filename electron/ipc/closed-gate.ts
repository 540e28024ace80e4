import type { Channel } from '../../shared/channels.ts';
import { CONTRACT, type OutputOf, type ParsedInputOf } from '../../shared/contract.ts';
import { AppError, type Reply } from '../../shared/errors.ts';
import type { UnavailableReason } from '../../shared/lists.ts';
import type { AppStatus } from '../../shared/models.ts';
import type { ClosedServices } from '../services.ts';
import { inspectBackup, pickBackupFile } from '../use-cases/inspect-backup.ts';
import { restoreBackup } from '../use-cases/restore-backup.ts';
import { fieldOf, isChannel, refusalOf, refuse } from './router.ts';

/** What works without an office: its status, and bringing one back from a backup, which asks for the recovery key. */
const WITHOUT_OFFICE: {
  readonly [C in Channel]?: (services: ClosedServices, input: never) => Promise<unknown>;
} = {
  'backup.pickFile': pickBackupFile,
  'backup.inspect': (services, input: ParsedInputOf<'backup.inspect'>) =>
    inspectBackup(services, null, input),
  'backup.restore': (services, input: ParsedInputOf<'backup.restore'>) =>
    restoreBackup(services, null, input),
};

/** The gate of a program whose office cannot be opened: everything else is refused in one sentence. */
export async function routeClosed(
  services: ClosedServices,
  reason: UnavailableReason,
  channel: string,
  input: unknown,
): Promise<Reply<unknown>> {
  if (!isChannel(channel)) return refuse({ code: 'unknown-channel' });
  if (channel === 'app.status') return { ok: true, value: statusWithout(services, reason) };
  const work = WITHOUT_OFFICE[channel];
  if (work === undefined) return refuse({ code: 'office-unavailable', details: { reason } });
  try {
    const { input: schema, output } = CONTRACT[channel];
    const parsed = schema.safeParse(input);
    if (!parsed.success) throw new AppError('invalid-input', { field: fieldOf(parsed.error.issues) });
    return { ok: true, value: output.parse(await work(services, parsed.data as never)) };
  } catch (error) {
    return refuse(refusalOf(services, channel, error));
  }
}

function statusWithout({ config, machine }: ClosedServices, reason: UnavailableReason): AppStatus {
  return {
    version: config.version,
    host: config.host,
    platform: machine.platform,
    language: config.systemLanguage,
    theme: 'system',
    state: { kind: 'unavailable', reason },
    officeName: null,
    practice: false,
    mailWay: 'none',
    clockBehind: null,
    idleLockMinutes: 10,
  } satisfies OutputOf<'app.status'>;
}
