import type { ErrorWords } from '../../error-words.ts';

/** Refusals about resets, tokens and passwords. */
export const resetsErrors = {
  'limit-reached': {
    what: 'The limit for reset mails is reached.',
    'what_limit_user-hour': 'This user may get {{max}} reset mails per hour, and they have all been sent.',
    'what_limit_user-day': 'This user may get {{max}} reset mails per day, and they have all been sent.',
    'what_limit_operator-hour': 'You may send {{max}} reset mails per hour, and they have all been sent.',
    'what_limit_office-hour':
      'The office may send {{max}} reset mails per hour, and they have all been sent.',
    next: 'Wait, then try again.',
    next_nextAt: 'The next one is possible at {{nextAt, moment}}.',
  },
  'reset-not-found': { what: 'This reset does not exist any more.', next: 'Open the user again.' },
  'reset-not-live': {
    what: 'This reset has already ended.',
    next: 'If the user still needs one, send a new reset mail.',
  },
  'token-missing': {
    what: 'There is no token in this text.',
    next: 'Ask the user for the whole mail and paste all of it.',
  },
  'token-damaged': {
    what: 'There is a token in this text, but a part of it is missing or changed.',
    next: 'Ask the user to copy it again from the mail, from its first to its last character.',
  },
  'token-not-ours': {
    what: 'This token was not issued by this office.',
    next: 'Do not set a password with it. Send the user a reset mail from here.',
  },
  'token-expired': {
    what: 'This token has expired.',
    what_at: 'This token expired at {{at, moment}}.',
    next: 'Send the user a new reset mail.',
  },
  'token-used': {
    what: 'This token has already been used.',
    what_at: 'This token was already used at {{at, moment}}.',
    next: 'If that was not the user, send a new reset mail and set another password.',
  },
  'token-revoked': {
    what: 'This token was revoked by an operator.',
    what_at: 'This token was revoked by an operator at {{at, moment}}.',
    next: 'Send the user a new reset mail if one is still needed.',
  },
  'token-superseded': {
    what: 'This token is no longer valid: a newer reset or a change of the account took its place.',
    what_at:
      'This token is no longer valid since {{at, moment}}: a newer reset or a change of the account took its place.',
    next: 'Ask for the newest mail, or send a new one.',
  },
  'token-failed': {
    what: 'This token belongs to a mail that the mail server refused.',
    next: 'Check the address of the user, then send a new reset mail.',
  },
  'token-wait': {
    what: 'Too many texts without a valid token were pasted.',
    next: 'Wait a moment, then try again.',
    next_until: 'You can paste again at {{until, moment}}.',
  },
  'password-refused': {
    what: 'This password does not follow the rules.',
    next: 'See the rules below the field and choose another one.',
  },
} as const satisfies Record<string, ErrorWords>;
