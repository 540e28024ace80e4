import type { ErrorWords } from '../../error-words.ts';

/** Refusals about the evidence: checkpoints, verifying, the monthly review. */
export const evidenceErrors = {
  'folder-not-writable': {
    what: 'Nothing can be written into this folder.',
    next: 'Have IT allow this account to add files there, or choose another folder.',
  },
  'log-in-doubt': {
    what: 'The log does not fit, so no checkpoint was signed.',
    what_seq: 'The log does not fit from entry {{seq}} on, so no checkpoint was signed.',
    next: 'Open Activity and choose Verify to see what is wrong.',
  },
  'checkpoint-unreadable': {
    what: 'There is no checkpoint in this text.',
    next: 'Copy the whole mail or file, from “resetdesk checkpoint” to the signature.',
  },
  'checkpoint-foreign': {
    what: 'This checkpoint was not signed by this office.',
    next: 'Check that it comes from this office and that no character of it was changed.',
  },
  'month-not-over': {
    what: 'This month is not over yet.',
    next: 'Sign it off when it is over.',
  },
  'month-reviewed': {
    what: 'This month is signed off already.',
    what_by: '{{by}} has signed this month off already.',
    next: 'Choose another month.',
  },
  'review-outdated': {
    what: 'What stands out in this month has changed meanwhile.',
    next: 'Look at the list again and tick what is new.',
  },
} as const satisfies Record<string, ErrorWords>;
