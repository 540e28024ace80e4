import type { ActivityAction } from '../../shared/activity-actions.ts';

type Group = 'resets' | 'callers' | 'mails' | 'users' | 'session' | 'operators' | 'office' | 'evidence';

/** Every act of the log has its group here: an act that is missing does not compile. */
const GROUP_OF: Record<ActivityAction, Group> = {
  'reset-issued': 'resets',
  'reset-refused': 'resets',
  'reset-superseded': 'resets',
  'reset-revoked': 'resets',
  'reset-expired': 'resets',
  'token-refused': 'resets',
  'code-refused': 'resets',
  'password-set': 'resets',
  'caller-checked': 'callers',
  'caller-turned-away': 'callers',
  'approval-asked': 'callers',
  'approval-approved': 'callers',
  'approval-refused': 'callers',
  'approval-withdrawn': 'callers',
  'approval-expired': 'callers',
  'mail-handed-over': 'mails',
  'mail-unknown': 'mails',
  'mail-failed': 'mails',
  'mail-retried': 'mails',
  'mail-cancelled': 'mails',
  'mail-tested': 'mails',
  'user-added': 'users',
  'user-changed': 'users',
  'user-address-changed': 'users',
  'user-disabled': 'users',
  'user-enabled': 'users',
  'user-protected': 'users',
  'user-unprotected': 'users',
  'users-imported': 'users',
  'signed-in': 'session',
  'sign-in-refused': 'session',
  'signed-out': 'session',
  locked: 'session',
  unlocked: 'session',
  're-authenticated': 'session',
  'operator-added': 'operators',
  'operator-changed': 'operators',
  'operator-disabled': 'operators',
  'operator-enabled': 'operators',
  'operator-password-set': 'operators',
  'office-created': 'office',
  'recovery-key-issued': 'office',
  'recovery-key-confirmed': 'office',
  'office-recovered': 'office',
  'practice-started': 'office',
  'settings-changed': 'office',
  'jwt-key-rotated': 'office',
  'clock-moved-back': 'office',
  'log-verified': 'evidence',
  'log-trimmed': 'evidence',
  'activity-exported': 'evidence',
  'month-reviewed': 'evidence',
  'backup-made': 'office',
  'backup-failed': 'office',
  'office-restored': 'office',
};

const GROUPS = [
  'resets',
  'callers',
  'mails',
  'users',
  'session',
  'operators',
  'office',
  'evidence',
] as const satisfies readonly Group[];

export const ACTIONS = Object.keys(GROUP_OF) as ActivityAction[];

/** The acts in the order in which a person looks for them. */
export const ACTION_GROUPS = GROUPS.map((name) => ({
  name,
  actions: ACTIONS.filter((action) => GROUP_OF[action] === name),
}));
