import type { ActivityAction } from '../../shared/activity-actions.ts';

type Group = 'resets' | 'mails' | 'users' | 'session' | 'operators' | 'office';

/** Every act of the log has its group here: an act that is missing does not compile. */
const GROUP_OF: Record<ActivityAction, Group> = {
  'reset-issued': 'resets',
  'reset-refused': 'resets',
  'reset-superseded': 'resets',
  'reset-revoked': 'resets',
  'reset-expired': 'resets',
  'token-refused': 'resets',
  'password-set': 'resets',
  'temporary-password-set': 'resets',
  'handover-begun': 'resets',
  'handover-left': 'resets',
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
};

const GROUPS = [
  'resets',
  'mails',
  'users',
  'session',
  'operators',
  'office',
] as const satisfies readonly Group[];

export const ACTIONS = Object.keys(GROUP_OF) as ActivityAction[];

/** The acts in the order in which a person looks for them. */
export const ACTION_GROUPS = GROUPS.map((name) => ({
  name,
  actions: ACTIONS.filter((action) => GROUP_OF[action] === name),
}));
