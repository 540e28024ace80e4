import type { ErrorWords } from '../../error-words.ts';

/** Refusals about users and their addresses. */
export const usersErrors = {
  'user-not-found': { what: 'This user does not exist any more.', next: 'Search again.' },
  'out-of-scope': {
    what: 'This user belongs to a department you do not work for.',
    next: 'Ask an operator of that department, or an administrator.',
  },
  'user-disabled': {
    what: 'The account of this user is disabled.',
    next: 'If the user may sign in again, enable the account first.',
  },
  'email-taken': {
    what: 'Another user already has this e-mail address.',
    what_userName: '{{userName}} already has this e-mail address.',
    next: 'Check the address, or correct it at the other user.',
  },
  'staff-number-taken': {
    what: 'Another user already has this staff number.',
    what_userName: '{{userName}} already has this staff number.',
    next: 'Check the number, or correct it at the other user.',
  },
  'address-missing': {
    what: 'No e-mail address is on file for this user.',
    next: 'Add the address. A reset is possible 24 hours later.',
  },
  'address-invalid': {
    what: 'This is not an e-mail address that mail can be sent to.',
    next: 'Check it for typing errors.',
  },
  'address-cooling-off': {
    what: 'The e-mail address of this user was changed within the last 24 hours.',
    next: 'Wait until 24 hours have passed.',
    next_until: 'A reset is possible from {{until, moment}}.',
  },
} as const satisfies Record<string, ErrorWords>;
