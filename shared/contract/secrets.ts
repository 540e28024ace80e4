import { z } from 'zod';
import { Time } from '../models.ts';
import { type ChannelContract, Done, Secret } from './channel-contract.ts';

/** What the page shows or hands to the clipboard that nobody else may see. */
export const secretsContract = {
  /** The window is kept out of screenshots and shared screens while a secret stands on the page (S66). */
  'secrets.onScreen': {
    access: 'anyone',
    duringHandover: true,
    input: z.strictObject({ on: z.boolean() }),
    output: Done,
  },
  /** Marked as a secret, and taken back out of the clipboard at `until` at the latest (S66). */
  'secrets.copy': {
    access: 'signed-in',
    input: z.strictObject({ text: Secret }),
    output: z.object({ until: Time }),
  },
} as const satisfies Record<string, ChannelContract>;
