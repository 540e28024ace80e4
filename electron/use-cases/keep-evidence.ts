import type { CheckpointReason } from '../../shared/evidence-lists.ts';
import { reasonOf } from '../log.ts';
import type { Services } from '../services.ts';
import { countSince, lastCheckpoint } from '../store/checkpoints.ts';
import { findOffice } from '../store/office.ts';
import { readSetting } from '../store/settings.ts';
import { carriedWithin, carryCheckpoints } from './carry-checkpoints.ts';
import { makeCheckpoint, noteDoubt } from './make-checkpoint.ts';
import { glanceAtLog } from './sign-checkpoint.ts';
import { trimLog } from './trim-log.ts';

const DAY = 24 * 3_600_000;
/** How long taking the last checkpoint to its places may hold up quitting, ms. */
const QUIT_PATIENCE = 3000;

/** Who sees to it that checkpoints are made in time and the retention is kept. */
export type EvidenceKeeper = {
  /** An act was written down: enough of them make a checkpoint. */
  acted(): void;
  /** Once a minute: the daily checkpoint, what waits for its place, what the retention removes. */
  minute(): Promise<void>;
  /** The last checkpoint before the program ends; bounded. */
  close(): Promise<void>;
};

export function createEvidenceKeeper(services: Services): EvidenceKeeper {
  let looking: Promise<void> | null = null;
  let wanted: 'nothing' | 'a look' | 'the minute' = 'nothing';
  let closed = false;
  let glanced = false;

  /** However much is asked for at once: one round at a time, and one more after the last that was asked for. */
  function ask(what: 'a look' | 'the minute'): Promise<void> {
    if (wanted !== 'the minute') wanted = what;
    if (closed) return Promise.resolve();
    looking ??= rounds()
      .catch((error: unknown) => {
        services.log.error('the evidence could not be kept up', { error: reasonOf(error) });
      })
      .finally(() => {
        looking = null;
      });
    return looking;
  }

  async function rounds(): Promise<void> {
    while (wanted !== 'nothing' && !closed) {
      const minute = wanted === 'the minute';
      wanted = 'nothing';
      if (minute && !glanced && services.secrets.isOpen()) {
        glanced = true;
        await noteWhatIsSeen(services);
      }
      await makeDue(services, minute);
      if (!minute) continue;
      await trimLog(services);
      void carryCheckpoints(services);
    }
  }

  return {
    acted: () => void ask('a look'),
    minute: () => ask('the minute'),
    close: async () => {
      if (closed) return;
      closed = true;
      await looking;
      try {
        await makeLast(services);
      } catch (error) {
        services.log.error('the last checkpoint could not be made', { error: reasonOf(error) });
      }
    },
  };
}

/** Once after the start: an older copy that was put back, or a log that was cut off, is said before anybody asks. */
async function noteWhatIsSeen(services: Services): Promise<void> {
  const glance = await glanceAtLog(services);
  if ('kind' in glance) await noteDoubt(services, glance);
}

async function makeDue(services: Services, daily: boolean): Promise<void> {
  if (!services.secrets.isOpen() || services.evidence.doubt !== null) return;
  const { everyEntries } = await readSetting(services.db.read, 'evidence');
  const last = await lastCheckpoint(services.db.read);
  const fresh = await countSince(services.db.read, last?.entries ?? 0);
  let reason: CheckpointReason | null = fresh >= everyEntries ? 'entries' : null;
  if (reason === null && daily && fresh > 0) {
    const since = last?.at ?? (await findOffice(services.db.read))?.created_at ?? services.time.now();
    if (services.time.now() - since >= DAY) reason = 'daily';
  }
  if (reason !== null) await makeCheckpoint(services, reason);
}

async function makeLast(services: Services): Promise<void> {
  if (!services.secrets.isOpen() || services.evidence.doubt !== null) return;
  const last = await lastCheckpoint(services.db.read);
  const fresh = await countSince(services.db.read, last?.entries ?? 0);
  if (fresh > 0) await makeCheckpoint(services, 'quit');
  await carriedWithin(services, QUIT_PATIENCE);
}
