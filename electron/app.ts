import type { EventName } from '../shared/channels.ts';
import { EVENT_PAYLOADS, type PayloadOf } from '../shared/contract.ts';
import { AppError, type Reply } from '../shared/errors.ts';
import { TOPICS, type UnavailableReason } from '../shared/lists.ts';
import type { Config } from './config.ts';
import { routeClosed } from './ipc/closed-gate.ts';
import { HANDLERS } from './ipc/handlers.ts';
import { type OfficeStage, route } from './ipc/router.ts';
import { reasonOf } from './log.ts';
import { openServices } from './open-services.ts';
import { createPickedFiles } from './picked-files.ts';
import type { ClosedServices, Outside, Services } from './services.ts';
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

/** How long a swap waits for calls that are under way, ms. */
const PATIENCE = 5_000;

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
  /** Opening again and swapping come one after the other, and calls wait for whichever is under way. */
  let turn: Promise<unknown> = Promise.resolve();
  let swapping = false;
  const underWay = new Set<Promise<unknown>>();
  let closed: Promise<void> | null = null;

  async function reopen(swap: () => Promise<void>): Promise<void> {
    if (swapping) throw new AppError('store-busy');
    swapping = true;
    const before = [...underWay];
    const mine = turn.then(async () => {
      if (office.kind === 'open') {
        await atMost(PATIENCE, Promise.allSettled(before));
        await office.close();
      }
      // What is asked after a reopening that failed tries once more.
      office = { kind: 'unavailable', reason: 'folder-unusable' };
      try {
        await swap();
      } finally {
        office = await open(config, outside, emit, reopen);
      }
    });
    turn = mine
      .catch(() => {})
      .finally(() => {
        swapping = false;
      });
    try {
      await mine;
    } finally {
      emit('changed', { topics: [...TOPICS] });
    }
  }

  const atMost = async (ms: number, work: Promise<unknown>) => {
    let cancel = () => {};
    const patience = new Promise<void>((resolve) => {
      cancel = outside.clock.after(ms, resolve);
    });
    await Promise.race([work, patience]);
    cancel();
  };

  const bare: ClosedServices = { ...outside, config, emit, files: createPickedFiles(), reopen };
  let office: Opened | Unopened = await open(config, outside, emit, reopen);

  async function answer(channel: string, input: unknown): Promise<Reply<unknown>> {
    await turn;
    if (office.kind === 'unavailable' && channel === 'app.status') {
      // Asking again tries again: the other program may be closed by now. One attempt at a time.
      turn = turn
        .then(async () => {
          if (office.kind === 'unavailable') office = await open(config, outside, emit, reopen);
        })
        .catch((error: unknown) => {
          outside.log.error('opening the office again failed', { reason: reasonOf(error) });
        });
      await turn;
    }
    if (office.kind === 'unavailable') return routeClosed(bare, office.reason, channel, input);
    const { services } = office;
    return route(services, HANDLERS, () => stageOf(services), channel, input);
  }

  return {
    call: (channel, input) => {
      const reply = answer(channel, input);
      // The call that asks for a swap cannot be waited for by it.
      if (channel !== 'backup.restore') {
        underWay.add(reply);
        void reply.finally(() => underWay.delete(reply));
      }
      return reply;
    },
    on: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      listeners.clear();
      closed ??= turn.then(() => (office.kind === 'open' ? office.close() : undefined));
      return closed;
    },
  };
}

async function open(
  config: Config,
  outside: Outside,
  emit: Services['emit'],
  reopen: Services['reopen'],
): Promise<Opened | Unopened> {
  // S62: without real protection nothing is written at all.
  if (!(await outside.keyVault.available())) return { kind: 'unavailable', reason: 'key-store-unavailable' };
  const { singleOwner, dataFolder, databaseWork: script, lookApartFrom: from } = config;
  const now = outside.clock.now();
  const opened = await openOffice(dataFolder, { singleOwner, now, apart: { script, from } });
  if (opened.kind === 'unavailable') {
    outside.log.warn('the office could not be opened', { reason: opened.reason });
    return opened;
  }
  const { services, stop } = await openServices(config, outside, opened.db, emit, reopen).catch(
    async (error) => {
      await opened.close();
      throw error;
    },
  );
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
