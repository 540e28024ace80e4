import type { ErrorWords } from '../../error-words.ts';

/** Refusals about an import that is under way. */
export const importErrors = {
  'file-changed': {
    what: 'The file was changed after it was checked.',
    next: 'Check it again, then import it.',
  },
  'import-running': {
    what: 'Another import is still running.',
    next: 'Wait until it is done, or cancel it.',
  },
  'import-cancelled': {
    what: 'The import was cancelled, and nothing of it is left.',
    next: 'Import the file again whenever you like.',
  },
  'import-not-running': {
    what: 'There is no import under way any more.',
    next: 'Look at its result on the users screen.',
  },
  'import-decided': {
    what: 'The import can no longer be cancelled: the users it brought are in, and the last changes are being written.',
    next: 'Wait until it is done.',
  },
  'import-unfinished': {
    what: 'An earlier import could not be brought to its end yet, so users whom it brought may still be there.',
    next: 'Make sure that the disk has room, then import again: the earlier one is ended first.',
  },
  'user-being-imported': {
    what: 'This user is just being brought in by an import.',
    next: 'Wait until the import is done.',
  },
} as const satisfies Record<string, ErrorWords>;
