import type { ErrorWords } from '../../error-words.ts';

/** Refusals about the export of users and the HR feed. */
export const feedErrors = {
  'export-under-way': {
    what: 'Users are being exported already.',
    next: 'Wait until that file is written, or stop it.',
  },
  'export-stopped': {
    what: 'The export was stopped; there is no file.',
    next: 'Export again when you need it.',
  },
  'feed-not-set': { what: 'No file is followed as the HR feed.', next: 'Choose a file first.' },
  'feed-admin-gone': {
    what: 'The admin in whose name the HR feed runs is no longer an admin here, so it rests.',
    next: 'Another admin takes it over by choosing the file and its columns again.',
  },
  'feed-file-changing': {
    what: 'The file is being written at this moment, so nothing of it was taken.',
    next: 'Read it again when the other program has finished.',
  },
  'feed-file-changed': {
    what: 'The file is no longer the one these numbers are about, so nothing was applied.',
    next: 'Look at the new numbers and decide again.',
  },
} as const satisfies Record<string, ErrorWords>;
