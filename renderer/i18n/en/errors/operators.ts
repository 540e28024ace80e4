import type { ErrorWords } from '../../error-words.ts';

/** Refusals of one's own password and of the authenticator app at sign-in. */
export const operatorsErrors = {
  'own-password-needed': {
    what: 'You signed in with a password that an administrator has chosen.',
    next: 'Choose your own first.',
  },
  'own-password-same': {
    what: 'The new password is the one you have now.',
    next: 'Choose another one.',
  },
  'totp-needed': {
    what: 'Your authenticator app is asked for as well.',
    next: 'Type the six digits it shows now.',
  },
  'totp-wrong': {
    what: 'These are not the six digits that are expected now.',
    next: 'Wait for the next six digits in the app, then type them.',
    what_used: 'These six digits have been used already.',
    next_used: 'Wait for the next six digits in the app, then type them.',
    what_minutes: 'The clock of this computer or of the phone is wrong by about {{minutes}} min.',
    next_minutes: 'Set both clocks to automatic time, then type the six digits the app shows.',
  },
  'totp-required': {
    what: 'Your office asks for an authenticator app at sign-in.',
    next: 'Set it up first.',
    what_remove: 'The authenticator app cannot be removed while your office asks for it at sign-in.',
    next_remove: 'Set it up on another phone instead, or ask an administrator to change the setting.',
  },
  'totp-not-begun': {
    what: 'The key on screen does not count any more.',
    next: 'Begin again with a new one.',
  },
  'totp-own': {
    what: 'This is your own authenticator app.',
    next: 'Remove it under your name, at the bottom left.',
  },
} as const satisfies Record<string, ErrorWords>;
