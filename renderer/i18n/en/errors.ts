import type { ErrorCode } from '../../../shared/errors.ts';

type ErrorWords = { what: string; next: string } & {
  [precise in `${'what' | 'next'}_${string}`]?: string;
};

/**
 * Per refusal one sentence what happened and one next step. A key ending in `_<detail>` is used instead when
 * the refusal carries that detail (`ui/refusal.tsx`).
 */
export const errors = {
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
  'operator-not-found': { what: 'This operator does not exist any more.', next: 'Look at the list again.' },
  'login-taken': { what: 'Another operator already has this login.', next: 'Choose another login.' },
  'last-admin': {
    what: 'This is the last administrator, and an office needs one.',
    next: 'Make another operator an administrator first.',
  },
  'recovery-key-wrong': {
    what: 'This is not the recovery key of this office.',
    next: 'Compare it with the stored one, letter by letter, then try again.',
  },
  'recovery-key-missing': {
    what: 'There is no recovery key on screen to be saved or confirmed.',
    next: 'Create a recovery key first.',
  },
  'key-store-unavailable': {
    what: 'The key store of this computer cannot be used.',
    next: 'Sign in to the computer as usual (on Linux, unlock the keyring), then try again.',
  },
  'user-not-found': { what: 'This user does not exist any more.', next: 'Search again.' },
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
  'limit-reached': {
    what: 'The limit for reset mails is reached.',
    'what_limit_user-hour': 'This user may get {{max}} reset mails per hour, and they have all been sent.',
    'what_limit_user-day': 'This user may get {{max}} reset mails per day, and they have all been sent.',
    'what_limit_operator-hour': 'You may send {{max}} reset mails per hour, and they have all been sent.',
    'what_limit_office-hour':
      'The office may send {{max}} reset mails per hour, and they have all been sent.',
    next: 'Wait, then try again.',
    next_nextAt: 'The next one is possible at {{nextAt, moment}}.',
  },
  'reset-not-found': { what: 'This reset does not exist any more.', next: 'Open the user again.' },
  'reset-not-live': {
    what: 'This reset has already ended.',
    next: 'If the user still needs one, send a new reset mail.',
  },
  'token-missing': {
    what: 'There is no token in this text.',
    next: 'Ask the user for the whole mail and paste all of it.',
  },
  'token-damaged': {
    what: 'There is a token in this text, but a part of it is missing or changed.',
    next: 'Ask the user to copy it again from the mail, from its first to its last character.',
  },
  'token-not-ours': {
    what: 'This token was not issued by this office.',
    next: 'Do not set a password with it. Send the user a reset mail from here.',
  },
  'token-expired': {
    what: 'This token has expired.',
    what_at: 'This token expired at {{at, moment}}.',
    next: 'Send the user a new reset mail.',
  },
  'token-used': {
    what: 'This token has already been used.',
    what_at: 'This token was already used at {{at, moment}}.',
    next: 'If that was not the user, send a new reset mail and set another password.',
  },
  'token-revoked': {
    what: 'This token was revoked by an operator.',
    what_at: 'This token was revoked by an operator at {{at, moment}}.',
    next: 'Send the user a new reset mail if one is still needed.',
  },
  'token-superseded': {
    what: 'This token is no longer valid: a newer reset or a change of the account took its place.',
    what_at:
      'This token is no longer valid since {{at, moment}}: a newer reset or a change of the account took its place.',
    next: 'Ask for the newest mail, or send a new one.',
  },
  'token-failed': {
    what: 'This token belongs to a mail that the mail server refused.',
    next: 'Check the address of the user, then send a new reset mail.',
  },
  'token-wait': {
    what: 'Too many texts without a valid token were pasted.',
    next: 'Wait a moment, then try again.',
    next_until: 'You can paste again at {{until, moment}}.',
  },
  'password-refused': {
    what: 'This password does not follow the rules.',
    next: 'See the rules below the field and choose another one.',
  },
  'way-not-allowed': {
    what: 'This office does not let operators type a password for a user.',
    next: 'Let the user type it, or generate one.',
  },
  'mail-not-configured': {
    what: 'No way of sending mail is set up yet.',
    next: 'An administrator sets it up under Settings, Mail.',
  },
  'mail-refused': {
    what: 'The mail server refused the mail.',
    what_answer: 'The mail server refused the mail and answered: {{answer}}',
    next: 'Check the addresses, and whether the server lets this account send.',
  },
  'mail-sign-in-refused': {
    what: 'The mail server did not accept the account or its password.',
    what_answer: 'The mail server did not accept the account or its password and answered: {{answer}}',
    next: 'Check the account name and password. Many providers ask for an app password.',
  },
  'mail-unreachable': {
    what: 'The mail server cannot be reached.',
    what_answer: 'The mail server cannot be reached: {{answer}}',
    next: 'Check the server name, the port and the network, then try again.',
  },
  'mail-not-secure': {
    what: 'The mail server offers no encrypted connection, and Resetdesk does not send without one.',
    next: 'Choose the other kind of encryption, or ask who runs the server.',
  },
  'mail-certificate-refused': {
    what: 'The certificate of the mail server cannot be trusted.',
    what_answer: 'The certificate of the mail server cannot be trusted: {{answer}}',
    next: 'Check the server name. If the office has its own certificate authority, add its certificate.',
  },
  'mail-not-found': { what: 'This mail does not exist any more.', next: 'Look at the outbox again.' },
  'mail-not-retryable': {
    what: 'This mail cannot be sent again.',
    next: 'Send a new reset mail from the user instead.',
  },
  'mail-not-cancellable': {
    what: 'This mail can no longer be cancelled.',
    next: 'If the token must not be used, revoke the reset at the user.',
  },
  'mail-unanswered': {
    what: 'The mail server took the mail and never answered. Nobody knows whether it will arrive.',
    next: 'Look into your own inbox; if nothing came, test again.',
  },
  'practice-only': {
    what: 'This is possible in a practice office only.',
    next: 'A practice office can be started while there are no users.',
  },
  'practice-needs-no-users': {
    what: 'A practice office can only be started while there are no users.',
    next: 'Start it on a fresh installation, so that invented people never mix with real ones.',
  },
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
  'disk-full': {
    what: 'The disk is full, and nothing was changed.',
    next: 'Free some space, then try again.',
  },
  'store-busy': {
    what: 'The data of the office was busy, and nothing was changed.',
    next: 'Try again in a moment.',
  },
} as const satisfies Record<ErrorCode, ErrorWords>;
