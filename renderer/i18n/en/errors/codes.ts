import type { ErrorWords } from '../../error-words.ts';

/** Refusals about codes, and about tokens that are whole but not for this office, user or time. */
export const codesErrors = {
  'token-other-office': {
    what: 'This token comes from another office’s Resetdesk and cannot be checked here.',
    next: 'If the user belongs to this office, send them a reset mail from here.',
  },
  'token-other-user': {
    what: 'This token belongs to somebody else than the open case.',
    what_caseName: 'This token belongs to {{userName}}, and the open case is {{caseName}}.',
    next: 'Find out which of the two you are helping before you go on.',
  },
  'token-from-future': {
    what: 'This token was issued in the future: two clocks do not agree.',
    what_minutes: 'This token was issued {{minutes}} min in the future: two clocks do not agree.',
    next: 'Set the clock of this computer right, then paste it again.',
  },
  'code-whose': {
    what: 'This is a code. It does not say whose it is.',
    next: 'Choose the user who read it to you.',
  },
  'code-missing': {
    what: 'This user has no live code.',
    what_userName: '{{userName}} has no live code.',
    next: 'Send a reset mail: it carries a new code.',
  },
  'code-wrong': {
    what: 'This is not the code in the mail.',
    what_userName: 'This is not the code in {{userName}}’s mail.',
    next: 'Have it read out once more, sign by sign.',
    next_left: 'Have it read out once more, sign by sign. Tries left: {{left}}.',
  },
  'code-expired': {
    what: 'The time of this code is over.',
    what_at: 'This code worked until {{at, moment}}.',
    next: 'Send a new reset mail.',
    next_tokenUntil:
      'The token in the same mail works until {{tokenUntil, moment}}: ask for it, or send again.',
  },
  'code-void': {
    what: 'Five wrong codes were tried, so this code is void.',
    next: 'Send a new reset mail.',
    next_tokenUntil:
      'The token in the same mail works until {{tokenUntil, moment}}: ask for it, or send again.',
  },
} as const satisfies Record<string, ErrorWords>;
