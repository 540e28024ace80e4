import type { ActivityAction } from '../../shared/activity-actions.ts';
import type { ActivityEntry } from '../../shared/models.ts';

/** What an act means for the monthly review. */
export type ActRole =
  | 'issued'
  | 'set'
  | 'temporary'
  | 'address'
  | 'refusal'
  | 'sign-in'
  | 'operators'
  | 'settings'
  | 'export'
  | 'restored'
  | 'turned-away'
  | 'clock'
  | 'unsound';

/** Every act has its place here, or none: one that is missing does not compile. */
const ROLES: Readonly<Record<ActivityAction, ActRole | null>> = {
  'office-created': null,
  'recovery-key-issued': 'settings',
  'recovery-key-confirmed': null,
  'office-recovered': 'restored',
  'practice-started': null,
  'signed-in': null,
  'sign-in-refused': 'sign-in',
  'totp-set': null,
  'totp-removed': 'operators',
  'admin-recovered': 'restored',
  'alerts-seen': null,
  'signed-out': null,
  locked: null,
  unlocked: null,
  're-authenticated': null,
  'call-refused': null,
  'operator-added': 'operators',
  'operator-changed': 'operators',
  'operator-disabled': 'operators',
  'operator-enabled': 'operators',
  'operator-password-set': 'operators',
  'user-added': null,
  'user-changed': null,
  'user-address-changed': 'address',
  'user-disabled': null,
  'user-enabled': null,
  'user-protected': null,
  'user-unprotected': 'settings',
  'users-imported': null,
  'users-exported': 'export',
  'feed-applied': null,
  'feed-held': null,
  'feed-turned-down': null,
  'feed-failed': null,
  'leaver-kept': null,
  'import-taken-back': null,
  'caller-checked': null,
  'caller-turned-away': 'turned-away',
  'approval-asked': null,
  'approval-approved': null,
  'approval-refused': null,
  'approval-withdrawn': null,
  'approval-expired': null,
  'bulk-started': 'settings',
  'bulk-paused': null,
  'bulk-resumed': null,
  'bulk-cancelled': null,
  'bulk-finished': null,
  'bulk-interrupted': null,
  'bulk-retried': null,
  'bulk-exported': 'export',
  'slips-printed': 'export',
  'reset-issued': 'issued',
  'reset-refused': 'refusal',
  'reset-superseded': null,
  'reset-revoked': null,
  'reset-expired': null,
  'token-refused': 'refusal',
  'code-refused': 'refusal',
  'password-set': 'set',
  'temporary-password-set': 'temporary',
  'handover-begun': null,
  'handover-left': null,
  'mail-handed-over': null,
  'mail-unknown': null,
  'mail-failed': null,
  'mail-retried': null,
  'mail-cancelled': null,
  'mail-tested': null,
  'settings-changed': 'settings',
  'jwt-key-rotated': 'settings',
  'clock-moved-back': 'clock',
  'backup-made': null,
  'backup-failed': null,
  'office-restored': 'restored',
  'log-verified': 'unsound',
  'log-trimmed': null,
  'activity-exported': 'export',
  'month-reviewed': null,
};

export function roleOf({ action, details }: Pick<ActivityEntry, 'action' | 'details'>): ActRole | null {
  const role = ROLES[action];
  return role === 'unsound' && details.verdict !== 'unsound' ? null : role;
}
