import type { ErrorWords } from '../../error-words.ts';

/** Refusals of sending mail. */
export const mailErrors = {
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
} as const satisfies Record<string, ErrorWords>;
