import type { Channel } from '../../shared/channels.ts';
import type { InputOf } from '../../shared/contract.ts';
import { ADMIN } from './test-office.ts';

/** Things of one office that an input may name. */
export type Named = {
  userId: string;
  operatorId: string;
  resetId: string;
  mailId: string;
  fileHandle: string;
  tokenText: string;
};

export const NOBODY: Named = {
  userId: 'nobody',
  operatorId: 'nobody',
  resetId: 'none',
  mailId: 'none',
  fileHandle: 'none',
  tokenText: 'none',
};

/** For every channel an input that its contract accepts. The compiler asks for a new channel's. */
export function samples(named: Named = NOBODY): { readonly [C in Channel]: InputOf<C> } {
  const person = { login: 'mina', name: '미나', email: 'mina@office.test' };
  const csv = {
    handle: named.fileHandle,
    encoding: 'utf-8',
    delimiter: ',',
    hasHeader: true,
    mapping: {
      name: 0,
      login: 1,
      email: 2,
      phone: null,
      staffNumber: null,
      department: null,
      language: null,
    },
  } as const;
  const user = {
    name: '김하나',
    login: 'hana',
    email: 'hana@office.test',
    phone: null,
    staffNumber: null,
    department: null,
    language: 'ko',
  } as const;
  const smtp = {
    host: '127.0.0.1',
    port: 1,
    security: 'tls',
    user: null,
    password: null,
    fromName: '헬프데스크',
    fromAddress: 'help@office.test',
    privateCa: null,
  } as const;
  return {
    'app.status': {},
    'app.savePreferences': { language: 'en', theme: 'dark' },
    'setup.createOffice': { officeName: '한빛 병원', contact: '119', language: 'ko', admin: ADMIN },
    'setup.finish': {},
    'recovery.issue': { password: ADMIN.password },
    'recovery.save': {},
    'recovery.confirm': {},
    'recovery.unlock': { recoveryKey: 'ABCD-EFGH' },
    'session.signIn': { login: ADMIN.login, password: ADMIN.password },
    'session.signOut': {},
    'session.lock': {},
    'session.unlock': { password: ADMIN.password },
    'session.touch': {},
    'session.reauthenticate': { password: ADMIN.password },
    'session.changePassword': { password: 'wrong', newPassword: ADMIN.password },
    'users.search': { query: '김', limit: 10, filter: 'all' },
    'users.get': { userId: named.userId },
    'users.add': user,
    'users.edit': { ...user, userId: named.userId },
    'users.setEnabled': { userId: named.userId, enabled: true },
    'directory.pickFile': {},
    'directory.preview': { handle: named.fileHandle, encoding: 'cp949', delimiter: ';', hasHeader: false },
    'directory.dryRun': csv,
    'directory.import': { ...csv, skipBad: true },
    'resets.send': { userId: named.userId },
    'resets.inspect': { text: named.tokenText },
    'resets.complete': {
      text: named.tokenText,
      newPassword: '서른 마리 고래가 느리게 춤춘다',
      way: 'typed-on-behalf',
      mustChange: false,
    },
    'resets.revoke': { resetId: named.resetId },
    'resets.list': { userId: named.userId, state: 'used', limit: 10 },
    'passwords.check': { password: 'paper boats on a blue sea', userId: named.userId },
    'passwords.generate': { style: 'words', language: 'ko' },
    'passwords.setTemporary': { userId: named.userId, reason: '전화기를 잃어버림', language: 'ko' },
    'handover.begin': { text: named.tokenText },
    'handover.touch': {},
    'handover.generate': {},
    'handover.complete': { newPassword: '서른 마리 고래가 느리게 춤춘다' },
    'handover.leave': { reason: 'by-hand' },
    'secrets.onScreen': { on: false },
    'secrets.copy': { text: '사과-바다-구름' },
    'outbox.list': { state: 'queued', limit: 10 },
    'outbox.retry': { mailId: named.mailId },
    'outbox.cancel': { mailId: named.mailId },
    'practice.start': {},
    'practice.mailbox': { limit: 10 },
    'activity.list': {
      text: '김',
      action: 'signed-in',
      outcome: 'done',
      from: 0,
      to: 1,
      before: 5,
      limit: 10,
    },
    'operators.list': {},
    'operators.add': { ...person, role: 'viewer', password: 'paper boats on a blue sea' },
    'operators.edit': { ...person, operatorId: named.operatorId, role: 'viewer' },
    'operators.setEnabled': { operatorId: named.operatorId, enabled: true },
    'operators.setPassword': { operatorId: named.operatorId, newPassword: 'paper boats on a blue sea' },
    'settings.get': {},
    'settings.saveMail': { way: 'smtp', smtp },
    'settings.saveTokens': {
      lifetimeMinutes: 60,
      perUserHour: 3,
      perUserDay: 10,
      perOperatorHour: 30,
      perOfficeHour: 200,
    },
    'settings.savePasswords': {
      minLength: 15,
      bcryptCost: 10,
      onBehalfAllowed: true,
      contextWords: ['한빛'],
      temporaryPasswords: 'off',
      temporaryHours: 24,
    },
    'settings.saveOffice': { name: '한빛 병원', contact: '119', language: 'ko', idleLockMinutes: 10 },
    'mail.pickFolder': {},
    'mail.test': { way: 'smtp', smtp },
    'keys.rotate': {},
  };
}
