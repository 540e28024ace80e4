import type { ErrorWords } from '../../error-words.ts';

/** Refusals about backups and restoring. */
export const backupErrors = {
  'backup-no-folder': {
    what: 'No folder for backups is chosen yet.',
    next: 'Choose one and save, or save this backup as a file.',
  },
  'backup-folder-gone': {
    what: 'The backup folder cannot be reached.',
    next: 'Connect the disk or the network share, or choose another folder.',
  },
  'backup-disk-full': {
    what: 'There is no room for the backup in that place.',
    next: 'Free some space there, keep fewer backups, or choose another folder.',
  },
  'backup-not-written': {
    what: 'The backup could not be written.',
    next: 'Check that this account may write there, or choose another place.',
  },
  'backup-unverified': {
    what: 'What was read back is not what was written, so the backup was thrown away.',
    next: 'Do not trust that disk. Choose another place.',
  },
  'backup-office-damaged': {
    what: 'The data file of the office failed its checks, so no backup was made of it.',
    next: 'Tell your administrator today: the last good backup may be needed.',
  },
  'backup-not-ours': {
    what: 'This is not a Resetdesk backup.',
    next: 'Choose a file whose name ends in .resetdesk-backup.',
  },
  'backup-damaged': {
    what: 'This backup is damaged or incomplete. Nothing was changed.',
    next: 'Copy it again from where it is kept, or choose an older backup.',
  },
  'backup-newer': {
    what: 'A newer Resetdesk has made this backup.',
    what_version: 'Resetdesk {{version}} has made this backup, and this version is older.',
    next: 'Install the newest version of Resetdesk on this computer, then choose the backup again.',
  },
  'office-open-elsewhere': {
    what: 'Another Resetdesk has this office open, so it was left as it is.',
    next: 'Close the other one, then try again.',
  },
} as const satisfies Record<string, ErrorWords>;
