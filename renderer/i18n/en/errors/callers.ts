import type { ErrorWords } from '../../error-words.ts';

/** Refusals about who is calling, and about the second operator. */
export const callersErrors = {
  'caller-not-verified': {
    what: 'The caller is not verified yet.',
    what_missing_1: 'The caller is not verified yet: one more check is needed.',
    what_missing: 'The caller is not verified yet: {{missing}} more checks are needed.',
    next: 'Check who is calling, and record it.',
    next_only: 'Send a reset mail: by the rules of this office nothing else is proof enough.',
    next_checks: 'Record what you checked: {{checks, checks}}.',
  },
  'evidence-missing': {
    what: 'Nothing is written down that would tell what happened.',
    'what_kind_in-person': 'It is not written down which ID was shown.',
    what_kind_manager: 'It is not written down who confirmed it.',
    what_kind_ticket: 'The number of the ticket is missing.',
    next: 'Write it into the field, then try again.',
  },
  'evidence-id-number': {
    what: 'This text holds a resident registration number, which must not be kept here.',
    next: 'Write down which kind of ID it was, without its number.',
  },
  'phone-missing': { what: 'No phone number is on file for this user.', next: 'Choose another check.' },
  'phone-cooling-off': {
    what: 'The phone number on file was changed within the last 24 hours.',
    next: 'Choose another check.',
    next_until: 'Choose another check. The number counts again from {{until, moment}}.',
  },
  'same-name-unconfirmed': {
    what: 'Another user bears the same name.',
    next: 'Ask the caller for something that tells them apart.',
    next_by_phone:
      'Ask the caller for the last four digits of their phone number, or for their staff number.',
    'next_by_staff-number': 'Ask the caller for their staff number.',
    next_by_department: 'Ask the caller which department they are in.',
    next_by_login: 'Ask the caller for their login.',
  },
  'same-name-mismatch': {
    what: 'What the caller answered does not fit this user.',
    what_department:
      'What the caller answered does not fit this user. It fits the other {{userName}}: {{department}}.',
    next: 'Ask again without helping. If it still does not fit, turn the caller away.',
    next_userName: 'If the caller means that person, open them instead.',
  },
  'approval-needed': {
    what: 'This user is protected: a second operator must approve first.',
    what_asked: '{{asked}} has asked for approval, and nobody has decided yet.',
    next: 'Ask for approval.',
    next_asked: 'Wait for the second operator, or let one decide here.',
  },
  'approval-not-needed': {
    what: 'This user is not protected, so nobody has to approve.',
    next: 'Go on without approval.',
  },
  'approval-asked-already': {
    what: 'Approval has already been asked for.',
    what_by: '{{by}} has already asked for approval.',
    next: 'Wait until it is decided.',
    next_until: 'Wait until it is decided, at the latest at {{until, moment}}.',
  },
  'approval-own': {
    what: 'Nobody plays both parts: who asked cannot approve, and who approved cannot act.',
    next: 'Let another operator do it.',
  },
  'approval-not-found': { what: 'This question does not exist any more.', next: 'Open the user again.' },
  'approval-not-open': {
    what: 'This question is already decided.',
    what_decision_approved: 'It has already been approved.',
    what_decision_refused: 'It has already been refused.',
    what_decision_withdrawn: 'It has been taken back.',
    what_decision_expired: 'Its time is over.',
    next: 'If it is still needed, ask for approval again.',
  },
} as const satisfies Record<string, ErrorWords>;
