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
    what_scanner: 'This link was put there by the mail scanner {{scanner}}, and the token is not in it.',
    next: 'Ask the user for the whole mail and paste all of it.',
    next_scanner: 'Ask for the text of the mail: the token stands in it, between two lines with dashes.',
  },
  'token-damaged': {
    what: 'There is a token in this text, but a part of it is missing or changed.',
    what_missing_beginning: 'There is a token in this text, but its beginning is missing.',
    what_missing_middle: 'There is a token in this text, but a line in its middle is missing or changed.',
    what_missing_end: 'There is a token in this text, but its end is missing.',
    next: 'Ask the user to copy it again from the mail, from its first to its last character.',
    next_missing_beginning: 'Paste the beginning as well: both halves may stand here, in the right order.',
    next_missing_end: 'Paste the rest as well: it may simply follow.',
  },
  'token-not-ours': {
    what: 'This token was not issued by this office.',
    next: 'Do not set a password with it. Send the user a reset mail from here.',
  },
  'token-before-restore': {
    what: 'This token is from before the office was restored from a backup, and restoring made all of those void.',
    what_at:
      'The office was restored from a backup at {{at, moment}}. This token says that it is older, and restoring made all older ones void.',
    next: 'Send the user a new reset mail.',
  },
  'token-expired': {
    what: 'This token has expired.',
    what_userName: '{{userName}}’s token expired at {{at, moment}}.',
    what_at: 'This token expired at {{at, moment}}.',
    next: 'Send the user a new reset mail.',
  },
  'token-used': {
    what: 'This token has already been used.',
    what_by: '{{userName}}’s token was already used at {{at, moment}}, with {{by}}.',
    what_at: 'This token was already used at {{at, moment}}.',
    next: 'If that was not the user, send a new reset mail and set another password.',
  },
  'token-revoked': {
    what: 'This token was revoked by an operator.',
    what_by: '{{by}} revoked this token of {{userName}} at {{at, moment}}.',
    what_at: 'This token was revoked by an operator at {{at, moment}}.',
    next: 'Send the user a new reset mail if one is still needed.',
  },
  'token-superseded': {
    what: 'This token is no longer valid: a newer reset or a change of the account took its place.',
    what_newerBy:
      'A newer reset of {{userName}} took the place of this token: {{newerBy}} issued it at {{newerAt, moment}}.',
    what_at:
      'This token is no longer valid since {{at, moment}}: a newer reset or a change of the account took its place.',
    next: 'Ask for the newest mail, or send a new one.',
  },
  'token-failed': {
    what: 'This token belongs to a mail that the mail server refused.',
    next: 'Check the address of the user, then send a new reset mail.',
  },
  'token-wait': {
    what: 'Too many wrong tokens or codes were tried for this user.',
    next: 'Wait a moment, then try again.',
    next_until: 'The next try is possible at {{until, moment}}.',
  },
  'password-refused': {
    what: 'This password does not follow the rules.',
    next: 'See the rules below the field and choose another one.',
  },
} as const satisfies Record<string, ErrorWords>;
