import type { EventName } from '../shared/channels.ts';
import { CONTRACT, EVENT_PAYLOADS, type PayloadOf } from '../shared/contract.ts';
import type { Reply } from '../shared/errors.ts';
import type { UnavailableReason } from '../shared/lists.ts';
import type { AppStatus } from '../shared/models.ts';
import type { Config } from './config.ts';
import { HANDLERS } from './ipc/handlers.ts';
import { type OfficeStage, route } from './ipc/router.ts';
import { reasonOf } from './log.ts';
import { openServices } from './open-services.ts';
import type { Outside, Services } from './services.ts';
import { findOffice } from './store/office.ts';
import { openOffice } from './store/open-office.ts';

export type AppEvent = { [E in EventName]: { event: E; payload: PayloadOf<E> } }[EventName];

export type App = {
  /** The front door: the shell calls it for the renderer, tests call it as it is. Never rejects. */
  call(channel: string, input: unknown): Promise<Reply<unknown>>;
  /** @returns the way to stop listening */
  on(listener: (event: AppEvent) => void): () => void;
  /** Ends the session, lets running mails finish within a bound, and closes the office. Twice is once. */
  close(): Promise<void>;
};

type Opened = { kind: 'open'; services: Services; close(): Promise<void> };
type Unopened = { kind: 'unavailable'; reason: UnavailableReason };

/** The program without its shell. An office that cannot be opened is a state of it, not a failure to start. */
export async function createApp(config: Config, outside: Outside): Promise<App> {
  const listeners = new Set<(event: AppEvent) => void>();
  const emit = (event: EventName, payload: AppEvent['payload']) => {
    // Parsed like a reply: unknown keys fall away. A listener that fails must not undo an act that is done.
    const parsed = EVENT_PAYLOADS[event].parse(payload);
    for (const listener of listeners) {
      try {
        listener({ event, payload: parsed } as AppEvent);
      } catch (error) {
        outside.log.error('an event was not heard', { event, error: reasonOf(error) });
      }
    }
  };
  let office = await open(config, outside, emit);
  let retry: Promise<unknown> = Promise.resolve();
  let closed: Promise<void> | null = null;

  return {
    call: async (channel, input) => {
      if (office.kind === 'unavailable') {
        if (channel !== 'app.status') return unavailable(config, outside, office.reason, channel);
        // Asking again tries again: the other program may be closed by now. One attempt at a time.
        retry = retry
          .then(async () => {
            if (office.kind === 'unavailable') office = await open(config, outside, emit);
          })
          .catch((error: unknown) => {
            outside.log.error('opening the office again failed', { reason: reasonOf(error) });
          });
        await retry;
        if (office.kind === 'unavailable') return unavailable(config, outside, office.reason, channel);
      }
      const { services } = office;
      return route(services, HANDLERS, () => stageOf(services), channel, input);
    },
    on: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      listeners.clear();
      closed ??= office.kind === 'open' ? office.close() : Promise.resolve();
      return closed;
    },
  };
}

async function open(config: Config, outside: Outside, emit: Services['emit']): Promise<Opened | Unopened> {
  // S62: without real protection nothing is written at all.
  if (!(await outside.keyVault.available())) return { kind: 'unavailable', reason: 'key-store-unavailable' };
  const { singleOwner, dataFolder } = config;
  const opened = await openOffice(dataFolder, { singleOwner, now: outside.clock.now() });
  if (opened.kind === 'unavailable') {
    outside.log.warn('the office could not be opened', { reason: opened.reason });
    return opened;
  }
  const { services, stop } = await openServices(config, outside, opened.db, emit).catch(async (error) => {
    await opened.close();
    throw error;
  });
  return {
    kind: 'open',
    services,
    close: async () => {
      await stop();
      await opened.close();
    },
  };
}

async function stageOf(services: Services): Promise<OfficeStage> {
  if (services.secrets.isOpen()) return 'open';
  return (await findOffice(services.db.read)) === null ? 'first-run' : 'needs-recovery-key';
}

/** Without an office only its status can be asked; everything else is refused in one sentence. */
function unavailable(
  config: Config,
  outside: Outside,
  reason: UnavailableReason,
  channel: string,
): Reply<unknown> {
  if (!Object.hasOwn(CONTRACT, channel)) return { ok: false, error: { code: 'unknown-channel' } };
  if (channel !== 'app.status')
    return { ok: false, error: { code: 'office-unavailable', details: { reason } } };
  const status: AppStatus = {
    version: config.version,
    host: config.host,
    platform: outside.machine.platform,
    language: config.systemLanguage,
    theme: 'system',
    state: { kind: 'unavailable', reason },
    officeName: null,
    practice: false,
    mailWay: 'none',
    clockBehind: null,
    idleLockMinutes: 10,
  };
  return { ok: true, value: status };
}
