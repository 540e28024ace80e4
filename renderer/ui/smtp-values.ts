import type { AllSettings, MailFields, SmtpView } from '../../shared/settings.ts';

/** What stands in the fields: text, where the contract has null for "none". */
export type SmtpValues = {
  host: string;
  port: number | '';
  security: SmtpView['security'];
  user: string;
  password: string;
  fromName: string;
  fromAddress: string;
  privateCa: string;
};

export const PORTS: Record<SmtpView['security'], number> = { tls: 465, starttls: 587 };

export function smtpValues(stored: SmtpView | null, officeName: string): SmtpValues {
  return {
    host: stored?.host ?? '',
    port: stored?.port ?? PORTS.starttls,
    security: stored?.security ?? 'starttls',
    user: stored?.user ?? '',
    password: '',
    fromName: stored?.fromName ?? officeName,
    fromAddress: stored?.fromAddress ?? '',
    privateCa: stored?.privateCa ?? '',
  };
}

/** Whether main still has a password that it would use for this very server and account. */
export function keepsPassword(stored: SmtpView | null, values: SmtpValues): boolean {
  return (
    stored?.passwordSet === true &&
    stored.host === values.host.trim() &&
    stored.port === values.port &&
    stored.user === values.user.trim()
  );
}

export type MailChoice = { way: MailFields['way'] | ''; smtp: SmtpValues; folderHandle: string | null };

export function toMailFields({ way, smtp, folderHandle }: MailChoice): MailFields | null {
  if (way === '') return null;
  if (way === 'practice') return { way };
  if (way === 'folder') return { way, folderHandle };
  const orNull = (text: string) => (text.trim() === '' ? null : text.trim());
  return {
    way,
    smtp: {
      host: smtp.host.trim(),
      port: smtp.port === '' ? 0 : smtp.port,
      security: smtp.security,
      user: orNull(smtp.user),
      password: smtp.password === '' ? null : smtp.password,
      fromName: smtp.fromName.trim(),
      fromAddress: smtp.fromAddress.trim(),
      privateCa: orNull(smtp.privateCa),
    },
  };
}

export function initialChoice(initial: AllSettings['mail'], officeName: string): MailChoice {
  return {
    way: initial.way === 'none' ? '' : initial.way,
    smtp: smtpValues(initial.smtp, officeName),
    folderHandle: null,
  };
}
