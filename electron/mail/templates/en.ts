import { type Block, say } from '../mail-body.ts';
import { NO_LINK } from './no-link.ts';
import type { Common, MailTemplates } from './words.ts';

function ifNotYou({ contact, officeName }: Common): Block {
  const sentence =
    contact === null
      ? say`If this was not you, tell the helpdesk of ${officeName} at once, by a number you already know.`
      : say`If this was not you, contact ${contact} at once.`;
  return { kind: 'text', sentence };
}

const FORMER: Block = {
  kind: 'text',
  sentence: say`This address was on file for the account until lately. You hear of the change in case the address was replaced without your knowledge.`,
};

export const en: MailTemplates = {
  reset: (facts) => ({
    subject: 'Password reset: your token and code',
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
      { kind: 'heading', sentence: say`On the telephone with the helpdesk?` },
      {
        kind: 'text',
        sentence: say`Read out this code instead of the token. It works once, until ${facts.codeExpiresAt}.`,
      },
      { kind: 'code', code: facts.code },
      {
        kind: 'text',
        sentence: say`0 and 1 are always digits: the code has no letters O, I or L.`,
      },
      { kind: 'heading', sentence: say`What you will be asked for` },
      {
        kind: 'text',
        sentence: say`The helpdesk of ${facts.officeName} asks you for the token or the code, and only while it helps you with this reset. No colleague, no superior and no other company will ever need them. Nobody will ever ask for your password.`,
      },
      { kind: 'heading', sentence: say`You did not ask for this?` },
      {
        kind: 'text',
        sentence: say`Give neither the token nor the code to anybody. As long as they are not used, your password stays as it is.`,
      },
      ifNotYou(facts),
      NO_LINK.en,
    ],
  }),

  notice: (facts) => ({
    subject: 'Your password was changed',
    blocks: [
      { kind: 'text', sentence: say`Hello ${facts.userName},` },
      { kind: 'text', sentence: say`the password of your account at ${facts.officeName} was changed.` },
      ...(facts.former ? [FORMER] : []),
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
      NO_LINK.en,
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
          ['New address', facts.newAddressMasked ?? 'none: the address was taken off'],
          ['Changed at', facts.at],
          ['Changed by', facts.by],
        ],
      },
      {
        kind: 'text',
        sentence: say`For 24 hours no password reset can be sent to the new address. Tokens sent earlier no longer work.`,
      },
      ifNotYou(facts),
      NO_LINK.en,
    ],
  }),

  addressOnFile: (facts) => ({
    subject: 'This e-mail address is now on file',
    blocks: [
      { kind: 'text', sentence: say`Hello ${facts.userName},` },
      {
        kind: 'text',
        sentence: say`this is now the e-mail address on file for your account at ${facts.officeName}. Password resets and notices go here from now on.`,
      },
      {
        kind: 'facts',
        rows: [
          ['Account', facts.login],
          ['Changed at', facts.at],
          ['Changed by', facts.by],
          ...(facts.usableAt === null ? [] : [['Resets can be sent from', facts.usableAt] as const]),
        ],
      },
      {
        kind: 'text',
        sentence: say`If you know of this change, there is nothing left to do. The old address has been told as well.`,
      },
      ifNotYou(facts),
      NO_LINK.en,
    ],
  }),

  managerNotice: (facts) => ({
    subject:
      facts.what === 'password'
        ? 'For managers: a password was changed'
        : 'For managers: an address on file was changed',
    blocks: [
      { kind: 'text', sentence: say`Hello,` },
      {
        kind: 'text',
        sentence:
          facts.what === 'password'
            ? say`the password of ${facts.userName} at ${facts.officeName} was changed. You hear of it because you are on file as the manager.`
            : say`the e-mail address on file for ${facts.userName} at ${facts.officeName} was changed. You hear of it because you are on file as the manager.`,
      },
      {
        kind: 'facts',
        rows: [
          ['Name', facts.userName],
          ['Account', facts.login],
          ['Changed at', facts.at],
          [facts.what === 'password' ? 'Changed with the help of' : 'Changed by', facts.by],
        ],
      },
      {
        kind: 'text',
        sentence: say`If ${facts.userName} asked for it, there is nothing to do. The person has been told too.`,
      },
      {
        kind: 'text',
        sentence:
          facts.contact === null
            ? say`If the person knows nothing of it, tell the helpdesk of ${facts.officeName} at once, by a number you already know.`
            : say`If the person knows nothing of it, contact ${facts.contact} at once.`,
      },
      NO_LINK.en,
    ],
  }),
};
