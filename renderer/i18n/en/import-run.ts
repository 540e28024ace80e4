/** An import while it runs, and what became of it. */
export const importRun = {
  strip: 'Import',
  rows: '{{done, number}} of {{total, number}} rows',
  rate: '{{rows, number}} rows per second',
  left: 'about {{time}} left',
  secondsLeft: 'about {{seconds, number}} s left',
  paused: 'Paused',
  pause: 'Pause',
  resume: 'Resume',
  cancel: 'Cancel the import…',
  cancelTitle: 'Cancel the import?',
  cancelText: 'Everything it has brought so far is taken back, and the office is as it was before.',
  cancelConfirm: 'Cancel and take back',
  keep: 'Keep importing',
  hide: 'Go on in the background',
  show: 'Show',
  dismiss: 'Dismiss',
  title: {
    checking: 'Checking {{file}}',
    adding: 'Importing {{file}}',
    changing: 'Importing {{file}}: the last changes',
    'taking-back': 'Taking back the import of {{file}}',
  },
  text: {
    checking: 'Nothing is saved yet.',
    adding: 'You can go on working meanwhile. Until it is done, the import can be cancelled without a trace.',
    changing:
      'The new users are in. What the file changes in others is being written, with the notices it takes; that can no longer be cancelled.',
    'taking-back': 'Everything it has brought is being removed.',
  },
  done: '{{file}} is imported',
  failed: '{{file}} was not imported',
  takenBack: {
    cancelled: 'The import of {{file}} was cancelled',
    'program-ended': 'The import of {{file}} was interrupted when the program ended',
  },
  nothingLeft: 'Everything it had brought was taken back.',
} as const;
