import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findTokens, looksLikePart } from '../../electron/security/paste.ts';
import type { PasteRepair } from '../../shared/lists.ts';
import { forge, HEADER, PAYLOAD, read, someToken } from './token-forge.ts';

const TOKEN = someToken();
const LINES = TOKEN.match(/.{1,64}/g) ?? [];
const BEGIN = '-----BEGIN RESETDESK TOKEN-----';
const END = '-----END RESETDESK TOKEN-----';
const MAIL = `안녕하세요, 김민수 님.\n비밀번호 재설정 토큰입니다.\n\n${BEGIN}\n${LINES.join('\n')}\n${END}\n\n누구에게도 알려주지 마세요. https://office.example/help?x=1\n`;

function quotedPrintable(text: string): string {
  const encoded = [...Buffer.from(text)]
    .map((byte) => {
      const plain = byte === 10 || (byte > 31 && byte < 127 && byte !== 61);
      return plain ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');
  return encoded.replace(/[^\n]{70}(?=[^\n])/g, '$&=\r\n').replace(/(?<![\r=])\n/g, '\r\n');
}

const CASES: [string, string, PasteRepair[]][] = [
  ['the bare token', TOKEN, []],
  ['blanks around it', ` \t${TOKEN}\r\n\n`, []],
  ['64-character lines', LINES.join('\n'), ['line-breaks']],
  ['Windows lines', LINES.join('\r\n'), ['line-breaks']],
  ['quoted lines', `> ${LINES.join('\n> ')}`, ['line-breaks']],
  ['twice quoted and indented lines', `  > > ${LINES.join('\r\n > >  ')}`, ['line-breaks']],
  ['line breaks that became spaces', LINES.join(' '), ['spaces']],
  ['line breaks that became no-break spaces', LINES.join('\u00a0'), ['spaces']],
  ['zero-width spaces', TOKEN.replace(/.{30}/g, '$&\u200b'), ['invisible-characters']],
  ['soft hyphens', TOKEN.replace(/.{11}/g, '$&\u00ad'), ['invisible-characters']],
  ['a byte order mark before and inside', `\ufeff${TOKEN.replace('.', '.\ufeff')}`, ['invisible-characters']],
  ['direction marks around it', `\u2066${TOKEN}\u2069`, []],
  ['quoted-printable soft breaks', TOKEN.replace(/.{75}/g, '$&=\r\n'), ['line-breaks', 'quoted-printable']],
  ['quoted-printable dots', TOKEN.replaceAll('.', '=2E'), ['quoted-printable']],
  ['the whole mail', MAIL, ['mail-text', 'line-breaks']],
  ['the whole mail quoted', `> ${MAIL.replaceAll('\n', '\n> ')}`, ['mail-text', 'line-breaks']],
  ['the whole mail on one line', MAIL.replaceAll('\n', ' '), ['mail-text', 'spaces']],
  ['the whole mail with no line breaks left', MAIL.replaceAll('\n', ''), ['mail-text']],
  ['the whole mail in quoted-printable', quotedPrintable(MAIL), ['mail-text', 'line-breaks']],
  [
    'the source of the HTML part',
    `<pre>${BEGIN}<br>${LINES.join('<br />\n')}<br/>${END}</pre>`,
    ['mail-text', 'line-breaks'],
  ],
  ['a chat line', `토큰은 ${TOKEN}입니다. 부탁드려요`, ['mail-text']],
  ['quotation marks', `"${TOKEN}"`, ['mail-text']],
  ['angle brackets', `<${TOKEN}>`, ['mail-text']],
  ['a link with a query', `https://office.example/reset?lang=ko&token=${TOKEN}&x=1`, ['link']],
  ['a link with a fragment', `<https://office.example/reset#${TOKEN}>`, ['link']],
  ['a percent-encoded link', encodeURIComponent(`https://a.example/#token=${TOKEN}`), ['link']],
  [
    'a link inside a scanner’s link',
    `https://scan.example/?url=${encodeURIComponent(`https://a.example/?t=${encodeURIComponent(`x=${TOKEN}`)}`)}&d=1`,
    ['link'],
  ],
  [
    'a link with its equals sign in quoted-printable',
    `https://office.example/reset?token=3D${TOKEN}`,
    ['link', 'quoted-printable'],
  ],
];

test.each(CASES)('%s: the token is found and the repair is named', (_, text, repairs) => {
  const [best, ...others] = findTokens(text);
  expect(best?.token).toBe(TOKEN);
  expect(best?.repaired).toEqual(repairs);
  expect(others).toEqual([]);
});

const gaps = fc.constantFrom(
  ' ',
  '\n',
  '\r\n',
  '\n> ',
  '\n>> ',
  '\r\n\t',
  '\u00a0',
  '\u200b',
  '\u00ad',
  '\ufeff',
  '\u2060',
  '=\r\n',
  '=\n> ',
);
const wraps = fc.constantFrom<(text: string) => string>(
  (text) => text,
  (text) => `> ${text}`,
  (text) => `\ufeff  ${text}\n\n`,
  (text) => `Kim wrote:\n${text}\nThanks!`,
  (text) => `토큰: ${text} 입니다`,
  (text) => `${BEGIN}\n${text}\n${END}`,
  (text) => `https://office.example/reset?token=${text}`,
  (text) => `https%3A%2F%2Foffice.example%2Freset%23token%3D${text}`,
  (text) => text.replaceAll('.', '%2E'),
  (text) => text.replaceAll('.', '=2E'),
);

test('whatever of this happens to a token on its way, the same token comes back first', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 1, max: TOKEN.length - 1 }), gaps), { maxLength: 12 }),
      wraps,
      (damage, wrap) => {
        const places = new Map(damage);
        const damaged = [...TOKEN].map((character, at) => (places.get(at) ?? '') + character).join('');
        expect(findTokens(wrap(damaged))[0]?.token).toBe(TOKEN);
      },
    ),
    { numRuns: 2000 },
  );
});

