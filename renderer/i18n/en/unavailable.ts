export const unavailable = {
  unchanged: 'Nothing was changed.',
  again: 'Look again',
  looking: 'Looking…',
  still: 'It is still the same.',
  reason: {
    'database-newer': {
      title: 'The data comes from a newer Resetdesk',
      what: 'This version cannot read what a newer version has written.',
      next: 'Install the newest version of Resetdesk on this computer, then open it again.',
    },
    'database-corrupt': {
      title: 'The data file is damaged',
      what: 'The checks on opening failed, so Resetdesk did not go on.',
      next: 'Restore the office from its last backup, with its recovery key. The damaged file is kept aside.',
    },
    'database-read-only': {
      title: 'The data file cannot be written',
      what: 'Resetdesk may read the data, but this account may not change it.',
      next: 'Ask your administrator for the right to write in the data folder, then look again.',
    },
    'database-open-elsewhere': {
      title: 'The data is open in another program',
      what: 'Another Resetdesk, perhaps of another account on this computer, is using it.',
      next: 'Close the other one, then look again.',
    },
    'folder-unusable': {
      title: 'The data folder cannot be used',
      what: 'It cannot be created or opened, or the disk is full.',
      next: 'Check that the disk is there, has room and may be written, then look again.',
    },
    'key-store-unavailable': {
      title: 'This computer offers no safe place for keys',
      what: 'Resetdesk keeps its secrets under the protection of the operating system and does not go on without it.',
      next: 'Sign in to the computer as usual (on Linux, install and unlock a keyring), then look again.',
    },
  },
  silent: {
    title: 'The program does not answer',
    what: 'This window cannot reach the part of Resetdesk that holds the data.',
    next: 'Close Resetdesk and open it again. If that does not help, tell your administrator.',
  },
} as const;
