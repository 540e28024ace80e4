import { expect, test } from 'vitest';
import {
  composeAddressChanged,
  composeAddressOnFile,
  composeAlert,
  composeManagerNotice,
  composeNotice,
} from '../../electron/mail/messages.ts';
import type { AlertFacts } from '../../shared/alerts.ts';
import { ALERT_KINDS, type AlertKind, LANGUAGES, type Language } from '../../shared/lists.ts';
import { CRAFTED_NAMES } from './crafted.ts';
import { resetFacts, resetMail, TOKEN } from './mail-fixtures.ts';

const MAILS = [
  'reset',
  'notice',
  'addressChanged',
  'addressOnFile',
  'managerPassword',
  'managerAddress',
  'alert',
] as const;

function user(language: Language, name = '김민수') {
  return { name, login: 'minsu.kim', email: 'minsu@office.test', language };
}

function allMails(language: Language, name?: string) {
  const { from, officeName, contact, messageId, timeZone } = resetFacts();
  const facts = {
    from,
    officeName,
    contact,
    messageId,
    ...(timeZone === undefined ? {} : { timeZone }),
    user: user(language, name),
    at: Date.UTC(2026, 10, 23, 1, 0),
    by: '이세라',
    temporaryUntil: null,
  };
  return {
    reset: resetMail({ user: user(language, name) }),
    notice: composeNotice(facts),
    addressChanged: composeAddressChanged({
      ...facts,
      oldAddress: 'old@office.test',
      newAddressMasked: 'm…@new.test',
    }),
    addressOnFile: composeAddressOnFile({ ...facts, usableAt: Date.UTC(2026, 10, 24, 1, 0) }),
    managerPassword: composeManagerNotice({ ...facts, to: 'boss@office.test', what: 'password' }),
    managerAddress: composeManagerNotice({ ...facts, to: 'boss@office.test', what: 'address' }),
    alert: alertMail(language, 'same-user-two-operators', name),
  };
}

const FACTS: { readonly [K in AlertKind]: (name: string) => Extract<AlertFacts, { kind: K }> } = {
  'operator-volume': () => ({ kind: 'operator-volume', count: 15, limit: 15 }),
  'off-hours': () => ({ kind: 'off-hours' }),
  'same-user-two-operators': (name) => ({ kind: 'same-user-two-operators', otherOperator: name }),
  'many-refusals': () => ({ kind: 'many-refusals', of: 'token', count: 11, limit: 10 }),
  'temporary-passwords': () => ({ kind: 'temporary-passwords' }),
  'admin-recovered': () => ({ kind: 'admin-recovered' }),
  'bulk-reset': (name) => ({ kind: 'bulk-reset', count: 120, reason: name }),
};

function alertMail(language: Language, kind: AlertKind, name = '이세라') {
  const { from, officeName, contact, messageId } = resetFacts();
  return composeAlert({
    from,
    officeName,
    contact,
    messageId,
    timeZone: 'Asia/Seoul',
    to: { name, address: 'admin@office.test' },
    language,
    at: Date.UTC(2026, 10, 23, 1, 0),
    operatorName: name,
    userName: name,
    facts: FACTS[kind](name),
  });
}

