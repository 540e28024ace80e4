import { z } from 'zod';
import { AlertSettings } from './alerts.ts';
import { EvidenceSettings } from './evidence.ts';
import { MAIL_WAYS, TEMPORARY_FOR } from './lists.ts';
import { Id, LanguageSchema, Line, Time } from './models.ts';
import { NoticeSettings } from './notices.ts';
import { SignInSettings } from './sign-in.ts';
import { VerificationSettings } from './verification.ts';

export const SmtpView = z.object({
  host: z.string(),
  port: z.int(),
  security: z.enum(['tls', 'starttls']),
  user: z.string().nullable(),
  /** Write-only (S63): the screen learns only whether there is one. */
  passwordSet: z.boolean(),
  fromName: z.string(),
  fromAddress: z.string(),
  /** PEM text of the office's own certificate authority. */
  privateCa: z.string().nullable(),
});
export type SmtpView = z.infer<typeof SmtpView>;

export const SmtpFields = z.object({
  host: Line(253).min(1),
  port: z.int().min(1).max(65535),
  security: z.enum(['tls', 'starttls']),
  user: Line(320).min(1).nullable(),
  /** null keeps the stored one. */
  password: z.string().min(1).max(1000).nullable(),
  fromName: Line(100).min(1),
  fromAddress: Line(254).min(3),
  privateCa: z.string().max(100_000).nullable(),
});
export type SmtpFields = z.infer<typeof SmtpFields>;

/** What the mail screen saves and tests. A folder comes as the handle that `mail.pickFolder` gave; null is the default. */
export const MailFields = z.discriminatedUnion('way', [
  z.object({ way: z.literal('smtp'), smtp: SmtpFields }),
  z.object({ way: z.literal('folder'), folderHandle: Id.nullable() }),
  z.object({ way: z.literal('practice') }),
]);
export type MailFields = z.infer<typeof MailFields>;

export const TokenSettings = z.object({
  lifetimeMinutes: z.int().min(5).max(1440),
  /** How long the code beside the token works, never longer than the token (S26). */
  codeMinutes: z.int().min(3).max(30).default(10),
  perUserHour: z.int().min(1).max(100),
  perUserDay: z.int().min(1).max(1000),
  perOperatorHour: z.int().min(1).max(10_000),
  perOfficeHour: z.int().min(1).max(100_000),
  /**
   * How many mails of a bulk reset are made a minute. Exchange Online takes 30 from one account, the lowest limit of the
   * large providers: https://learn.microsoft.com/en-us/office365/servicedescriptions/exchange-online-service-description/exchange-online-limits
   */
  bulkPerMinute: z.int().min(1).max(1200).default(30),
});
export type TokenSettings = z.infer<typeof TokenSettings>;

export const PasswordSettings = z.object({
  /** Code points, NIST SP 800-63B-4 §3.1.1.2: 15 where the password is the only factor. */
  minLength: z.int().min(8).max(64),
  bcryptCost: z.int().min(10).max(14),
  onBehalfAllowed: z.boolean(),
  /** Words no password may contain: the office's name, its products. */
  contextWords: z.array(z.string().trim().min(2).max(50)).max(200),
  /** Offices from before they existed have none of the two. */
  temporaryPasswords: z.enum(TEMPORARY_FOR).default('off'),
  temporaryHours: z.int().min(1).max(72).default(24),
});
export type PasswordSettings = z.infer<typeof PasswordSettings>;

export const OfficeSettings = z.object({
  name: Line(100).min(1),
  /** Whom a user calls when "this was not me": printed in each mail. */
  contact: Line(200),
  language: LanguageSchema,
  /** S22: never above 15. */
  idleLockMinutes: z.int().min(1).max(15),
});
export type OfficeSettings = z.infer<typeof OfficeSettings>;

export const AllSettings = z.object({
  mail: z.object({ way: z.enum(MAIL_WAYS), smtp: SmtpView.nullable(), folder: z.string() }),
  tokens: TokenSettings,
  passwords: PasswordSettings,
  office: OfficeSettings,
  verification: VerificationSettings,
  /** The departments that users belong to. */
  departments: z.array(z.string()),
  evidence: EvidenceSettings,
  signIn: SignInSettings,
  alerts: AlertSettings,
  notices: NoticeSettings,
  keys: z.array(
    z.object({ kid: z.string(), createdAt: Time, retiredAt: Time.nullable(), diesAt: Time.nullable() }),
  ),
});
export type AllSettings = z.infer<typeof AllSettings>;
