import MailComposer from 'nodemailer/lib/mail-composer';
import { expect, test } from 'vitest';
import { mailParts } from '../../electron/mail/mail-source.ts';
import { findTokens } from '../../electron/security/paste.ts';
import { someToken } from '../security/token-forge.ts';
import { resetMail } from './mail-fixtures.ts';

const TOKEN = someToken();

const WAYS = ['quoted-printable', 'base64'] as const;
type Encoding = (typeof WAYS)[number];

/** A reset mail as it lies on a server, encoded in that way, with whatever else a mail may hold. */
async function source(encoding: Encoding, more: object = {}): Promise<string> {
  const { subject, text, html } = resetMail({ token: TOKEN });
  const mail = new MailComposer({
    from: 'a@b.test',
    to: 'c@d.test',
    subject,
    text,
    html,
    textEncoding: encoding,
    ...more,
  });
  return (await mail.compile().build()).toString('latin1');
}

const tokenOf = (parts: readonly string[]) => parts.flatMap(findTokens)[0]?.token;

test.each(WAYS)('text and HTML of a mail in %s are read, and the token is in each', async (encoding) => {
  const parts = await mailParts(await source(encoding));
  expect(parts).toHaveLength(2);
  for (const part of parts) expect(findTokens(part)[0]?.token).toBe(TOKEN);
});

test.each(WAYS)(
  'a mail forwarded as an attachment, twice over, in %s gives its token up',
  async (encoding) => {
    const inner = await source(encoding);
    const forward = (content: string) =>
      new MailComposer({
        from: 'x@y.test',
        to: 'help@office.test',
        subject: 'FW: 비밀번호',
        text: '전달합니다.',
        attachments: [
          { contentType: 'message/rfc822', filename: 'reset.eml', content: Buffer.from(content, 'latin1') },
        ],
      })
        .compile()
        .build();
    const once = (await forward(inner)).toString('latin1');
    expect(tokenOf(await mailParts(once))).toBe(TOKEN);
    expect(tokenOf(await mailParts((await forward(once)).toString('latin1')))).toBe(TOKEN);
  },
);

test('a text file attached to a mail is read, and a picture is not', async () => {
  const eml = await source('base64', {
    text: 'see attachment',
    html: '<p>see attachment</p>',
    attachments: [
      { filename: 'token.txt', contentType: 'text/plain', content: TOKEN },
      { filename: 'logo.png', contentType: 'image/png', content: Buffer.alloc(5000, 7) },
    ],
  });
  const parts = await mailParts(eml);
  expect(tokenOf(parts)).toBe(TOKEN);
  expect(parts).toHaveLength(3);
});

test('a mail that begins with an mbox line or blank lines, or has Korean in its raw text, is a mail’s source', async () => {
  const eml = await source('base64');
  for (const text of [
    `From a@b.test Mon Nov 23 10:00:00 2026\n${eml}`,
    `\ufeff\n\n${eml}`,
    `X-Note: 한글\r\n${eml}`,
  ]) {
    expect(tokenOf(await mailParts(text))).toBe(TOKEN);
  }
});

test.each([
  ['a token', TOKEN],
  ['a mail’s text', resetMail().text],
  [
    'a forwarded text with its From and To',
    'From: a@b.test\nTo: c@d.test\nSubject: hi\nDate: today\n\nhello',
  ],
  ['an answer with Korean header words', '보낸 사람: 김민수\n받는 사람: 헬프데스크\n제목: 토큰\n\n…'],
  ['HTML', resetMail().html],
  ['nothing', ''],
])('%s is no mail’s source', async (_, text) => {
  expect(await mailParts(text)).toEqual([]);
});

const HEAD = 'From: a@b.test\r\nTo: c@d.test\r\nMIME-Version: 1.0\r\n';
const boundaries = (n: number) =>
  Array.from(
    { length: n },
    (_, i) => `--b${i}\r\nContent-Type: multipart/mixed; boundary=b${i + 1}\r\n\r\n`,
  ).join('');

test.each([
  [
    'a boundary and nothing else',
    `${HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n'.repeat(150_000)}`,
  ],
  [
    'parts in parts without an end',
    `${HEAD}Content-Type: multipart/mixed; boundary=b0\r\n\r\n${boundaries(12_000)}`,
  ],
  ['one endless header', `${HEAD}X-Long: ${'a'.repeat(900_000)}`],
  ['a hundred thousand headers', `${HEAD}${'X-A: b\r\n'.repeat(100_000)}\r\n`],
  [
    'broken base64',
    `${HEAD}Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n${'=!?'.repeat(300_000)}`,
  ],
  ['an unknown charset', `${HEAD}Content-Type: text/plain; charset=klingon\r\n\r\n${TOKEN}`],
  ['HTML that never closes', `${HEAD}Content-Type: text/html\r\n\r\n${'<div '.repeat(200_000)}`],
])('a mail made of %s is read to the end or left alone', async (_, text) => {
  const parts = await mailParts(text.slice(0, 1_000_000));
  expect(Array.isArray(parts)).toBe(true);
  expect(parts.length).toBeLessThanOrEqual(41);
});
