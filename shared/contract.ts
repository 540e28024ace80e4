import { z } from 'zod';
import type { Channel, EventName } from './channels.ts';
import { CsvChoice, CsvPreview, DryRun } from './csv.ts';
import {
  ACTIVITY_ACTIONS,
  COMMANDS,
  CSV_DELIMITERS,
  CSV_ENCODINGS,
  MAIL_STATES,
  PASSWORD_WAYS,
  RESET_STATES,
  THEMES,
  TOPICS,
} from './lists.ts';
import {
  ActivityEntry,
  AppStatus,
  Id,
  LanguageSchema,
  Line,
  OperatorView,
  OutboxMail,
  PasswordJudgement,
  PracticeMail,
  ResetView,
  RoleSchema,
  Time,
  TokenPreview,
  UserCard,
  UserFields,
  UserRow,
} from './models.ts';
import { AllSettings, MailFields, OfficeSettings, PasswordSettings, TokenSettings } from './settings.ts';

/**
 * Who may call a channel. `anyone`: also before sign-in and while locked. `first-run`: only while no office
 * exists. `signed-in`: any role, not locked. A role means that role or a higher one, not locked.
 */
export type Access = 'anyone' | 'first-run' | 'signed-in' | 'viewer' | 'operator' | 'admin';

export type ChannelContract = { access: Access; input: z.ZodType; output: z.ZodType };

const Nothing = z.strictObject({});
const Done = z.object({});

/** bcrypt's caller caps: 1,000 code points is at most 4,000 UTF-16 units with room for NFD input. */
const Secret = z.string().min(1).max(4000);
const NewOperator = z.object({
  login: Line(64).min(1),
  name: Line(100).min(1),
  email: Line(254).min(3),
});

