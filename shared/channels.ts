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

  'session.signIn',
  'session.signOut',
  'session.lock',
  'session.unlock',
  'session.touch',
  'session.reauthenticate',
  'session.changePassword',

  'users.search',
  'users.get',
  'users.add',
  'users.edit',
  'users.setEnabled',

  'directory.pickFile',
  'directory.preview',
  'directory.dryRun',
  'directory.import',

  'resets.send',
  'resets.inspect',
  'resets.complete',
  'resets.revoke',
  'resets.list',

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

  'operators.list',
  'operators.add',
  'operators.edit',
  'operators.setEnabled',
  'operators.setPassword',

  'settings.get',
  'settings.saveMail',
  'settings.saveTokens',
  'settings.savePasswords',
  'settings.saveOffice',
  'mail.pickFolder',
  'mail.test',
  'keys.rotate',
] as const;

export type Channel = (typeof CHANNELS)[number];

/** Every event main may send to the renderer. */
export const EVENTS = ['changed', 'command', 'progress'] as const;

export type EventName = (typeof EVENTS)[number];
