import { z } from 'zod';
import { MAIL_STATES } from '../lists.ts';
import { Id, OutboxMail, PracticeMail } from '../models.ts';
import { type ChannelContract, Nothing } from './channel-contract.ts';

/** The outbox and the practice mailbox. */
export const mailContract = {
  'outbox.list': {
    access: 'viewer',
    input: z.strictObject({
      state: z.enum(MAIL_STATES).optional(),
      limit: z.int().min(1).max(500).default(100),
    }),
    output: z.object({
      mails: z.array(OutboxMail),
      waiting: z.int(),
      /** All wait until then (epoch ms), because the server's last answer holds for every mail. Its words: admins only. */
      resting: z.object({ until: z.int(), answer: z.string().nullable() }).optional(),
    }),
  },
  'outbox.retry': { access: 'operator', input: z.strictObject({ mailId: Id }), output: OutboxMail },
  'outbox.cancel': { access: 'operator', input: z.strictObject({ mailId: Id }), output: OutboxMail },

  /** Fills the office with fictional people and catches all mail inside the program. Only while there are no users. */
  'practice.start': { access: 'admin', input: Nothing, output: z.object({ users: z.int() }) },
  'practice.mailbox': {
    access: 'viewer',
    input: z.strictObject({ limit: z.int().min(1).max(100).default(50) }),
    output: z.object({ mails: z.array(PracticeMail) }),
  },
} as const satisfies Record<string, ChannelContract>;
