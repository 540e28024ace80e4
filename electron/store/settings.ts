import { z } from 'zod';
import { AlertSettings } from '../../shared/alerts.ts';
import { BackupSettings, LastBackup, LastRestore } from '../../shared/backup.ts';
import { INITIAL_VERIFICATION } from '../../shared/caller-rules.ts';
import { EvidenceSettings } from '../../shared/evidence.ts';
import { FeedRecord, FeedSettings } from '../../shared/feed.ts';
import { LANGUAGES, MAIL_WAYS, THEMES } from '../../shared/lists.ts';
import { NoticeSettings } from '../../shared/notices.ts';
import { OfficeSettings, PasswordSettings, TokenSettings } from '../../shared/settings.ts';
import { SignInSettings } from '../../shared/sign-in.ts';
import { VerificationSettings } from '../../shared/verification.ts';
import { compiledOnce } from './compiled.ts';
import type { Db, Tx } from './database.ts';

const StoredMail = z.object({
  way: z.enum(MAIL_WAYS),
  /** The password is not here: it is sealed under `smtp-password`. */
  smtp: z
    .object({
      host: z.string(),
      port: z.int(),
      security: z.enum(['tls', 'starttls']),
      user: z.string().nullable(),
      fromName: z.string(),
      fromAddress: z.string(),
      privateCa: z.string().nullable(),
    })
    .nullable(),
  /** null: `outbox` inside the data folder. */
  folder: z.string().nullable(),
});
export type StoredMail = z.infer<typeof StoredMail>;

/** Every setting with what holds until someone changes it. */
const SETTINGS = {
  preferences: {
    schema: z.object({ language: z.enum(LANGUAGES).nullable(), theme: z.enum(THEMES) }),
    initial: { language: null, theme: 'system' },
  },
  mail: { schema: StoredMail, initial: { way: 'none', smtp: null, folder: null } },
  tokens: {
    schema: TokenSettings,
    // S11: the numbers are the product's own.
    initial: {
      lifetimeMinutes: 60,
      codeMinutes: 10,
      perUserHour: 3,
      perUserDay: 10,
      perOperatorHour: 30,
      perOfficeHour: 200,
    },
  },
  passwords: {
    schema: PasswordSettings,
    initial: { minLength: 15, bcryptCost: 12, onBehalfAllowed: true, contextWords: [] },
  },
  office: {
    schema: OfficeSettings,
    initial: { name: '-', contact: '', language: 'ko', idleLockMinutes: 10 },
  },
  backup: { schema: BackupSettings, initial: { folder: null, everyHours: 24, keep: 14 } },
  lastBackup: { schema: LastBackup, initial: { made: null, intoFolderAt: null, problem: null } },
  lastRestore: { schema: LastRestore, initial: null },
  verification: { schema: VerificationSettings, initial: INITIAL_VERIFICATION },
  evidence: {
    schema: EvidenceSettings,
    initial: { ownerEmail: null, folder: null, systemLog: false, everyEntries: 100, retentionYears: 1 },
  },
  signIn: { schema: SignInSettings, initial: { totp: 'optional' } },
  alerts: {
    schema: AlertSettings,
    initial: { resetsPerHour: 15, refusalsPerHour: 10, officeHours: null, mailAdmins: true },
  },
  notices: { schema: NoticeSettings, initial: { manager: 'off' } },
  feed: { schema: FeedSettings, initial: null },
  feedRecord: {
    schema: FeedRecord,
    initial: { run: 0, stamp: null, applied: null, badRows: [], problem: null, held: null, unfinished: null },
  },
} as const;

export type SettingName = keyof typeof SETTINGS;
export type SettingOf<N extends SettingName> = z.output<(typeof SETTINGS)[N]['schema']>;

const byName = compiledOnce((db, { name }: { name: string }) =>
  db.selectFrom('settings').select('value').where('name', '=', name).compile(),
);

export async function readSetting<N extends SettingName>(db: Db, name: N): Promise<SettingOf<N>> {
  const [row] = (await byName(db, { name })).rows;
  const { schema, initial } = SETTINGS[name];
  return schema.parse(row === undefined ? initial : JSON.parse(row.value)) as SettingOf<N>;
}

export async function saveSetting<N extends SettingName>(
  tx: Tx,
  name: N,
  value: SettingOf<N>,
): Promise<void> {
  const text = JSON.stringify(SETTINGS[name].schema.parse(value));
  await tx
    .insertInto('settings')
    .values({ name, value: text })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: text }))
    .execute();
}
