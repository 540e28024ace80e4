import { INITIAL_VERIFICATION } from '../../shared/caller-rules.ts';
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
  approvalId: string;
  alertId: string;
};

export const NOBODY: Named = {
  userId: 'nobody',
  operatorId: 'nobody',
  resetId: 'none',
  mailId: 'none',
  fileHandle: 'none',
  tokenText: 'none',
  approvalId: 'none',
  alertId: 'none',
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
      managerEmail: null,
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
    managerEmail: 'boss@office.test',
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
    'recovery.resetAdmin': {
      recoveryKey: 'ABCD-EFGH',
      login: ADMIN.login,
      newPassword: 'paper boats on a blue sea',
    },
    'session.signIn': { login: ADMIN.login, password: ADMIN.password },
    'session.signOut': {},
    'session.lock': {},
    'session.unlock': { password: ADMIN.password },
    'session.touch': {},
    'session.reauthenticate': { password: ADMIN.password },
    'session.changePassword': { password: 'wrong', newPassword: ADMIN.password },
    'totp.begin': {},
    'totp.confirm': { code: '000000' },
    'totp.remove': { password: 'wrong', code: '000000' },
    'users.search': { query: '김', limit: 10, filter: 'all' },
    'users.get': { userId: named.userId },
    'users.add': user,
    'users.edit': { ...user, userId: named.userId },
    'users.setEnabled': { userId: named.userId, enabled: true },
    'users.setProtected': { userId: named.userId, protected: true },
    'users.departments': {},
    'directory.pickFile': {},
    'directory.preview': { handle: named.fileHandle, encoding: 'cp949', delimiter: ';', hasHeader: false },
    'directory.dryRun': csv,
    'directory.import': { ...csv, skipBad: true },
    'resets.send': { userId: named.userId, tellApart: '5678' },
    'resets.inspect': { text: named.tokenText, userId: named.userId },
    'resets.complete': {
      text: named.tokenText,
      newPassword: '서른 마리 고래가 느리게 춤춘다',
      way: 'typed-by-user',
      mustChange: false,
    },
    'resets.revoke': { resetId: named.resetId },
    'resets.revokeMany': { resetIds: [named.resetId] },
    'resets.list': {
      userId: named.userId,
      state: 'used',
      mine: true,
      text: '김',
      before: named.resetId,
      limit: 10,
    },
    'callers.check': { userId: named.userId, kind: 'ticket', note: 'INC-1042' },
    'callers.turnAway': { userId: named.userId, signs: ['urgency'], note: '', revoke: false },
    'approvals.ask': { userId: named.userId, reason: '출장 중 잠김' },
    'approvals.list': {},
    'approvals.decide': { approvalId: named.approvalId, decision: 'approved', note: '' },
    'approvals.decideHere': {
      approvalId: named.approvalId,
      decision: 'refused',
      note: '통화해 보니 본인이 아님',
      login: ADMIN.login,
      password: ADMIN.password,
    },
    'approvals.withdraw': { approvalId: named.approvalId },
    'passwords.check': { password: 'paper boats on a blue sea', userId: named.userId },
    'passwords.generate': { style: 'words', language: 'ko' },
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
    'activity.verify': { checkpoint: 'resetdesk checkpoint v1' },
    'activity.export': { format: 'csv', reason: '월간 점검', text: '김', outcome: 'done', from: 0, to: 1 },
    'evidence.state': {},
    'evidence.checkpoints': { limit: 5 },
    'evidence.makeCheckpoint': {},
    'evidence.pickFolder': {},
    'settings.saveEvidence': {
      ownerEmail: 'owner@office.test',
      folder: { handle: named.fileHandle },
      systemLog: true,
      everyEntries: 100,
      retentionYears: 1,
    },
    'review.months': {},
    'review.outliers': { month: '2026-10' },
    'review.signOff': { month: '2026-10', seen: [{ key: 'export::1-1:1', note: '확인함' }] },
    'operators.list': {},
    'operators.add': {
      ...person,
      role: 'viewer',
      password: 'paper boats on a blue sea',
      departments: ['총무팀'],
    },
    'operators.edit': { ...person, operatorId: named.operatorId, role: 'viewer', departments: null },
    'operators.setEnabled': { operatorId: named.operatorId, enabled: true },
    'operators.setPassword': { operatorId: named.operatorId, newPassword: 'paper boats on a blue sea' },
    'operators.removeTotp': { operatorId: named.operatorId },
    'alerts.list': { limit: 10 },
    'alerts.markSeen': { alertIds: [named.alertId] },
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
    },
    'settings.saveOffice': { name: '한빛 병원', contact: '119', language: 'ko', idleLockMinutes: 10 },
    'settings.saveVerification': INITIAL_VERIFICATION,
    'settings.saveSignIn': { totp: 'optional' },
    'settings.saveAlerts': {
      resetsPerHour: 15,
      refusalsPerHour: 10,
      officeHours: [null, ...Array.from({ length: 5 }, () => ({ opens: 540, closes: 1080 })), null],
      mailAdmins: true,
    },
    'settings.saveNotices': { manager: 'protected' },
    'mail.pickFolder': {},
    'mail.test': { way: 'smtp', smtp },
    'keys.rotate': {},
    'backup.status': {},
    'backup.make': { as: 'folder' },
    'backup.pickFolder': {},
    'backup.pickFile': {},
    'backup.inspect': { handle: named.fileHandle, recoveryKey: 'ABCD-EFGH' },
    'backup.restore': { handle: named.fileHandle, recoveryKey: 'ABCD-EFGH' },
    'settings.saveBackup': { folder: { kind: 'none' }, everyHours: 24, keep: 14 },
  };
}
