import type { CheckpointReason } from '../../shared/evidence-lists.ts';
import { composeCheckpointMail, composeDoubtMail } from '../mail/checkpoint-mails.ts';
import { messageIdFor, queueMail } from '../mail/queue.ts';
import type { MailMessage, Services } from '../services.ts';
import { hasHadCheckpoint } from '../store/checkpoints.ts';
import type { Tx } from '../store/database.ts';
import { newId } from '../store/new-id.ts';
import { readSetting } from '../store/settings.ts';
import { mailIdentity } from './mail-identity.ts';

/** How long a checkpoint is worth sending, ms: the next one says more, and tells of a gap. */
const LIFE = 30 * 24 * 3_600_000;

type Addressed = Parameters<typeof composeDoubtMail>[0];

/** Wake the outbox after the commit. @returns the mail's id */
export async function queueCheckpointMail(
  tx: Tx,
  services: Services,
  owner: string,
  checkpoint: {
    entries: number;
    at: number;
    reason: CheckpointReason;
    text: string;
    movedTo: { owner: string | null } | undefined;
  },
): Promise<string> {
  const { movedTo, ...facts } = checkpoint;
  const first = !(await hasHadCheckpoint(tx, owner));
  const news =
    movedTo === undefined
      ? first
        ? ({ kind: 'first' } as const)
        : null
      : ({ kind: 'moved', to: movedTo.owner } as const);
  return queueToOwner(tx, services, owner, checkpoint.at, (sending) =>
    composeCheckpointMail({ ...sending, ...facts, news }),
  );
}

/** Tells the owner that the log does not fit itself. Wake the outbox after the commit. */
export async function queueDoubtMail(
  tx: Tx,
  services: Services,
  owner: string,
  doubt: { at: number; firstEntry: number },
): Promise<void> {
  await queueToOwner(tx, services, owner, doubt.at, (sending) =>
    composeDoubtMail({ ...sending, firstEntry: doubt.firstEntry }),
  );
}

async function queueToOwner(
  tx: Tx,
  services: Services,
  owner: string,
  at: number,
  compose: (sending: Omit<Addressed, 'firstEntry'>) => MailMessage,
): Promise<string> {
  const { from, officeName } = await mailIdentity(tx, { email: owner });
  const { language } = await readSetting(tx, 'office');
  const id = newId();
  const messageId = messageIdFor(id, from.address);
  await queueMail(tx, services.secrets, {
    id,
    kind: 'checkpoint',
    userId: null,
    resetId: null,
    message: compose({ messageId, from, officeName, owner, language, at }),
    expiresAt: at + LIFE,
    now: at,
  });
  return id;
}