for (const language of LANGUAGES) {
  test(`the ${language} reset mail carries the token alone on short lines between its marks, in both parts`, () => {
    const mail = resetMail({ user: user(language) });
    for (const part of [mail.text, mail.html]) {
      const between = /-----BEGIN RESETDESK TOKEN-----\n([\s\S]+?)\n-----END RESETDESK TOKEN-----/.exec(
        part,
      )?.[1];
      const lines = between?.split('\n') ?? [];
      expect(lines.join('')).toBe(TOKEN);
      expect(lines.every((line) => line.length <= 64)).toBe(true);
    }
  });

  test(`the ${language} reset mail says whose account, who asked, until when with the zone, and whom to call`, () => {
    for (const part of Object.values(resetMail({ user: user(language) })).filter(
      (value) => typeof value === 'string',
    )) {
      if (!part.includes('RESETDESK')) continue;
      expect(part).toContain('minsu.kim');
      expect(part).toContain('이세라');
      expect(part).toContain('한빛 병원');
      expect(part).toContain('내선 119');
      // 02:00 UTC is 11:00 in Seoul.
      expect(part).toMatch(
        language === 'ko'
          ? /2026년 11월 23일 월요일 오전 11:00 한국 표준시/
          : /Monday,? 23 November 2026 at 11:00 Korean Standard Time/,
      );
      expect(part).toContain(
        language === 'ko' ? '비밀번호를 묻지 않습니다' : 'Nobody will ever ask for your password',
      );
    }
  });

  test(`the ${language} reset mail carries the code large on a line of its own, until when, and who may ask for it`, () => {
    const mail = resetMail({ user: user(language) });
    expect(mail.text).toMatch(/\n\n +K7QF-92MX\n\n/);
    expect(mail.html).toMatch(/<p style="[^"]*font-size:32px[^"]*">K7QF-92MX<\/p>/);
    for (const part of [mail.text, mail.html]) {
      // 01:10 UTC is 10:10 in Seoul.
      expect(part).toMatch(language === 'ko' ? /오전 10:10 한국 표준시/ : /10:10 Korean Standard Time/);
      expect(part).toContain(
        language === 'ko' ? '다른 회사에서 요청하는 일은 없습니다' : 'no other company will ever need them',
      );
    }
  });

  test(`no ${language} mail has anything to click, fetch or run`, () => {
    for (const mail of Object.values(allMails(language))) {
      expect(mail.html).not.toMatch(
        /<(a|img|script|link|iframe|form|button|object|base)\b|href|src=|url\(|https?:|@import/i,
      );
      expect(mail.text).not.toMatch(/https?:|www\./i);
      expect(mail.text + mail.html).not.toMatch(/delivered/i);
    }
  });

  test(`a ${language} subject is the same whoever the mail is for`, () => {
    for (const kind of MAILS) {
      const subjects = CRAFTED_NAMES.map((name) => allMails(language, name)[kind].subject);
      expect(new Set(subjects).size).toBe(1);
    }
  });

  test(`what people typed is escaped and kept apart in every ${language} mail`, () => {
    for (const name of CRAFTED_NAMES) {
      for (const mail of Object.values(allMails(language, name))) {
        const tags = mail.html.match(/<[^>]*>/g) ?? [];
        expect(new Set(tags.map((tag) => /^<\/?([a-z0-9]+|!doctype)/i.exec(tag)?.[1]))).toEqual(
          new Set(allTags(language, mail.subject)),
        );
        expect(mail.text.split('\n\n')).toHaveLength(
          allMails(language)[kindOf(language, mail.subject)].text.split('\n\n').length,
        );
        expect((mail.text + mail.html).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      }
    }
  });
}

function kindOf(language: Language, subject: string): (typeof MAILS)[number] {
  const mails = allMails(language);
  const kind = MAILS.find((name) => mails[name].subject === subject);
  if (kind === undefined) throw new Error(`no mail has the subject ${subject}`);
  return kind;
}

function allTags(language: Language, subject: string): (string | undefined)[] {
  const { html } = allMails(language)[kindOf(language, subject)];
  return (html.match(/<[^>]*>/g) ?? []).map((tag) => /^<\/?([a-z0-9]+|!doctype)/i.exec(tag)?.[1]);
}

test('a notice never holds the token, and goes to the address on file', () => {
  for (const language of LANGUAGES) {
    const { notice } = allMails(language);
    expect(notice.text + notice.html).not.toContain('BEGIN');
    expect(notice.to.address).toBe('minsu@office.test');
    expect(notice.text).toContain('내선 119');
  }
});

test('the word of a changed address goes to the old one and shows the new one masked', () => {
  for (const language of LANGUAGES) {
    const { addressChanged } = allMails(language);
    expect(addressChanged.to.address).toBe('old@office.test');
    expect(addressChanged.text).toContain('m…@new.test');
    expect(addressChanged.text).toContain('내선 119');
  }
});

test('a notice to an address of before says why it comes there', () => {
  for (const language of LANGUAGES) {
    const { from, officeName, contact, messageId } = resetFacts();
    const facts = {
      from,
      officeName,
      contact,
      messageId,
      user: user(language),
      at: 0,
      by: '이세라',
      temporaryUntil: null,
    };
    const [current, former] = [composeNotice(facts), composeNotice({ ...facts, former: true })];
    expect(former.subject).toBe(current.subject);
    expect(former.text).toContain(language === 'ko' ? '얼마 전까지' : 'until lately');
    expect(current.text).not.toContain(language === 'ko' ? '얼마 전까지' : 'until lately');
  }
});

test('a manager is told who, when and by whom, by no name that is not on file', () => {
  for (const language of LANGUAGES) {
    const { managerPassword, managerAddress } = allMails(language);
    for (const mail of [managerPassword, managerAddress]) {
      expect(mail.to).toEqual({ name: '', address: 'boss@office.test' });
      for (const fact of ['김민수', 'minsu.kim', '이세라', '2026', '내선 119'])
        expect(mail.text).toContain(fact);
      expect(mail.text).toMatch(language === 'ko' ? /오전 10:00 한국 표준시/ : /10:00 Korean Standard Time/);
    }
    expect(managerPassword.text).not.toBe(managerAddress.text);
  }
});

test('every kind of alert is one sentence of its own, with the time, its zone and what to do', () => {
  for (const language of LANGUAGES) {
    const texts = ALERT_KINDS.map((kind) => alertMail(language, kind).text);
    expect(new Set(texts).size).toBe(ALERT_KINDS.length);
    for (const text of texts) {
      expect(text).toMatch(language === 'ko' ? /오전 10:00 한국 표준시/ : /10:00 Korean Standard Time/);
      expect(text).toContain('이세라');
      expect(text).toMatch(language === 'ko' ? /로그인하여/ : /[Ss]ign in/);
    }
  }
});

test('an office without a contact names itself instead', () => {
  const mail = resetMail({ contact: '  ' });
  expect(mail.text).toContain('알고 계신 번호로 한빛 병원 헬프데스크에');
});
