import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scannerIn } from '../../electron/security/link-scanners.ts';
import { findTokens, looksLikePart, missingPart } from '../../electron/security/paste.ts';
import { someToken } from './token-forge.ts';

const TOKEN = someToken();
const LINK = `https://office.example/reset?lang=ko&token=${TOKEN}`;
const PLAIN = `https://office.example/reset#${TOKEN}`;

/** Proofpoint's second form: `-` and the hex digits for what is not a letter, digit or dot, `_` for a slash. */
function proofpoint2(link: string): string {
  return link
    .replace(/[^\w./]|_/g, (sign) => `-${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)
    .replaceAll('/', '_');
}

/** Real links of each scanner with the link inside exchanged for ours. */
const SCANNERS: Readonly<Record<string, (link: string) => string>> = {
  'Safe Links': (link) =>
    `https://kor01.safelinks.protection.outlook.com/?url=${encodeURIComponent(link)}&data=05%7C02%7Cminsu%40office.example%7C5a3c0f0e1d2b4c6a8f7e08dc3f1a2b3c%7C84df9e7fe9f640afb435aaaaaaaaaaaa%7C1%7C0%7C638438000000000000%7CUnknown%7CTWFpbGZsb3d8eyJWIjoiMC4wLjAwMDAiLCJQIjoiV2luMzIiLCJBTiI6Ik1haWwiLCJXVCI6Mn0%3D%7C0%7C%7C%7C&sdata=q1mY5mCkXo%2F8mX0u%2BTmI1mY5mCkXo%3D&reserved=0`,
  'Safe Links, in HTML': (link) =>
    `<a href="https://nam12.safelinks.protection.outlook.com/?url=${encodeURIComponent(link).replaceAll('&', '&amp;')}&amp;data=05%7C01&amp;sdata=x%3D&amp;reserved=0">reset</a>`,
  'Proofpoint v1': (link) =>
    `https://urldefense.proofpoint.com/v1/url?u=${encodeURIComponent(link)}&k=oIvRg1%2BdGAgOoM1BIlLLqw%3D%3D%0A&r=x`,
  'Proofpoint v2': (link) =>
    `https://urldefense.proofpoint.com/v2/url?u=${proofpoint2(link)}&d=DwMFaQ&c=euGZstcaTDllvimEN8b7jXrwqOf-v5A_CdpgnVfiiMM&r=kjXyhSdl7VnxdtyUn6CKbZWXFpYtLGPZ9BxZ8tDpaVU&s=YTQ&e=`,
  'Proofpoint v2, wrapped': (link) =>
    `urldefense.proofpoint.com/v2/url?u=${proofpoint2(link)}&d=x`.replace(/.{76}/g, '$&\n> '),
  'Proofpoint v3': (link) =>
    `https://urldefense.com/v3/__${link.replaceAll('#', '*')}__;Iw!!Mih3wA!GpV5e2mXbJzYcJc0K2Yx-0s$`,
  Barracuda: (link) =>
    `https://linkprotect.cudasvc.com/url?a=${encodeURIComponent(link).toLowerCase().includes('x') ? encodeURIComponent(link).replace(/%[0-9A-F]{2}/g, (hex) => hex.toLowerCase()) : encodeURIComponent(link)}&c=E,1,abcDEF-123,,&typo=1`,
  Sophos: (link) =>
    `https://eu-west-1.protection.sophos.com?d=office.example&u=${Buffer.from(link).toString('base64url')}&i=NWY=&t=dGVzdA==&h=0123456789abcdef&s=AVNPUEhUT0NFTkNSWVBUSVY`,
  Cisco: (link) => `https://secure-web.cisco.com/1a2B3c4D5e/${encodeURIComponent(link)}`,
  FireEye: (link) => `https://protect2.fireeye.com/v1/url?k=1f2e3d&q=1&e=abc&u=${encodeURIComponent(link)}`,
  'Trend Micro': (link) =>
    `https://ddec1-0-en-ctp.trendmicro.com:443/wis/clicktime/v1/query?url=${encodeURIComponent(link)}&umid=1&auth=2`,
  Symantec: (link) => `https://clicktime.symantec.com/a/1/Ab3=?d=xyz&u=${encodeURIComponent(link)}`,
};

test.each(Object.keys(SCANNERS))('a link rewritten by %s gives its token back, and says so', (name) => {
  for (const link of [LINK, PLAIN]) {
    const [best, ...others] = findTokens(SCANNERS[name]?.(link) ?? '');
    expect(best?.token).toBe(TOKEN);
    expect(best?.repaired).toContain('scanner-link');
    expect(best?.repaired).not.toContain('link');
    expect(others).toEqual([]);
  }
});

test('a link that was rewritten twice, by the sender’s scanner and by the receiver’s, gives its token back', () => {
  const outer = [SCANNERS['Safe Links'], SCANNERS.Barracuda, SCANNERS.Cisco];
  const inner = [SCANNERS['Safe Links'], SCANNERS['Proofpoint v3'], SCANNERS.FireEye];
  for (const first of inner) {
    for (const second of outer) {
      expect(findTokens(second?.(first?.(PLAIN) ?? '') ?? '')[0]?.token).toBe(TOKEN);
    }
  }
});

const scanner = fc.constantFrom(...Object.values(SCANNERS));
const mail = fc.constantFrom<(text: string) => string>(
  (text) => text,
  (text) => `안녕하십니까,\r\n\r\n${text}\r\n\r\n감사합니다.`,
  (text) => `<html><body><p>Hi</p><a href="${text}">reset</a></body></html>`,
  (text) => `<${text}>`,
  (text) => text.replaceAll('=', '=3D').replace(/.{70}/g, '$&=\r\n'),
);

test('any token, in any scanner’s link, in any kind of mail, comes back first', () => {
  fc.assert(
    fc.property(
      scanner,
      mail,
      fc.constantFrom('', '?lang=ko', '?a=1&b=2'),
      fc.boolean(),
      (rewrite, inMail, query, inHash) => {
        const token = someToken();
        const glue = inHash ? '#' : query === '' ? '?t=' : '&t=';
        expect(findTokens(inMail(rewrite(`https://a.example/r${query}${glue}${token}`)))[0]?.token).toBe(
          token,
        );
      },
    ),
    { numRuns: 400 },
  );
});

test('a Mimecast link is known for what it is, and a mail that only mentions Mimecast is not', () => {
  expect(scannerIn('https://protect-us.mimecast.com/s/0wSdCVON0gczLDq1tGaO_q/')).toBe('Mimecast');
  expect(scannerIn('https://url.uk.m.mimecastprotect.com/s/HhJ5CkR9Yf?domain=office.example')).toBe(
    'Mimecast',
  );
  expect(scannerIn('Our mails go through mimecast.com')).toBeNull();
});

test('signs written as HTML entities are read as signs', () => {
  const written = TOKEN.replaceAll('.', '&#46;').replaceAll('-', '&#x2D;').replace(/.{40}/, '$&&shy;');
  expect(findTokens(`<pre>${written}</pre>`)[0]?.token).toBe(TOKEN);
});

test('a part of a mail in base64, pasted without its head, is read', () => {
  const body = Buffer.from(`토큰입니다.\n\n${TOKEN.match(/.{1,64}/g)?.join('\n')}\n`).toString('base64');
  expect(findTokens(body.replace(/.{76}/g, '$&\r\n'))[0]).toMatchObject({
    token: TOKEN,
    repaired: expect.arrayContaining(['mail-source']),
  });
});

test.each([
  ['its first lines', TOKEN.slice(0, 130), 'end'],
  ['a link cut short', `https://office.example/reset?token=${TOKEN.slice(0, 90)}`, 'end'],
  ['its last lines', TOKEN.slice(130), 'beginning'],
  ['the first mark only', `-----BEGIN RESETDESK TOKEN-----\n${TOKEN.slice(0, 60)}`, 'end'],
  ['the second mark only', `${TOKEN.slice(200)}\n-----END RESETDESK TOKEN-----`, 'beginning'],
  [
    'both marks and a hole',
    `-----BEGIN RESETDESK TOKEN-----\n${TOKEN.slice(0, 60)}\n-----END RESETDESK TOKEN-----`,
    'middle',
  ],
])('%s: the missing half is named', (_, text, missing) => {
  expect(looksLikePart(text)).toBe(true);
  expect(missingPart(text)).toBe(missing);
});

test.each([
  'urldefense.com/v2/url?u=',
  'urldefense.com/v2/url?u=-2D',
  'A'.repeat(60),
  'eyJh\n',
  '&#46;',
  '&#x2e',
  'BEGIN RESETDESK TOKEN',
  '.mimecast.com/s/',
  '//a.',
])('200,000 characters of %j are read to the end', (unit) => {
  const text = unit.repeat(Math.ceil(200_000 / unit.length)).slice(0, 200_000);
  expect(findTokens(text).length).toBeLessThanOrEqual(5);
  expect(['beginning', 'middle', 'end', null]).toContain(missingPart(text));
  expect([null, 'Mimecast']).toContain(scannerIn(text));
});
