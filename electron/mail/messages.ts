import type { AlertFacts } from '../../shared/alerts.ts';
import type { Language } from '../../shared/lists.ts';
import { formatCode } from '../../shared/reset-code.ts';
import type { MailMessage } from '../services.ts';
import { renderHtml, renderText } from './mail-body.ts';
import { alertEn } from './templates/alert-en.ts';
import { alertKo } from './templates/alert-ko.ts';
import { en } from './templates/en.ts';
import { ko } from './templates/ko.ts';
import { operatorEn } from './templates/operator-en.ts';
import { operatorKo } from './templates/operator-ko.ts';
import type {
  AlertTemplate,
  Common,
  MailTemplates,
  MailWords,
  ManagedChange,
  OperatorChange,
  OperatorTemplate,
} from './templates/words.ts';

/** `contact` is whom a user calls; empty when the office has named nobody. */
export type Sending = {
  messageId: string;
  from: MailMessage['from'];
  officeName: string;
  contact: string;
  /** IANA name; the system's zone when left out. */
  timeZone?: string;
};

export type MailUser = { name: string; login: string; email: string; language: Language };

/** Times are epoch ms. */
export type ResetMailProofs = {
  token: string;
  issuedAt: number;
  expiresAt: number;
  /** Eight signs; the mail shows them in two groups. */
  code: string;
  codeExpiresAt: number;
};
export type ResetMailFacts = Sending & ResetMailProofs & { user: MailUser; operatorName: string };
export type NoticeFacts = Sending & {
  user: MailUser;
  /** The address is no longer the one on file. */
  former?: boolean;
  /** When the new password is a temporary one: until when it works. */
  temporaryUntil: number | null;
  at: number;
  by: string;
};
export type AddressChangedFacts = Sending & {
  user: Omit<MailUser, 'email'>;
  oldAddress: string;
  /** null when the address was taken off and none put in its place. */
  newAddressMasked: string | null;
  at: number;
  by: string;
};
export type AddressOnFileFacts = Sending & {
  user: MailUser;
  at: number;
  by: string;
  /** From when on resets may go there; null for at once. */
  usableAt: number | null;
};
export type ManagerNoticeFacts = Sending & {
  /** The manager's address; the name is not on file. */
  to: string;
  user: Omit<MailUser, 'email'>;
  what: ManagedChange;
  at: number;
  by: string;
};
export type AlertMailFacts = Sending & {
  to: { name: string; address: string };
  language: Language;
  at: number;
  operatorName: string | null;
  userName: string | null;
  facts: AlertFacts;
};
export type OperatorNoticeFacts = Sending & {
  to: { name: string; address: string };
  login: string;
  language: Language;
  what: OperatorChange;
  at: number;
  by: string;
};

const TEMPLATES: Readonly<Record<Language, MailTemplates>> = { ko, en };
const OPERATOR_TEMPLATES: Readonly<Record<Language, OperatorTemplate>> = { ko: operatorKo, en: operatorEn };
const ALERT_TEMPLATES: Readonly<Record<Language, AlertTemplate>> = { ko: alertKo, en: alertEn };
const BEGIN = '-----BEGIN RESETDESK TOKEN-----';
const END = '-----END RESETDESK TOKEN-----';
/** Below quoted-printable's 76, so that no encoder has a reason to break a line of the token. */
const TOKEN_LINE = 64;

/** The mail that carries the token and, for the telephone, the code: as text on short lines of its own, never as a link (product rule 7). */
export function composeResetMail(facts: ResetMailFacts): MailMessage {
  const { user } = facts;
  const lines = facts.token.match(new RegExp(`.{1,${TOKEN_LINE}}`, 'g')) ?? [];
  const words = TEMPLATES[user.language].reset({
    ...common(facts, user),
    operatorName: facts.operatorName,
    issuedAt: timeText(facts.issuedAt, user.language, facts.timeZone),
    expiresAt: timeText(facts.expiresAt, user.language, facts.timeZone),
    code: formatCode(facts.code),
    codeExpiresAt: timeText(facts.codeExpiresAt, user.language, facts.timeZone),
    tokenLines: [BEGIN, ...lines, END],
  });
  return message(facts, { name: user.name, address: user.email }, user.language, words);
}

