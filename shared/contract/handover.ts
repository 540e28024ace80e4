import { z } from 'zod';
import { LEAVE_REASONS } from '../lists.ts';
import { type ChannelContract, Done, Nothing, Secret } from './channel-contract.ts';
import { Pasted } from './resets.ts';

/** The keyboard handed over to one user: a live token in hand, the operator locked out, one page. */
export const handoverContract = {
  'handover.begin': { access: 'operator', input: Pasted, output: Done },
  /** The user moved. Answers how long the page now stays without another move, ms. */
  'handover.touch': { access: 'handover', input: Nothing, output: z.object({ left: z.int() }) },
  /** Words in the user's language. */
  'handover.generate': { access: 'handover', input: Nothing, output: z.object({ password: z.string() }) },
  'handover.complete': {
    access: 'handover',
    input: z.strictObject({ newPassword: Secret }),
    output: Done,
  },
  /** Back to the lock screen. Before `handover.complete` it spends nothing. */
  'handover.leave': {
    access: 'handover',
    input: z.strictObject({ reason: z.enum(LEAVE_REASONS) }),
    output: Done,
  },
} as const satisfies Record<string, ChannelContract>;
