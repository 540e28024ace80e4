import type { AlertFacts } from '../../../shared/alerts.ts';
import { type Sentence, say } from '../mail-body.ts';
import { NO_LINK } from './no-link.ts';
import type { AlertTemplate } from './words.ts';

/** What happened, in one sentence. */
function happened(operator: string, facts: AlertFacts): Sentence {
  switch (facts.kind) {
    case 'operator-volume':
      return say`${operator} issued ${String(facts.count)} resets within one hour.`;
    case 'off-hours':
      return say`${operator} issued a reset outside office hours.`;
    case 'same-user-two-operators':
      return say`${operator} issued a reset for a user for whom ${facts.otherOperator} had issued one within the last 24 hours.`;
    case 'many-refusals':
      return facts.of === 'sign-in'
        ? say`${String(facts.count)} attempts to sign in were refused within one hour.`
        : say`${String(facts.count)} tokens or codes that ${operator} entered were refused within one hour.`;
    case 'temporary-passwords':
      return say`${operator} set a temporary password, without a token or code of the user.`;
    case 'bulk-reset':
      return say`${operator} started a bulk reset of ${String(facts.count)} users. The reason given: ${facts.reason}`;
    case 'admin-recovered':
      return say`The recovery key was used to give the administrator ${operator} a new password.`;
  }
}

function next({ kind }: AlertFacts): Sentence {
  return kind === 'admin-recovered'
    ? say`If you do not know who did this, somebody else has the recovery key: sign in, look through the operators, and issue a new recovery key.`
    : say`Sign in to Resetdesk and open Alerts: from there one click leads to what was done. Ask the operator; if nobody can explain it, disable the operator and revoke the live resets.`;
}

export const alertEn: AlertTemplate = ({ adminName, officeName, at, operator, user, facts }) => ({
  subject: 'Resetdesk alert: something unusual happened',
  blocks: [
    { kind: 'text', sentence: say`Hello ${adminName},` },
    { kind: 'text', sentence: say`something unusual happened at the helpdesk of ${officeName}.` },
    { kind: 'text', sentence: happened(operator ?? 'Somebody', facts) },
    {
      kind: 'facts',
      rows: [
        ['When', at],
        ...(operator === null ? [] : [['Operator', operator] as const]),
        ...(user === null ? [] : [['User', user] as const]),
      ],
    },
    { kind: 'text', sentence: next(facts) },
    NO_LINK.en,
  ],
});
