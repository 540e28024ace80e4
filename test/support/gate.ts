import path from 'node:path';
import { onTestFinished } from 'vitest';
import { parseConfig } from '../../electron/config.ts';
import { HANDLERS, type Handlers } from '../../electron/ipc/handlers.ts';
import { type OfficeStage, route } from '../../electron/ipc/router.ts';
import { createLog } from '../../electron/log.ts';
import { openServices } from '../../electron/open-services.ts';
import type { Services } from '../../electron/services.ts';
import { insertOperator } from '../../electron/store/operators.ts';
import { CHANNELS, type Channel } from '../../shared/channels.ts';
import { AppError, type Reply } from '../../shared/errors.ts';
import { ROLES } from '../../shared/lists.ts';
import { type MovableClock, movableClock } from './clock.ts';
import { openStore } from './office-folder.ts';
import { quietOutside } from './test-outside.ts';

export type Gate = {
  services: Services;
  clock: MovableClock;
  logLines: string[];
  /** Through the router alone, with handlers of the test's own where it gives some. */
  call(
    channel: string,
    input: unknown,
    handlers?: Partial<Handlers>,
    stage?: OfficeStage,
  ): Promise<Reply<unknown>>;
};

/** The real services on a real store with one operator per role (`the-viewer` …), in front of no shell. */
export async function openGate(): Promise<Gate> {
  const { db, folder } = await openStore();
  const logLines: string[] = [];
  const config = parseConfig({
    dataFolder: folder,
    version: '0.0.0-test',
    host: 'preview',
    systemLanguage: 'en',
    bcryptCost: 10,
  });
  const clock = movableClock();
  const outside = {
    clock,
    ...quietOutside(),
    machine: { osUser: 'tester', host: 'test-pc', platform: 'linux' as const },
    log: createLog((level, line) => logLines.push(`${level} ${line}`)),
  };
  const { services, stop } = await openServices(
    config,
    outside,
    db,
    () => {},
    async (swap) => swap(),
  );
  onTestFinished(stop);
  await db.write(async (tx) => {
    for (const role of ROLES) {
      const person = { login: `the-${role}`, name: role, email: `${role}@office.test` };
      await insertOperator(tx, { id: `the-${role}`, ...person, role, password_hash: '-', created_at: 1 });
    }
  });
  return {
    services,
    clock,
    logLines,
    call: (channel, input, handlers = {}, stage = 'open') =>
      route(services, { ...HANDLERS, ...handlers }, async () => stage, channel, input),
  };
}

/** Handlers that all answer alike: whoever gets there was let in. */
export const LET_IN = 'reset-not-found';

export function reachedHandlers(): Handlers {
  const reached = async () => {
    throw new AppError(LET_IN);
  };
  return Object.fromEntries(CHANNELS.map((channel) => [channel, reached])) as Record<Channel, typeof reached>;
}

export const SOMEWHERE = path.join('/', 'home', 'sera', 'office.db');
