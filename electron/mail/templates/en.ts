import { type Block, say } from '../mail-body.ts';
import type { Common, MailTemplates } from './words.ts';

function ifNotYou({ contact, officeName }: Common): Block {
  const sentence =
    contact === null
      ? say`If this was not you, tell the helpdesk of ${officeName} at once, by a number you already know.`
      : say`If this was not you, contact ${contact} at once.`;
  return { kind: 'text', sentence };
}

const NO_LINK: Block = {
  kind: 'text',
  sentence: say`This mail has no link and no attachment. It was sent by a program; nobody reads replies to it.`,
};

export const en: MailTemplates = {
  reset: (facts) => ({
    subject: 'Password reset: your token',
    blocks: [
      { kind: 'text', sentence: say`Hello ${facts.userName},` },
      {
        kind: 'text',
        sentence: say`the helpdesk of ${facts.officeName} has started a password reset for your account.`,
      },
      {
        kind: 'facts',
        rows: [
          ['Account', facts.login],
          ['Asked for by', facts.operatorName],
          ['Asked for at', facts.issuedAt],
          ['Token works until', facts.expiresAt],
        ],
      },
      {
        kind: 'text',
        sentence: say`To go on, copy the whole token below and hand it to the helpdesk. Line breaks do no harm.`,
      },
      { kind: 'token', lines: facts.tokenLines },
      {
        kind: 'text',
        sentence: say`It works once. Nothing changes in your account until the new password is saved.`,
      },
      { kind: 'heading', sentence: say`What you will be asked for` },
      {
        kind: 'text',
        sentence: say`The helpdesk asks you only for this token. Nobody will ever ask for your password.`,
      },
      { kind: 'heading', sentence: say`You did not ask for this?` },
      {
        kind: 'text',
        sentence: say`Give the token to nobody. As long as it is not used, your password stays as it is.`,
      },
      ifNotYou(facts),
      NO_LINK,
    ],
  }),

  notice: (facts) => ({
    subject: 'Your password was changed',
    blocks: [
      { kind: 'text', sentence: say`Hello ${facts.userName},` },
      { kind: 'text', sentence: say`the password of your account at ${facts.officeName} was changed.` },
      {
        kind: 'facts',
        rows: [
          ['Account', facts.login],
          ['Changed at', facts.at],
          ['Changed with the help of', facts.by],
          ...(facts.temporaryUntil === null ? [] : [['Temporary, until', facts.temporaryUntil] as const]),
        ],
      },
      {
        kind: 'text',
        sentence:
          facts.temporaryUntil === null
            ? say`If you did this with the helpdesk, there is nothing left to do. Older tokens no longer work.`
            : say`The helpdesk has told you a temporary password. Sign in with it and choose your own at once. Older tokens no longer work.`,
      },
      ifNotYou(facts),
      { kind: 'text', sentence: say`Nobody will ever ask for your password.` },
      NO_LINK,
    ],
  }),

  addressChanged: (facts) => ({
    subject: 'Your e-mail address on file was changed',
    blocks: [
      { kind: 'text', sentence: say`Hello ${facts.userName},` },
      {
        kind: 'text',
        sentence: say`the e-mail address on file for your account at ${facts.officeName} was changed. This mail goes to the old address so that you hear of it.`,
      },
      {
        kind: 'facts',
        rows: [
          ['Account', facts.login],
          ['New address', facts.newAddressMasked],
          ['Changed at', facts.at],
          ['Changed by', facts.by],
        ],
      },
      {
        kind: 'text',
        sentence: say`For 24 hours no password reset can be sent to the new address. Tokens sent earlier no longer work.`,
      },
      ifNotYou(facts),
      NO_LINK,
    ],
  }),
};
