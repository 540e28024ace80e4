import type { ErrorWords } from '../../error-words.ts';

/** Refusals of the gate, of signing in, of keys and of the computer. */
export const programErrors = {
  internal: {
    what: 'Something went wrong inside Resetdesk, and nothing was changed.',
    next: 'Try again. If it happens again, tell your administrator.',
    next_id: 'Try again. If it happens again, tell your administrator this number: {{id}}.',
  },
  'invalid-input': {
    what: 'Something in what was entered cannot be accepted.',
    next: 'Check the fields, then try again.',
  },
  'unknown-channel': {
    what: 'This window and the program behind it are of different versions.',
    next: 'Close Resetdesk and open it again.',
  },
  'foreign-sender': {
    what: 'The request did not come from the Resetdesk window.',
    next: 'Close Resetdesk and open it again.',
  },
  'not-signed-in': { what: 'You are not signed in any more.', next: 'Sign in again.' },
  'not-allowed': {
    what: 'Your role does not allow this.',
    what_guarded_protected: 'This user is protected: only an admin may change or disable them.',
    what_guarded_department:
      'There are rules for the department of this user: only an admin may move them out of it.',
    next: 'Ask an administrator to do it, or to change your role.',
  },
  locked: { what: 'Resetdesk is locked.', next: 'Unlock it with your password.' },
  'office-exists': {
    what: 'This computer already has an office.',
    next: 'Close Resetdesk, open it again and sign in.',
  },
  'office-unavailable': {
    what: 'The data of the office cannot be opened.',
    next: 'Close Resetdesk and open it again. If that does not help, tell your administrator.',
  },
  'needs-recovery-key': {
    what: 'The secrets of the office are locked on this computer.',
    next: 'Enter the recovery key.',
  },
  'sign-in-refused': {
    what: 'The login or the password is wrong, or the account is disabled.',
    next: 'Check both, Caps Lock and the keyboard language, then try again.',
  },
  'sign-in-wait': {
    what: 'There were too many wrong attempts.',
    next: 'Wait a moment, then try again.',
    next_until: 'You can try again at {{until, moment}}.',
  },
  're-authentication-needed': {
    what: 'This needs your password once more.',
    next: 'Type your password, then go on.',
  },
  'operator-not-found': { what: 'This operator does not exist any more.', next: 'Look at the list again.' },
  'login-taken': { what: 'Another operator already has this login.', next: 'Choose another login.' },
  'last-admin': {
    what: 'This is the last administrator, and an office needs one.',
    next: 'Make another operator an administrator first.',
  },
  'recovery-key-wrong': {
    what: 'This is not the recovery key of this office.',
    what_confirmedAt: 'This is not the recovery key of this backup.',
    next: 'Compare it with the stored one, letter by letter, then try again.',
    next_confirmedAt:
      'It needs the key that was confirmed at {{confirmedAt, moment}}. Compare it letter by letter, then try again.',
  },
  'recovery-key-missing': {
    what: 'There is no recovery key on screen to be saved or confirmed.',
    what_backup: 'Without a recovery key nothing could open a backup, so none was made.',
    next: 'Create a recovery key first.',
    next_backup: 'Issue a recovery key in the settings under “Keys and recovery” and confirm it first.',
    what_none: 'This office has no recovery key that anybody has confirmed.',
    next_none: 'Ask another administrator to help.',
  },
  'key-store-unavailable': {
    what: 'The key store of this computer cannot be used.',
    next: 'Sign in to the computer as usual (on Linux, unlock the keyring), then try again.',
  },
  'disk-full': {
    what: 'The disk is full, and nothing was changed.',
    next: 'Free some space, then try again.',
  },
  'store-busy': {
    what: 'The data of the office was busy, and nothing was changed.',
    next: 'Try again in a moment.',
  },
} as const satisfies Record<string, ErrorWords>;
