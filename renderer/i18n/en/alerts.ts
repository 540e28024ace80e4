/** What is unusual, for admins. */
export const alerts = {
  title: 'Alerts',
  about:
    'What is unusual by the measure of your office. Nothing was refused for it: somebody should look at it.',
  list: 'Alerts, newest first',
  unseen_one: '{{count}} alert nobody has seen yet',
  unseen_other: '{{count}} alerts nobody has seen yet',
  allSeen: 'Everything has been seen',
  markAll: 'Mark all as seen',
  mark: 'Mark as seen',
  markFor: 'Mark as seen: {{what}}',
  seenBy: 'Seen by {{name}}',
  unseenMark: 'New',
  settings: 'When something counts as unusual',
  empty: {
    title: 'Nothing unusual',
    text: 'Many resets in an hour, work outside office hours, two operators on one user, many refusals: such things appear here as they happen.',
  },
  someone: 'Somebody',
  what: {
    'operator-volume_one': '{{operator}} issued {{count}} reset within one hour',
    'operator-volume_other': '{{operator}} issued {{count}} resets within one hour',
    'off-hours': '{{operator}} issued a reset for {{user}} outside office hours',
    'same-user-two-operators': '{{operator}} issued a reset for {{user}}, after {{otherOperator}}',
    'many-refusals-sign-in': '{{number}} attempts to sign in were refused within one hour',
    'many-refusals-token': '{{number}} tokens or codes entered by {{operator}} were refused within one hour',
    'temporary-passwords': '{{operator}} set a temporary password for {{user}}',
    'admin-recovered': 'The recovery key gave the administrator {{operator}} a new password',
  },
  why: {
    'operator-volume': 'The office wants to hear of it from {{limit}} on. One person rarely needs that many.',
    'off-hours': 'The hours are those of the settings.',
    'same-user-two-operators':
      'Within 24 hours. A caller who was turned away may have tried again with somebody else.',
    'many-refusals-sign-in': 'Somebody may be guessing a password.',
    'many-refusals-token': 'Somebody may be trying what is not theirs, or a user needs help.',
    'temporary-passwords': 'There was no token and no code of the user: ask how the caller was checked.',
    'admin-recovered': 'If nobody here did it, somebody else has the key: issue a new one.',
  },
  toOperator: 'What {{name}} did',
  toUser: 'Card of {{name}}',
  toSignIns: 'The refused attempts',
} as const;
