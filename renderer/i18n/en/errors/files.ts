import type { ErrorWords } from '../../error-words.ts';

/** Refusals about files. */
export const filesErrors = {
  'file-gone': { what: 'The file is not there any more.', next: 'Choose it again.' },
  'file-too-large': {
    what: 'The file is too large.',
    next: 'Split it into smaller files and import them one after another.',
  },
  'file-unreadable': {
    what: 'The file cannot be read.',
    next: 'Close it in other programs and check that you may open it, then choose it again.',
  },
  'file-not-written': {
    what: 'The file could not be written.',
    next: 'Choose another place, or close the file in other programs.',
  },
  'file-encoding': {
    what: 'The text in the file does not fit the chosen encoding.',
    next: 'Choose another encoding and look at the first rows.',
  },
  'file-malformed': {
    what: 'The file is not a well-formed CSV file.',
    what_line: 'The file is not a well-formed CSV file: line {{line}} cannot be understood.',
    next: 'Save it as CSV again, or choose another separator.',
  },
  'file-empty': { what: 'There are no rows in the file.', next: 'Choose another file.' },
  'mapping-incomplete': {
    what: 'It is not yet clear which columns hold the name and the login.',
    next: 'Choose a column for each of them.',
  },
  'import-has-bad-rows': {
    what: 'Some rows cannot be imported, so nothing was.',
    next: 'Correct the file, or leave those rows out.',
  },
} as const satisfies Record<string, ErrorWords>;
