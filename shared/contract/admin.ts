import { z } from 'zod';
import { ACTIVITY_ACTIONS } from '../activity-actions.ts';
import { Alert, AlertSettings } from '../alerts.ts';
import { ActivityEntry, Id, Line, OperatorView, RoleSchema, Time } from '../models.ts';
import { NoticeSettings } from '../notices.ts';
import { AllSettings, MailFields, OfficeSettings, PasswordSettings, TokenSettings } from '../settings.ts';
import { SignInSettings } from '../sign-in.ts';
import { VerificationSettings } from '../verification.ts';
import { type ChannelContract, Done, NewOperator, Nothing, Secret } from './channel-contract.ts';

/** null: everybody's users. An admin is bound to no department, whatever is said here. */
const Departments = z.array(Line(200).min(1)).min(1).max(100).nullable();

/** The activity log, operators, alerts and settings. */
export const adminContract = {
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
    fresh: true,
    input: NewOperator.extend({ role: RoleSchema, password: Secret, departments: Departments.default(null) }),
    output: z.object({ operatorId: Id }),
  },
  'operators.edit': {
    access: 'admin',
    fresh: true,
    /** `departments` left out stay as they are. */
    input: NewOperator.extend({ operatorId: Id, role: RoleSchema, departments: Departments.optional() }),
    output: Done,
  },
  'operators.setEnabled': {
    access: 'admin',
    fresh: true,
    input: z.strictObject({ operatorId: Id, enabled: z.boolean() }),
    output: Done,
  },
  'operators.setPassword': {
    access: 'admin',
    fresh: true,
    input: z.strictObject({ operatorId: Id, newPassword: Secret }),
    output: Done,
  },

  /** For somebody who has lost the authenticator app; one's own goes by `totp.remove`. */
  'operators.removeTotp': {
    access: 'admin',
    fresh: true,
    input: z.strictObject({ operatorId: Id }),
    output: Done,
  },

  'alerts.list': {
    access: 'admin',
    input: z.strictObject({ limit: z.int().min(1).max(500).default(100) }),
    output: z.object({ alerts: z.array(Alert), unseen: z.int() }),
  },
  'alerts.markSeen': {
    access: 'admin',
    input: z.strictObject({ alertIds: z.array(Id).min(1).max(500) }),
    output: Done,
  },

  'settings.get': { access: 'admin', input: Nothing, output: AllSettings },
  'settings.saveMail': { access: 'admin', fresh: true, input: MailFields, output: Done },
  'settings.saveTokens': { access: 'admin', fresh: true, input: TokenSettings, output: Done },
  'settings.savePasswords': { access: 'admin', fresh: true, input: PasswordSettings, output: Done },
  'settings.saveOffice': { access: 'admin', fresh: true, input: OfficeSettings, output: Done },
  'settings.saveSignIn': { access: 'admin', fresh: true, input: SignInSettings, output: Done },
  'settings.saveAlerts': { access: 'admin', fresh: true, input: AlertSettings, output: Done },
  'settings.saveNotices': { access: 'admin', fresh: true, input: NoticeSettings, output: Done },
  'settings.saveVerification': {
    access: 'admin',
    fresh: true,
    input: VerificationSettings,
    output: Done,
  },
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
  'keys.rotate': { access: 'admin', fresh: true, input: Nothing, output: z.object({ kid: z.string() }) },
} as const satisfies Record<string, ChannelContract>;
