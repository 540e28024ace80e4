import { z } from 'zod';
import { ApprovalView } from '../caller.ts';
import { PRESSURE_SIGNS, RECORDED_CHECKS } from '../lists.ts';
import { Id, Line, Time } from '../schemas.ts';
import { type ChannelContract, Done, Nothing, Proof } from './channel-contract.ts';

const Decision = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('approved'), approvalId: Id, note: Line(500).default('') }),
  /** Whoever refuses says why: the next one who is asked reads it. */
  z.strictObject({ decision: z.literal('refused'), approvalId: Id, note: Line(500).min(2) }),
]);

const [Approved, Refused] = Decision.options;
const Here = { login: z.string().max(64), ...Proof };

/** Who is calling, and the second operator. */
export const callersContract = {
  'callers.check': {
    access: 'operator',
    /** `note` is the evidence: which ID, who confirmed, the ticket's number. A call-back needs none. */
    input: z.strictObject({ userId: Id, kind: z.enum(RECORDED_CHECKS), note: Line(200).default('') }),
    output: Done,
  },
  'callers.turnAway': {
    access: 'operator',
    input: z.strictObject({
      userId: Id,
      signs: z.array(z.enum(PRESSURE_SIGNS)).max(PRESSURE_SIGNS.length).default([]),
      note: Line(500).default(''),
      /** Also revokes the live reset, if there is one. */
      revoke: z.boolean().default(false),
    }),
    output: z.object({ revoked: z.boolean() }),
  },

  'approvals.ask': {
    access: 'operator',
    input: z.strictObject({ userId: Id, reason: Line(500).min(5) }),
    output: z.object({ approvalId: Id, expiresAt: Time }),
  },
  'approvals.list': {
    access: 'operator',
    input: Nothing,
    output: z.object({ approvals: z.array(ApprovalView) }),
  },
  'approvals.decide': { access: 'operator', fresh: true, input: Decision, output: Done },
  /** The second operator types login and password at the first one's program; nobody is signed in or out by it. */
  'approvals.decideHere': {
    access: 'operator',
    input: z.discriminatedUnion('decision', [Approved.extend(Here), Refused.extend(Here)]),
    output: Done,
  },
  'approvals.withdraw': { access: 'operator', input: z.strictObject({ approvalId: Id }), output: Done },
} as const satisfies Record<string, ChannelContract>;
