import type { en } from '../en/all.ts';
import type { Words } from '../words.ts';
import { activity } from './activity.ts';
import { alerts } from './alerts.ts';
import { backup } from './backup.ts';
import { bulk } from './bulk.ts';
import { caller } from './caller.ts';
import { common } from './common.ts';
import { errors } from './errors.ts';
import { evidence } from './evidence.ts';
import { feed } from './feed.ts';
import { firstRun } from './firstRun.ts';
import { handover } from './handover.ts';
import { lists } from './lists.ts';
import { mail } from './mail.ts';
import { operators } from './operators.ts';
import { outbox } from './outbox.ts';
import { pasteToken } from './pasteToken.ts';
import { practice } from './practice.ts';
import { recovery } from './recovery.ts';
import { resets } from './resets.ts';
import { review } from './review.ts';
import { secrets } from './secrets.ts';
import { settings } from './settings.ts';
import { shell } from './shell.ts';
import { signIn } from './signIn.ts';
import { temporary } from './temporary.ts';
import { totp } from './totp.ts';
import { unavailable } from './unavailable.ts';
import { userExport } from './userExport.ts';
import { users } from './users.ts';
import { verification } from './verification.ts';

export const ko: Words<typeof en> = {
  activity,
  alerts,
  backup,
  bulk,
  caller,
  common,
  errors,
  evidence,
  feed,
  firstRun,
  handover,
  lists,
  mail,
  operators,
  outbox,
  pasteToken,
  practice,
  recovery,
  resets,
  review,
  secrets,
  settings,
  shell,
  signIn,
  temporary,
  totp,
  unavailable,
  userExport,
  users,
  verification,
};
