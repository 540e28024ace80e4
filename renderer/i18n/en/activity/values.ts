/** Values of details that are words of the program. */
export const activityValues = {
  'newer-reset': 'a newer reset',
  'password-changed': 'the password was changed',
  'address-changed': 'the address was changed',
  'account-disabled': 'the user was disabled',
  'mail-never-left': 'the mail never went out',
  'typed-by-user': 'typed by the user',
  generated: 'generated',
  'typed-on-behalf': 'typed on the user’s behalf',
  reset: 'reset mail',
  notice: 'change notice',
  smtp: 'mail server (SMTP)',
  folder: 'outbox folder',
  practice: 'practice mailbox',
  viewer: 'viewer',
  operator: 'operator',
  admin: 'admin',
} as const;
