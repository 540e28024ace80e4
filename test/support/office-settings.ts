import { INITIAL_VERIFICATION } from '../../shared/caller-rules.ts';
import type { AllSettings, MailFields } from '../../shared/settings.ts';

/** All the settings of an office, as a screen gets them. */
export const someSettings = (changes: Partial<AllSettings> = {}): AllSettings => ({
  mail: { way: 'folder', smtp: null, folder: 'outbox' },
  tokens: {
    lifetimeMinutes: 60,
    codeMinutes: 10,
    perUserHour: 3,
    perUserDay: 10,
    perOperatorHour: 30,
    perOfficeHour: 200,
    bulkPerMinute: 30,
  },
  passwords: {
    minLength: 15,
    bcryptCost: 12,
    onBehalfAllowed: true,
    contextWords: ['하늘'],
    temporaryPasswords: 'off',
    temporaryHours: 24,
  },
  office: { name: 'Haneul Office', contact: 'extension 110', language: 'ko', idleLockMinutes: 10 },
  verification: INITIAL_VERIFICATION,
  departments: ['총무팀', '인사팀'],
  evidence: {
    ownerEmail: null,
    folder: null,
    systemLog: false,
    everyEntries: 100,
    retentionYears: 1,
  },
  signIn: { totp: 'optional' },
  alerts: { resetsPerHour: 15, refusalsPerHour: 10, officeHours: null, mailAdmins: true },
  notices: { manager: 'off' },
  keys: [],
  ...changes,
});

/** A mail server at which nobody listens: what is sent waits in the outbox. */
export const NOBODY_LISTENS: MailFields = {
  way: 'smtp',
  smtp: {
    host: '127.0.0.1',
    port: 1,
    security: 'tls',
    user: null,
    password: null,
    fromName: 'x',
    fromAddress: 'help@office.test',
    privateCa: null,
  },
};