/** Tells a user that the password was changed. Carries no secret, so it may be kept and repeated. */
export function composeNotice(facts: NoticeFacts): MailMessage {
  const { user } = facts;
  const words = TEMPLATES[user.language].notice({
    ...common(facts, user),
    former: facts.former === true,
    by: facts.by,
    at: timeText(facts.at, user.language, facts.timeZone),
    temporaryUntil:
      facts.temporaryUntil === null ? null : timeText(facts.temporaryUntil, user.language, facts.timeZone),
  });
  return message(facts, { name: user.name, address: user.email }, user.language, words);
}

/** Goes to the old address: the person who can object to the change reads that one (product rule 6). */
export function composeAddressChanged(facts: AddressChangedFacts): MailMessage {
  const { user } = facts;
  const words = TEMPLATES[user.language].addressChanged({
    ...common(facts, user),
    by: facts.by,
    at: timeText(facts.at, user.language, facts.timeZone),
    newAddressMasked: facts.newAddressMasked,
  });
  return message(facts, { name: user.name, address: facts.oldAddress }, user.language, words);
}

/** Goes to the new address: whoever reads it can say that it is not theirs. */
export function composeAddressOnFile(facts: AddressOnFileFacts): MailMessage {
  const { user, usableAt } = facts;
  const words = TEMPLATES[user.language].addressOnFile({
    ...common(facts, user),
    by: facts.by,
    at: timeText(facts.at, user.language, facts.timeZone),
    usableAt: usableAt === null ? null : timeText(usableAt, user.language, facts.timeZone),
  });
  return message(facts, { name: user.name, address: user.email }, user.language, words);
}

/** Tells a manager of a user's change, in the user's language: a team has one, as a rule. */
export function composeManagerNotice(facts: ManagerNoticeFacts): MailMessage {
  const { user } = facts;
  const words = TEMPLATES[user.language].managerNotice({
    ...common(facts, user),
    what: facts.what,
    by: facts.by,
    at: timeText(facts.at, user.language, facts.timeZone),
  });
  return message(facts, { name: '', address: facts.to }, user.language, words);
}

/** Tells an admin of something unusual (S24). */
export function composeAlert(facts: AlertMailFacts): MailMessage {
  const words = ALERT_TEMPLATES[facts.language]({
    adminName: facts.to.name,
    officeName: facts.officeName,
    at: timeText(facts.at, facts.language, facts.timeZone),
    operator: facts.operatorName,
    user: facts.userName,
    facts: facts.facts,
  });
  return message(facts, facts.to, facts.language, words);
}

/** Tells an operator of a change to their own sign-in (ASVS 5.0 6.3.7). */
export function composeOperatorNotice(facts: OperatorNoticeFacts): MailMessage {
  const { to, login, language, what, by } = facts;
  const words = OPERATOR_TEMPLATES[language]({
    ...common(facts, { name: to.name, login, language }),
    what,
    by,
    at: timeText(facts.at, language, facts.timeZone),
  });
  return message(facts, to, language, words);
}

function common(sending: Sending, user: Omit<MailUser, 'email'>): Common {
  const contact = sending.contact.trim();
  return {
    userName: user.name,
    login: user.login,
    officeName: sending.officeName,
    contact: contact === '' ? null : contact,
  };
}

/** Puts the words of one kind of mail into both parts of a message. */
export function message(
  { messageId, from }: Pick<Sending, 'messageId' | 'from'>,
  to: MailMessage['to'],
  language: Language,
  { subject, blocks }: MailWords,
): MailMessage {
  return {
    messageId,
    from,
    to,
    language,
    subject,
    text: renderText(blocks),
    html: renderHtml(language, subject, blocks),
  };
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Absolute, with the zone's name: a mail is read later and elsewhere. */
export function timeText(at: number, language: Language, timeZone: string | undefined): string {
  // A laptop travels: the system's zone is looked at anew, by what it says of this moment.
  const key = `${language} ${timeZone ?? new Date(at).getTimezoneOffset()}`;
  const format = formats.get(key) ?? timeFormat(language, timeZone);
  // Making one costs a hundred times what using it does.
  formats.set(key, format);
  return format.format(at);
}

function timeFormat(language: Language, timeZone: string | undefined): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(language === 'ko' ? 'ko-KR' : 'en-GB', {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    weekday: 'long',
    hour: 'numeric',
    minute: '2-digit',
    hour12: language === 'ko',
    timeZoneName: 'long',
    ...(timeZone === undefined ? {} : { timeZone }),
  });
}
