import type { ErrorWords } from '../../error-words.ts';

/** Refusals about bulk resets and slips. */
export const bulkErrors = {
  'bulk-not-found': {
    what: 'This bulk reset does not exist any more.',
    next: 'Go back to the list of bulk resets.',
  },
  'bulk-not-possible': {
    what: 'This is not possible in the state the bulk reset is in now.',
    next: 'See its state on the board, then choose again.',
  },
  'bulk-running-already': {
    what: 'Another bulk reset is running.',
    next: 'Wait until it has finished, or pause it first.',
  },
  'bulk-nobody': {
    what: 'Nobody here can get a reset.',
    next: 'Choose other people, or see the reasons in the dry run.',
  },
  'bulk-all-live': {
    what: 'Each of them still has a live reset, or a new password by now. Nobody was tried again.',
    next: 'Wait until those resets have ended, then judge them again.',
  },
  'bulk-too-many': {
    what: 'There are more people than one bulk reset takes.',
    next: 'Choose fewer at once; the others can follow.',
    next_max: 'Choose at most {{max}} at once; the others can follow.',
  },
  'bulk-discarded': {
    what: 'This dry run was thrown away before it was finished.',
    next: 'Choose the people again.',
  },
  'bulk-no-slips': {
    what: 'Nobody is waiting for a slip.',
    next: 'Slips are for people without an e-mail address in this bulk reset.',
  },
  'bulk-interrupted': {
    what: 'The office was restored from a backup in which this user was still to come. They may have had a mail since it was made.',
    next: 'Decide on the board of the bulk reset whether they get one now.',
  },
  'slips-not-made': {
    what: 'The slips could not be written. The codes that were made for them are void.',
    next: 'Check the folder and print the slips again.',
  },
  'printer-unanswered': {
    what: 'The slips were not drawn within a minute, so the program gave up. No file was written, and the codes that were made for them are void.',
    next: 'Print the slips again. If it happens again, restart Resetdesk first.',
  },
  'reset-live': {
    what: 'This user has a live reset, and it is kept.',
    next: 'Wait until it has ended, or send a new reset from the user’s card.',
  },
  'slip-not-needed': {
    what: 'This user has an e-mail address by now.',
    next: 'Send a reset mail instead of a slip.',
  },
} as const satisfies Record<string, ErrorWords>;
