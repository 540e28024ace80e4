import type { ErrorWords } from '../../error-words.ts';

/** Refusals about the keyboard handed over, temporary passwords and secrets in the clipboard. */
export const handoverErrors = {
  'way-not-allowed': {
    what: 'This office does not let operators type a password for a user.',
    what_way_generated: 'This password was not made by the program since you last signed in or unlocked it.',
    next: 'Hand over the keyboard, or generate a password.',
    next_way_generated: 'Generate another one and take that.',
  },
  'handover-over': {
    what: 'The keyboard is not handed over any more.',
    next: 'Paste the token again and hand over the keyboard once more.',
  },
  'temporary-passwords-off': {
    what: 'Temporary passwords are switched off in this office.',
    next: 'Send a reset mail. An administrator can allow them in the settings, under Passwords.',
  },
  'clipboard-unavailable': {
    what: 'The password could not be copied so that the clipboard keeps no trace of it.',
    next: 'Read it out instead, or try again.',
  },
} as const satisfies Record<string, ErrorWords>;
