import { josa } from 'es-hangul';
import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { CALLER_CHECKS, type Language } from '../../shared/lists.ts';
import { formatMoment } from '../ui/time-format.ts';
import { activity as activityEn } from './en/activity.ts';
import { alerts as alertsEn } from './en/alerts.ts';
import { backup as backupEn } from './en/backup.ts';
import { bulk as bulkEn } from './en/bulk.ts';
import { caller as callerEn } from './en/caller.ts';
import { common as commonEn } from './en/common.ts';
import { errors as errorsEn } from './en/errors.ts';
import { evidence as evidenceEn } from './en/evidence.ts';
import { firstRun as firstRunEn } from './en/firstRun.ts';
import { handover as handoverEn } from './en/handover.ts';
import { mail as mailEn } from './en/mail.ts';
import { operators as operatorsEn } from './en/operators.ts';
import { outbox as outboxEn } from './en/outbox.ts';
import { pasteToken as pasteTokenEn } from './en/pasteToken.ts';
import { practice as practiceEn } from './en/practice.ts';
import { recovery as recoveryEn } from './en/recovery.ts';
import { resets as resetsEn } from './en/resets.ts';
import { review as reviewEn } from './en/review.ts';
import { secrets as secretsEn } from './en/secrets.ts';
import { settings as settingsEn } from './en/settings.ts';
import { shell as shellEn } from './en/shell.ts';
import { signIn as signInEn } from './en/signIn.ts';
import { temporary as temporaryEn } from './en/temporary.ts';
import { totp as totpEn } from './en/totp.ts';
import { unavailable as unavailableEn } from './en/unavailable.ts';
import { users as usersEn } from './en/users.ts';
import { verification as verificationEn } from './en/verification.ts';
import { activity } from './ko/activity.ts';
import { alerts } from './ko/alerts.ts';
import { backup } from './ko/backup.ts';
import { bulk } from './ko/bulk.ts';
import { caller } from './ko/caller.ts';
import { common } from './ko/common.ts';
import { errors } from './ko/errors.ts';
import { evidence } from './ko/evidence.ts';
import { firstRun } from './ko/firstRun.ts';
import { handover } from './ko/handover.ts';
import { mail } from './ko/mail.ts';
import { operators } from './ko/operators.ts';
import { outbox } from './ko/outbox.ts';
import { pasteToken } from './ko/pasteToken.ts';
import { practice } from './ko/practice.ts';
import { recovery } from './ko/recovery.ts';
import { resets } from './ko/resets.ts';
import { review } from './ko/review.ts';
import { secrets } from './ko/secrets.ts';
import { settings } from './ko/settings.ts';
import { shell } from './ko/shell.ts';
import { signIn } from './ko/signIn.ts';
import { temporary } from './ko/temporary.ts';
import { totp } from './ko/totp.ts';
import { unavailable } from './ko/unavailable.ts';
import { users } from './ko/users.ts';
import { verification } from './ko/verification.ts';
import type { Words } from './words.ts';

const en = {
  activity: activityEn,
  backup: backupEn,
  bulk: bulkEn,
  caller: callerEn,
  alerts: alertsEn,
  common: commonEn,
  errors: errorsEn,
  evidence: evidenceEn,
  firstRun: firstRunEn,
  handover: handoverEn,
  mail: mailEn,
  operators: operatorsEn,
  outbox: outboxEn,
  pasteToken: pasteTokenEn,
  practice: practiceEn,
  recovery: recoveryEn,
  resets: resetsEn,
  review: reviewEn,
  settings: settingsEn,
  shell: shellEn,
  signIn: signInEn,
  totp: totpEn,
  secrets: secretsEn,
  temporary: temporaryEn,
  unavailable: unavailableEn,
  users: usersEn,
  verification: verificationEn,
} as const;

const ko: Words<typeof en> = {
  activity,
  backup,
  bulk,
  caller,
  alerts,
  common,
  errors,
  evidence,
  firstRun,
  handover,
  mail,
  operators,
  outbox,
  pasteToken,
  practice,
  recovery,
  resets,
  review,
  settings,
  shell,
  signIn,
  totp,
  secrets,
  temporary,
  unavailable,
  users,
  verification,
};

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: typeof en;
  }
}

const JOSA_PAIRS = ['이/가', '을/를', '은/는', '으로/로', '와/과'] as const;

/**
 * The words of the program, ready at once. A Korean sentence gives a name its particle by
 * `{{name, josa(pair: 을/를)}}`; in both languages `{{at, moment}}` writes epoch ms as a date and time, and
 * `{{checks, checks}}` the ways to verify a caller.
 */
export function createWords(language: Language): i18n {
  const words = createInstance();
  void words.use(initReactI18next).init({
    resources: { en, ko },
    lng: language,
    fallbackLng: false,
    defaultNS: 'common',
    ns: Object.keys(en),
    initAsync: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  words.services.formatter?.add('josa', (value: unknown, _language, options: { pair?: string }) => {
    const pair = JOSA_PAIRS.find((known) => known === options.pair);
    return pair ? josa(String(value), pair) : String(value);
  });
  words.services.formatter?.add('moment', (value: unknown, spoken) =>
    formatMoment(Number(value), spoken ?? language),
  );
  words.services.formatter?.add('checks', (value: unknown, spoken) => {
    const t = words.getFixedT(spoken === 'ko' ? 'ko' : 'en', 'caller');
    const known = CALLER_CHECKS.filter((check) => Array.isArray(value) && value.includes(check));
    const list = new Intl.ListFormat(spoken ?? language, { type: 'disjunction' });
    return list.format(known.map((check) => t(`short.${check}`)));
  });
  return words;
}