export const CONTRACT = {
  'app.status': { access: 'anyone', input: Nothing, output: AppStatus },
  'app.savePreferences': {
    access: 'anyone',
    input: z.strictObject({ language: LanguageSchema.optional(), theme: z.enum(THEMES).optional() }),
    output: Done,
  },

  'setup.createOffice': {
    access: 'first-run',
    input: z.strictObject({
      officeName: Line(100).min(1),
      contact: Line(200),
      language: LanguageSchema,
      admin: NewOperator.extend({ password: Secret }),
    }),
    output: Done,
  },
  'setup.finish': { access: 'admin', input: Nothing, output: Done },

  /** A new recovery key replaces the old one; shown once, asks for the operator's own password after set-up. */
  'recovery.issue': {
    access: 'admin',
    input: z.strictObject({ password: Secret.nullable() }),
    output: z.object({ recoveryKey: z.string() }),
  },
  'recovery.save': { access: 'admin', input: Nothing, output: z.object({ saved: z.boolean() }) },
  'recovery.confirm': { access: 'admin', input: Nothing, output: Done },
  'recovery.unlock': {
    access: 'anyone',
    input: z.strictObject({ recoveryKey: z.string().max(200) }),
    output: Done,
  },

  'session.signIn': {
    access: 'anyone',
    input: z.strictObject({ login: z.string().max(64), password: Secret }),
    output: Done,
  },
  'session.signOut': { access: 'anyone', input: Nothing, output: Done },
  'session.lock': { access: 'anyone', input: Nothing, output: Done },
  'session.unlock': { access: 'anyone', input: z.strictObject({ password: Secret }), output: Done },
  /** The operator moved: restarts the idle clock. */
  'session.touch': { access: 'signed-in', input: Nothing, output: Done },
  'session.changePassword': {
    access: 'signed-in',
    input: z.strictObject({ password: Secret, newPassword: Secret }),
    output: Done,
  },

  'users.search': {
    access: 'viewer',
    input: z.strictObject({
      query: z.string().max(200),
      limit: z.int().min(1).max(200).default(50),
      filter: z.enum(['all', 'disabled', 'live-reset', 'must-change']).default('all'),
    }),
    output: z.object({ users: z.array(UserRow), total: z.int() }),
  },
  'users.get': { access: 'viewer', input: z.strictObject({ userId: Id }), output: UserCard },
  'users.add': { access: 'operator', input: UserFields, output: z.object({ userId: Id }) },
  'users.edit': { access: 'operator', input: UserFields.extend({ userId: Id }), output: Done },
  'users.setEnabled': {
    access: 'operator',
    input: z.strictObject({ userId: Id, enabled: z.boolean() }),
    output: Done,
  },

  'directory.pickFile': {
    access: 'admin',
    input: Nothing,
    /** null when the person cancelled the dialog. */
    output: z.object({ file: z.object({ handle: Id, name: z.string(), bytes: z.int() }).nullable() }),
  },
  'directory.preview': {
    access: 'admin',
    input: z.strictObject({
      handle: Id,
      encoding: z.enum(CSV_ENCODINGS).optional(),
      delimiter: z.enum(CSV_DELIMITERS).optional(),
      hasHeader: z.boolean().optional(),
    }),
    output: CsvPreview,
  },
  'directory.dryRun': { access: 'admin', input: CsvChoice, output: DryRun },
  /** All or nothing: any bad row refuses the whole file unless `skipBad` says to leave those rows out. */
  'directory.import': {
    access: 'admin',
    input: CsvChoice.extend({ skipBad: z.boolean().default(false) }),
    output: z.object({ added: z.int(), updated: z.int(), unchanged: z.int(), skipped: z.int() }),
  },

  /** No address crosses: main takes the one on file (product rule 5). Waits a few seconds for the server's answer. */
  'resets.send': {
    access: 'operator',
    input: z.strictObject({ userId: Id }),
    output: z.object({ reset: ResetView, mail: OutboxMail }),
  },
  'resets.inspect': {
    access: 'operator',
    input: z.strictObject({ text: z.string().max(200_000) }),
    output: TokenPreview,
  },
  'resets.complete': {
    access: 'operator',
    input: z.strictObject({
      text: z.string().max(200_000),
      newPassword: Secret,
      way: z.enum(PASSWORD_WAYS),
      mustChange: z.boolean(),
    }),
    output: z.object({ userId: Id, userName: z.string(), at: Time, notice: OutboxMail.nullable() }),
  },
  'resets.revoke': { access: 'operator', input: z.strictObject({ resetId: Id }), output: Done },
  'resets.list': {
    access: 'viewer',
    input: z.strictObject({
      userId: Id.optional(),
      state: z.enum(RESET_STATES).optional(),
      limit: z.int().min(1).max(500).default(100),
    }),
    output: z.object({ resets: z.array(ResetView) }),
  },

  'passwords.check': {
    access: 'anyone',
    /** `userId` adds the user's own words to those the password may not contain. */
    input: z.strictObject({ password: z.string().max(4000), userId: Id.optional() }),
    output: PasswordJudgement,
  },
  'passwords.generate': {
    access: 'operator',
    input: z.strictObject({ style: z.enum(['words', 'characters']), language: LanguageSchema }),
    output: z.object({ password: z.string() }),
  },

  'outbox.list': {
    access: 'viewer',
    input: z.strictObject({
      state: z.enum(MAIL_STATES).optional(),
      limit: z.int().min(1).max(500).default(100),
    }),
    output: z.object({ mails: z.array(OutboxMail), waiting: z.int() }),
  },
  'outbox.retry': { access: 'operator', input: z.strictObject({ mailId: Id }), output: OutboxMail },
  'outbox.cancel': { access: 'operator', input: z.strictObject({ mailId: Id }), output: OutboxMail },

  /** Fills the office with fictional people and catches all mail inside the program. Only while there are no users. */
  'practice.start': { access: 'admin', input: Nothing, output: z.object({ users: z.int() }) },
  'practice.mailbox': {
    access: 'viewer',
    input: z.strictObject({ limit: z.int().min(1).max(100).default(50) }),
    output: z.object({ mails: z.array(PracticeMail) }),
  },

  'activity.list': {
    access: 'viewer',
    input: z.strictObject({
      text: z.string().max(200).default(''),
      action: z.enum(ACTIVITY_ACTIONS).optional(),
      outcome: z.enum(['done', 'refused']).optional(),
      from: Time.optional(),
      to: Time.optional(),
      /** Entries older than this seq: the next page. */
      before: z.int().optional(),
      limit: z.int().min(1).max(500).default(100),
    }),
    output: z.object({ entries: z.array(ActivityEntry), more: z.boolean() }),
  },

  'operators.list': {
    access: 'admin',
    input: Nothing,
    output: z.object({ operators: z.array(OperatorView) }),
  },
  'operators.add': {
    access: 'admin',
    input: NewOperator.extend({ role: RoleSchema, password: Secret }),
    output: z.object({ operatorId: Id }),
  },
  'operators.edit': {
    access: 'admin',
    input: NewOperator.extend({ operatorId: Id, role: RoleSchema }),
    output: Done,
  },
  'operators.setEnabled': {
    access: 'admin',
    input: z.strictObject({ operatorId: Id, enabled: z.boolean() }),
    output: Done,
  },
  'operators.setPassword': {
    access: 'admin',
    input: z.strictObject({ operatorId: Id, newPassword: Secret }),
    output: Done,
  },

  'settings.get': { access: 'admin', input: Nothing, output: AllSettings },
  'settings.saveMail': { access: 'admin', input: MailFields, output: Done },
  'settings.saveTokens': { access: 'admin', input: TokenSettings, output: Done },
  'settings.savePasswords': { access: 'admin', input: PasswordSettings, output: Done },
  'settings.saveOffice': { access: 'admin', input: OfficeSettings, output: Done },
  'mail.pickFolder': {
    access: 'admin',
    input: Nothing,
    output: z.object({ folder: z.object({ handle: Id, name: z.string() }).nullable() }),
  },
  /** Sends the real template to the signed-in operator's own address with the settings on screen, saved or not. */
  'mail.test': {
    access: 'admin',
    input: MailFields,
    output: z.object({ to: z.string(), answer: z.string() }),
  },
  'keys.rotate': { access: 'admin', input: Nothing, output: z.object({ kid: z.string() }) },
} as const satisfies Record<Channel, ChannelContract>;

/** What a caller passes: fields with defaults may be left out. */
export type InputOf<C extends Channel> = z.input<(typeof CONTRACT)[C]['input']>;
/** What a use-case receives, after parsing. */
export type ParsedInputOf<C extends Channel> = z.output<(typeof CONTRACT)[C]['input']>;
export type OutputOf<C extends Channel> = z.output<(typeof CONTRACT)[C]['output']>;
export type AccessOf<C extends Channel> = (typeof CONTRACT)[C]['access'];

export const EVENT_PAYLOADS = {
  /** Something a screen may be showing has changed: ask again. */
  changed: z.object({ topics: z.array(z.enum(TOPICS)) }),
  /** A menu entry or a shortcut that main received. */
  command: z.object({ name: z.enum(COMMANDS) }),
  /** A long piece of work: `done` of `total` rows. */
  progress: z.object({ work: z.enum(['import', 'dry-run']), done: z.int(), total: z.int() }),
} as const satisfies Record<EventName, z.ZodType>;

export type PayloadOf<E extends EventName> = z.output<(typeof EVENT_PAYLOADS)[E]>;
