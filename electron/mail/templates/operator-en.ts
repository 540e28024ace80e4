import { type Sentence, say } from '../mail-body.ts';
import { NO_LINK } from './no-link.ts';
import type { OperatorChange, OperatorTemplate } from './words.ts';

const CHANGED: Readonly<Record<OperatorChange, Sentence>> = {
  password: say`The password with which you sign in to Resetdesk was changed.`,
  login: say`The login with which you sign in to Resetdesk was changed. The new one stands below.`,
  address: say`Your e-mail address in Resetdesk was changed. This mail goes to the old one and to the new one.`,
  'totp-set': say`An authenticator app was set up for your sign-in to Resetdesk.`,
  'totp-removed': say`The authenticator app was taken off your sign-in to Resetdesk.`,
  role: say`Your role in Resetdesk was changed.`,
};

export const operatorEn: OperatorTemplate = ({ userName, login, officeName, what, by, at, contact }) => ({
  subject: 'Your sign-in to Resetdesk was changed',
  blocks: [
    { kind: 'text', sentence: say`Hello ${userName},` },
    { kind: 'text', sentence: CHANGED[what] },
    {
      kind: 'facts',
      rows: [
        ['Office', officeName],
        ['Login', login],
        ['When', at],
        ['By', by],
      ],
    },
    {
      kind: 'text',
      sentence:
        contact === null
          ? say`If you know nothing of it, tell another administrator of your office at once.`
          : say`If you know nothing of it, tell another administrator of your office at once: ${contact}.`,
    },
    NO_LINK.en,
  ],
});
