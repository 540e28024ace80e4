import type { Language } from '../../shared/lists.ts';
import type { MailMessage } from '../services.ts';
import { renderHtml, renderText } from './mail-body.ts';
import { en } from './templates/en.ts';
import { ko } from './templates/ko.ts';
import type { Common, MailTemplates, MailWords } from './templates/words.ts';

/** `contact` is whom a user calls; empty when the office has named nobody. */
type Sending = {
  messageId: string;
  from: MailMessage['from'];
  officeName: string;
  contact: string;
  /** IANA name; the system's zone when left out. */
  timeZone?: string;
};

export type MailUser = { name: string; login: string; email: string; language: Language };

/** Times are epoch ms. */
export type ResetMailFacts = Sending & {
  user: MailUser;
  token: string;
  issuedAt: number;
  expiresAt: number;
  operatorName: string;
};
/** `temporaryUntil` when the new password is a temporary one. */
export type NoticeFacts = Sending & {
  user: MailUser;
  at: number;
  by: string;
  temporaryUntil: number | null;
};
export type AddressChangedFacts = Sending & {
  user: Omit<MailUser, 'email'>;
  oldAddress: string;
  newAddressMasked: string;
  at: number;
  by: string;
};

const TEMPLATES: Readonly<Record<Language, MailTemplates>> = { ko, en };
const BEGIN = '-----BEGIN RESETDESK TOKEN-----';
const END = '-----END RESETDESK TOKEN-----';
/** Below quoted-printable's 76, so that no encoder has a reason to break a line of the token. */
const TOKEN_LINE = 64;

/** The mail that carries the token: as text on short lines of its own, never as a link (product rule 7). */
export function composeResetMail(facts: ResetMailFacts): MailMessage {
  const { user } = facts;
  const lines = facts.token.match(new RegExp(`.{1,${TOKEN_LINE}}`, 'g')) ?? [];
  const words = TEMPLATES[user.language].reset({
    ...common(facts, user),
    operatorName: facts.operatorName,
    issuedAt: timeText(facts.issuedAt, user.language, facts.timeZone),
    expiresAt: timeText(facts.expiresAt, user.language, facts.timeZone),
    tokenLines: [BEGIN, ...lines, END],
  });
  return message(facts, { name: user.name, address: user.email }, user.language, words);
}

/** Tells a user that the password was changed. Carries no secret, so it may be kept and repeated. */
export function composeNotice(facts: NoticeFacts): MailMessage {
  const { user } = facts;
  const words = TEMPLATES[user.language].notice({
    ...common(facts, user),
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

function common(sending: Sending, user: Omit<MailUser, 'email'>): Common {
  const contact = sending.contact.trim();
  return {
    userName: user.name,
    login: user.login,
    officeName: sending.officeName,
    contact: contact === '' ? null : contact,
  };
}

function message(
  { messageId, from }: Sending,
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
function timeText(at: number, language: Language, timeZone: string | undefined): string {
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
