import type { CheckpointReason } from '../../shared/evidence-lists.ts';
import { reasonOf } from '../log.ts';
import type { Services } from '../services.ts';
import { lastEntry } from '../store/activity-walk.ts';
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
  /** An act was written down: enough of them make a checkpoint. `settled` is true when the settings may be others now. */
  acted(settled: boolean): void;
  /** Once a minute: the daily checkpoint, what waits for its place, what the retention removes. */
  minute(): Promise<void>;
  /** The last checkpoint before the program ends; bounded. */
  close(): Promise<void>;
};

/** Each does all that those before it do. */
const WANTED = ['nothing', 'a look', 'a whole look', 'the minute'] as const;
type Wanted = (typeof WANTED)[number];

export function createEvidenceKeeper(services: Services): EvidenceKeeper {
  let looking: Promise<void> | null = null;
  let wanted: Wanted = 'nothing';
  let closed = false;
  let glanced = false;
  /** The first entry with which a checkpoint can be due: until then a look is one question. */
  let dueAt = 0;

  /** However much is asked for at once: one round at a time, and one more after the last that was asked for. */
  function ask(what: Wanted): Promise<void> {
    if (WANTED.indexOf(what) > WANTED.indexOf(wanted)) wanted = what;
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
      const [minute, whole] = [wanted === 'the minute', wanted !== 'a look'];
      wanted = 'nothing';
      if (minute && !glanced && services.secrets.isOpen()) {
        glanced = true;
        await noteWhatIsSeen(services);
      }
      if (whole || (await lastEntry(services.db.read)) >= dueAt) dueAt = await makeDue(services, minute);
      if (!minute) continue;
      await trimLog(services);
      void carryCheckpoints(services);
    }
  }

  return {
    acted: (settled) => void ask(settled ? 'a whole look' : 'a look'),
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

/** @returns the first entry with which one can be due for the number of entries; 0 when that is not known */
async function makeDue(services: Services, daily: boolean): Promise<number> {
  if (!services.secrets.isOpen() || services.evidence.doubt !== null) return 0;
  const { everyEntries } = await readSetting(services.db.read, 'evidence');
  const upTo = await lastEntry(services.db.read);
  const last = await lastCheckpoint(services.db.read);
  const fresh = await countSince(services.db.read, last?.entries ?? 0);
  let reason: CheckpointReason | null = fresh >= everyEntries ? 'entries' : null;
  if (reason === null && daily && fresh > 0) {
    const since = last?.at ?? (await findOffice(services.db.read))?.created_at ?? services.time.now();
    if (services.time.now() - since >= DAY) reason = 'daily';
  }
  if (reason === null) return upTo + everyEntries - fresh;
  await makeCheckpoint(services, reason);
  return 0;
}

async function makeLast(services: Services): Promise<void> {
  if (!services.secrets.isOpen() || services.evidence.doubt !== null) return;
  const last = await lastCheckpoint(services.db.read);
  const fresh = await countSince(services.db.read, last?.entries ?? 0);
  if (fresh > 0) await makeCheckpoint(services, 'quit');
  await carriedWithin(services, QUIT_PATIENCE);
}
