/** Every request the renderer may make. The preload checks names against this list and imports nothing else. */
export const CHANNELS = [
  'app.status',
  'app.savePreferences',

  'setup.createOffice',
  'setup.finish',

  'recovery.issue',
  'recovery.save',
  'recovery.confirm',
  'recovery.unlock',
  'recovery.resetAdmin',

  'session.signIn',
  'session.signOut',
  'session.lock',
  'session.unlock',
  'session.touch',
  'session.reauthenticate',
  'session.changePassword',

  'totp.begin',
  'totp.confirm',
  'totp.remove',

  'users.search',
  'users.get',
  'users.add',
  'users.edit',
  'users.setEnabled',
  'users.setProtected',
  'users.departments',
  'users.views',
  'users.saveView',
  'users.removeView',
  'users.saveColumns',
  'users.export',
  'users.stopExport',

  'directory.pickFile',
  'directory.preview',
  'directory.dryRun',
  'directory.import',
  'directory.importState',
  'directory.steer',
  'directory.saveProblems',

  'feed.get',
  'feed.openFile',
  'feed.check',
  'feed.save',
  'feed.stop',
  'feed.readNow',
  'feed.decide',
  'feed.leavers',
  'feed.settle',

  'resets.send',
  'resets.inspect',
  'resets.complete',
  'resets.revoke',
  'resets.revokeMany',
  'resets.list',

  'bulk.gather',
  'bulk.discard',
  'bulk.list',
  'bulk.get',
  'bulk.members',
  'bulk.lines',
  'bulk.start',
  'bulk.pause',
  'bulk.resume',
  'bulk.cancel',
  'bulk.retry',
  'bulk.printSlips',
  'bulk.export',

  'callers.check',
  'callers.turnAway',

  'approvals.ask',
  'approvals.list',
  'approvals.decide',
  'approvals.decideHere',
  'approvals.withdraw',

  'passwords.check',
  'passwords.generate',
  'passwords.setTemporary',

  'handover.begin',
  'handover.touch',
  'handover.generate',
  'handover.complete',
  'handover.leave',

  'secrets.onScreen',
  'secrets.copy',

  'outbox.list',
  'outbox.retry',
  'outbox.cancel',

  'practice.start',
  'practice.mailbox',

  'activity.list',
  'activity.verify',
  'activity.export',

  'evidence.state',
  'evidence.checkpoints',
  'evidence.makeCheckpoint',
  'evidence.pickFolder',

  'review.months',
  'review.outliers',
  'review.signOff',

  'operators.list',
  'operators.add',
  'operators.edit',
  'operators.setEnabled',
  'operators.setPassword',
  'operators.removeTotp',

  'alerts.list',
  'alerts.markSeen',

  'settings.get',
  'settings.saveMail',
  'settings.saveTokens',
  'settings.savePasswords',
  'settings.saveOffice',
  'settings.saveVerification',
  'settings.saveEvidence',
  'settings.saveSignIn',
  'settings.saveAlerts',
  'settings.saveNotices',
  'mail.pickFolder',
  'mail.test',
  'keys.rotate',

  'backup.status',
  'backup.make',
  'backup.pickFolder',
  'backup.pickFile',
  'backup.inspect',
  'backup.restore',
  'settings.saveBackup',
] as const;

export type Channel = (typeof CHANNELS)[number];

/** Every event main may send to the renderer. */
export const EVENTS = ['changed', 'command', 'progress'] as const;

export type EventName = (typeof EVENTS)[number];