test('of several tokens each is offered once, the least repaired first, at most five', () => {
  const tokens = Array.from({ length: 7 }, () => someToken());
  expect(findTokens(tokens.join('\n\n')).map(({ token }) => token)).toEqual(tokens.slice(0, 5));
  expect(findTokens(`${TOKEN}\n${TOKEN}\n${TOKEN}`)).toHaveLength(1);
  const [first, second] = tokens;
  expect(findTokens(`${LINES.join('\n')}\n${second}\n${first}`).map(({ token }) => token)).toEqual([
    second,
    first,
    TOKEN,
  ]);
});

test('a stranger’s token is offered too, for the reader to refuse', () => {
  const foreign = forge(JSON.stringify({ ...HEADER, kid: 'other' }), JSON.stringify(PAYLOAD));
  expect(findTokens(foreign)).toEqual([{ token: foreign, repaired: [] }]);
  expect(() => read(foreign)).toThrow('token-not-ours');
});

test.each([
  ['nothing', ''],
  ['blanks', ' \n\t\u200b'],
  ['a sentence', 'Please reset my password, thank you. 감사합니다.'],
  ['a link', 'https://office.example/help?lang=ko#top'],
  ['a phone number', '02-1234-5678'],
  ['the word eyJ', 'eyJ'],
])('%s holds no token and no part of one', (_, text) => {
  expect(findTokens(text)).toEqual([]);
  expect(looksLikePart(text)).toBe(false);
});

test.each([
  ['the first line of the mail’s token', LINES[0] ?? ''],
  ['its first two lines, quoted', `> ${LINES[0]}\n> ${LINES[1]}`],
  ['its last lines', LINES.slice(2).join('\n')],
  ['a token cut one character short', TOKEN.slice(0, -1)],
  ['a token without its signature', TOKEN.split('.').slice(0, 2).join('.')],
  ['a mail whose token lost its last line', MAIL.replace(LINES.at(-1) ?? '', '')],
  ['a mail with nothing between the lines', `${BEGIN}\n${END}`],
  ['a cut link', `https://office.example/reset?token=${TOKEN.slice(0, 40)}`],
  ['a cut percent-encoded link', `token%3D${TOKEN.slice(0, 30)}`],
])('%s is part of a token', (_, text) => {
  expect(findTokens(text)).toEqual([]);
  expect(looksLikePart(text)).toBe(true);
});

test.each([
  'eyJ',
  'eyJ ',
  'eyJ.',
  'eyJa.eyJa.',
  'eyJ\u200b',
  '.',
  '-',
  '-----',
  BEGIN,
  '<br ',
  '<',
  '> ',
  '= ',
  '=',
  '=3D',
  '%25',
  '%',
  'token=',
  '\u00ad',
  '\n',
  '🔑',
  'a',
])('200,000 characters of %j are read to the end', (unit) => {
  const text = unit.repeat(Math.ceil(200_000 / unit.length)).slice(0, 200_000);
  expect(findTokens(text).length).toBeLessThanOrEqual(5);
  expect(typeof looksLikePart(text)).toBe('boolean');
});

test('a token at the end of 190,000 other characters is found, and what is beyond 200,000 is not looked at', () => {
  expect(findTokens(`${'word '.repeat(38_000)}\n${TOKEN}`)[0]?.token).toBe(TOKEN);
  expect(findTokens(`${'x '.repeat(5_000_000)}${TOKEN}`)).toEqual([]);
});
