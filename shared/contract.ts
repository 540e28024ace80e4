import { z } from 'zod';
import type { Channel, EventName } from './channels.ts';
import { adminContract } from './contract/admin.ts';
import { backupContract } from './contract/backup.ts';
import { bulkContract } from './contract/bulk.ts';
import { callersContract } from './contract/callers.ts';
import type { ChannelContract } from './contract/channel-contract.ts';
import { evidenceContract } from './contract/evidence.ts';
import { feedContract } from './contract/feed.ts';
import { handoverContract } from './contract/handover.ts';
import { importContract } from './contract/import.ts';
import { mailContract } from './contract/mail.ts';
import { officeContract } from './contract/office.ts';
import { resetsContract } from './contract/resets.ts';
import { secretsContract } from './contract/secrets.ts';
import { usersContract } from './contract/users.ts';
import { COMMANDS, TOPICS } from './lists.ts';

/** Per channel: who may call, what goes in, what comes out. A channel without a line does not compile. */
export const CONTRACT = {
  ...officeContract,
  ...usersContract,
  ...feedContract,
  ...importContract,
  ...resetsContract,
  ...bulkContract,
  ...callersContract,
  ...handoverContract,
  ...secretsContract,
  ...mailContract,
  ...adminContract,
  ...evidenceContract,
  ...backupContract,
} as const satisfies Record<Channel, ChannelContract>;

/** What a caller passes: fields with defaults may be left out. */
export type InputOf<C extends Channel> = z.input<(typeof CONTRACT)[C]['input']>;
/** What a use-case receives, after parsing. */
export type ParsedInputOf<C extends Channel> = z.output<(typeof CONTRACT)[C]['input']>;
export type OutputOf<C extends Channel> = z.output<(typeof CONTRACT)[C]['output']>;
export type AccessOf<C extends Channel> = (typeof CONTRACT)[C]['access'];

export const EVENT_PAYLOADS = {
  /** Something a screen may be showing has changed: ask again. */
  changed: z.object({ topics: z.array(z.enum(TOPICS)) }),
  /** A menu entry or a shortcut that main received. */
  command: z.object({ name: z.enum(COMMANDS) }),
  /** A long piece of work: `done` of `total` rows or entries, or of 1000. */
  progress: z.object({
    work: z.enum([
      'import',
      'dry-run',
      'verify',
      'export',
      'users-export',
      'feed',
      'backup',
      'restore',
      'bulk',
      'slips',
    ]),
    done: z.int(),
    total: z.int(),
  }),
} as const satisfies Record<EventName, z.ZodType>;

export type PayloadOf<E extends EventName> = z.output<(typeof EVENT_PAYLOADS)[E]>;
