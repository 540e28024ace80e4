import { simpleParser } from 'mailparser';
import { expect, test } from 'vitest';
import { composeRaw } from '../../electron/mail/raw-mail.ts';
import { AppError } from '../../shared/errors.ts';
import { CRAFTED_ADDRESSES, CRAFTED_NAMES } from './crafted.ts';
import { resetMail, TOKEN } from './mail-fixtures.ts';

function headerNames(raw: Buffer): string[] {
  const head = raw.toString('latin1').split('\r\n\r\n', 1)[0] ?? '';
  return head
    .split('\r\n')
    .filter((line) => !/^[ \t]/.test(line))
    .map((line) => line.slice(0, line.indexOf(':')));
}

test.each(CRAFTED_ADDRESSES)('a mail to %j is never composed', async (address) => {
  const mail = resetMail();
  const failure = await composeRaw({ ...mail, to: { name: 'x', address } }).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(AppError);
  expect(failure).toMatchObject({ code: 'address-invalid' });
  await expect(composeRaw({ ...mail, from: { name: 'x', address } })).rejects.toMatchObject({
    code: 'address-invalid',
  });
});

test.each(CRAFTED_ADDRESSES)('the display name %j changes neither receiver nor headers', async (name) => {
  await expectOneReceiver(name);
});

test.each(CRAFTED_NAMES)('the display name %j is only ever a name', async (name) => {
  await expectOneReceiver(name);
});

async function expectOneReceiver(name: string): Promise<void> {
  const mail = resetMail();
  const { envelope, raw } = await composeRaw({
    ...mail,
    from: { ...mail.from, name },
    to: { ...mail.to, name },
  });
  expect(envelope).toEqual({ from: 'helpdesk@office.test', to: ['minsu@office.test'] });
  expect(headerNames(raw)).toEqual([
    'Auto-Submitted',
    'From',
    'To',
    'Subject',
    'Message-ID',
    'Date',
    'MIME-Version',
    'Content-Type',
  ]);
  const parsed = await simpleParser(raw);
  const to = Array.isArray(parsed.to) ? parsed.to : [parsed.to];
  expect(to.flatMap((list) => list?.value.map((entry) => entry.address))).toEqual(['minsu@office.test']);
  expect(parsed.from?.value.map((entry) => entry.address)).toEqual(['helpdesk@office.test']);
  expect(parsed.attachments).toEqual([]);
  expect(parsed.from?.value[0]?.name).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
  expect(raw.toString('latin1')).not.toMatch(/=\?[^?]*\?[^?]*(?:=0D|=0A)/i);
}

test('a display name in the clothes of an encoded word is not decoded', async () => {
  const mail = resetMail();
  const name = '=?utf-8?b?ZXZpbEB4Lnk=?=';
  const { raw } = await composeRaw({ ...mail, from: { ...mail.from, name } });
  expect((await simpleParser(raw)).from?.value[0]?.name).toBe('= ?utf-8?b?ZXZpbEB4Lnk= ?=');
});

test('a Message-ID that could end a header is refused', async () => {
  for (const messageId of ['<a@b.c>\r\nBcc: x@y.z', 'a@b.c', '<a b@c.d>', '<a@b.c> <d@e.f>', '']) {
    await expect(composeRaw({ ...resetMail(), messageId })).rejects.toMatchObject({
      code: 'address-invalid',
    });
  }
});

for (const language of ['ko', 'en'] as const) {
  const user = { name: '김민수', login: 'minsu', email: 'minsu@office.test', language };

  test(`the token of a ${language} mail is whole after a parse and in the raw bytes`, async () => {
    const mail = resetMail({ user });
    const { raw } = await composeRaw(mail);

    const parsed = await simpleParser(raw);
    expect(parsed.text).toBe(mail.text);
    expect(parsed.html).toBe(mail.html);
    expect(tokenIn(parsed.text ?? '')).toBe(TOKEN);

    const bytes = raw.toString('latin1');
    // Quoted-printable had nothing to change in the token's lines, so they are there to read.
    expect(tokenIn(bytes)).toBe(TOKEN);
    const undone = bytes
      .replace(/=\r\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    expect(tokenIn(undone)).toBe(TOKEN);
  });

  test(`a ${language} mail is plain 7-bit lines of at most 78 characters that end in CRLF`, async () => {
    const { raw } = await composeRaw(resetMail({ user }));
    const text = raw.toString('latin1');
    expect(text).toMatch(/^[\x20-\x7e\r\n\t]*$/);
    expect(text).not.toMatch(/\r(?!\n)|(?<!\r)\n/);
    expect(Math.max(...text.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(78);
  });
}

function tokenIn(text: string): string | undefined {
  const between = /-----BEGIN RESETDESK TOKEN-----\r?\n([\s\S]+?)\r?\n-----END RESETDESK TOKEN-----/.exec(
    text,
  );
  return between?.[1]?.replace(/\r?\n/g, '');
}

test('a Korean subject and name travel as RFC 2047 words and come back whole', async () => {
  const mail = resetMail();
  const { raw } = await composeRaw(mail);
  expect(raw.toString('latin1')).toMatch(/^Subject: =\?UTF-8\?[QB]\?/m);
  const parsed = await simpleParser(raw);
  expect(parsed.subject).toBe(mail.subject);
  expect(parsed.from?.value[0]?.name).toBe('한빛 헬프데스크');
});

test('the Message-ID stays, answering machines are told to be quiet, and the date is there', async () => {
  const { raw } = await composeRaw(resetMail());
  const parsed = await simpleParser(raw);
  expect(parsed.messageId).toBe('<0123456789abcdef@office.test>');
  expect(parsed.headers.get('auto-submitted')).toBe('auto-generated');
  expect(parsed.date).toBeInstanceOf(Date);
});
