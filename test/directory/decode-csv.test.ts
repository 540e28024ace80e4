import fc from 'fast-check';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { decodeChunks } from '../../electron/directory/decode-csv.ts';
import { guessEncoding } from '../../electron/directory/guess-encoding.ts';
import type { CsvEncoding } from '../../shared/lists.ts';

/** In small chunks, so that characters are cut in two. */
async function decodeCsv(file: Uint8Array, chosen?: CsvEncoding) {
  const chunks = async function* () {
    const size = Math.max(7, Math.ceil(file.length / 50));
    for (let at = 0; at < file.length; at += size) yield Buffer.from(file.subarray(at, at + size));
  };
  const guessed = await guessEncoding(chunks, chosen);
  let text = '';
  for await (const part of decodeChunks(chunks, guessed.encoding)) text += part;
  return { ...guessed, text };
}

const TABLE = '이름,사번,비고\r\n김민수,1001,똠방각하\r\n박뷁,1002,펲시콜라\r\n';
const bytes = (text: string, encoding: string) => iconv.encode(text, encoding);
const withMark = (mark: number[], text: string, encoding: string) =>
  Buffer.concat([Buffer.from(mark), bytes(text, encoding)]);

test.each([
  ['CP949 with syllables outside KS X 1001', bytes(TABLE, 'cp949'), 'cp949'],
  ['EUC-KR', bytes('이름,부서\n김민수,총무팀\n', 'euc-kr'), 'cp949'],
  ['UTF-8', bytes(TABLE, 'utf-8'), 'utf-8'],
  ['UTF-8 with a byte order mark', withMark([0xef, 0xbb, 0xbf], TABLE, 'utf-8'), 'utf-8'],
  ["Excel's Unicode Text", withMark([0xff, 0xfe], TABLE.replaceAll(',', '\t'), 'utf-16le'), 'utf-16le'],
  ['UTF-16BE', withMark([0xfe, 0xff], TABLE, 'utf-16be'), 'utf-16be'],
  ['plain ASCII', bytes('name,login\nKim,kim\n', 'utf-8'), 'utf-8'],
])('%s is recognised and read whole', async (_what, file, encoding) => {
  const decoded = await decodeCsv(file);
  expect(decoded).toMatchObject({ encoding, sure: true });
  expect(decoded.text).not.toMatch(/[\ufffd\ufeff]/);
  expect(
    iconv
      .encode(decoded.text, encoding)
      .equals(file.subarray(file.length - iconv.encode(decoded.text, encoding).length)),
  ).toBe(true);
});

test('a large CP949 file is the same text although its chunks cut characters in two', async () => {
  const text = `이름\n${'가나다라마바사a\n'.repeat(120_000)}`;
  expect((await decodeCsv(bytes(text, 'cp949'))).text === text).toBe(true);
});

test('a large UTF-8 file is the same text although its chunks cut characters in two', async () => {
  const text = `이름\n${'가나다라마바사😀\n'.repeat(120_000)}`;
  expect((await decodeCsv(bytes(text, 'utf-8'))).text === text).toBe(true);
});

test.each([
  ['CP949', bytes('이름\n김민수', 'cp949').subarray(0, -1)],
  ['UTF-8 with a mark', withMark([0xef, 0xbb, 0xbf], '김민수', 'utf-8').subarray(0, -1)],
  ['UTF-16LE', withMark([0xff, 0xfe], '김민수', 'utf-16le').subarray(0, -1)],
  ['half a surrogate pair', Buffer.from([0xff, 0xfe, 0x41, 0x00, 0x3d, 0xd8])],
  ['UTF-8 without a mark', bytes('이름\n김민수', 'utf-8').subarray(0, -1)],
])('a file cut in the middle of a character is refused: %s', async (_what, file) => {
  await expect(decodeCsv(file)).rejects.toMatchObject({ code: 'file-encoding' });
});

test('a replacement character shows that the file was damaged before, and is refused', async () => {
  await expect(decodeCsv(bytes('이름\n김�수', 'utf-8'))).rejects.toMatchObject({ code: 'file-encoding' });
});

test.each([
  ['홍 in CP949', bytes('홍,1001\n', 'cp949'), 'cp949'],
  ['José in UTF-8', bytes('José,1001\n', 'utf-8'), 'utf-8'],
])(
  'bytes that fit both encodings are asked about, with the likelier one in front: %s',
  async (_what, file, guess) => {
    expect(await decodeCsv(file)).toMatchObject({ encoding: guess, sure: false });
    const other = guess === 'cp949' ? 'utf-8' : 'cp949';
    expect(await decodeCsv(file, other)).toMatchObject({ encoding: other, sure: true });
  },
);

test.each(['utf-16le', 'utf-16be'] as const)(
  '%s without a mark is offered, not taken for granted',
  async (encoding) => {
    expect(await decodeCsv(bytes(TABLE, encoding))).toMatchObject({ text: TABLE, encoding, sure: false });
  },
);

test('a chosen encoding that does not fit is refused', async () => {
  await expect(decodeCsv(bytes(TABLE, 'cp949'), 'utf-8')).rejects.toMatchObject({ code: 'file-encoding' });
  await expect(decodeCsv(bytes('김', 'utf-8'), 'cp949')).rejects.toMatchObject({ code: 'file-encoding' });
  const marked = withMark([0xff, 0xfe], TABLE, 'utf-16le');
  await expect(decodeCsv(marked, 'utf-16be')).rejects.toMatchObject({ code: 'file-encoding' });
});

test('nothing and blanks are refused', async () => {
  await expect(decodeCsv(new Uint8Array())).rejects.toMatchObject({ code: 'file-empty' });
  await expect(decodeCsv(Buffer.from(' \r\n\r\n'))).rejects.toMatchObject({ code: 'file-empty' });
  await expect(decodeCsv(Buffer.from([0xff, 0xfe]))).rejects.toMatchObject({ code: 'file-empty' });
});

test('any bytes are read without loss, asked about, or refused: never silently changed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 60 }), async (file) => {
      const decoded = await decodeCsv(file).catch((error: { code: string }) => error);
      if ('code' in decoded) {
        expect(['file-encoding', 'file-empty']).toContain(decoded.code);
        return;
      }
      const back = iconv.encode(decoded.text, decoded.encoding);
      expect(back.equals(Buffer.from(file).subarray(file.length - back.length))).toBe(true);
      expect(file.length - back.length).toBeLessThanOrEqual(3);
    }),
    { numRuns: 2000 },
  );
});

const syllables = fc.array(
  fc.integer({ min: 0xac00, max: 0xd7a3 }).map((code) => String.fromCharCode(code)),
  {
    minLength: 1,
    maxLength: 8,
  },
);

test('a CP949 list of Korean names is read right or asked about', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(syllables, { minLength: 1, maxLength: 5 }), async (names) => {
      const text = `${names.map((name) => name.join('')).join('\n')}\n`;
      const { sure, text: read } = await decodeCsv(bytes(text, 'cp949'));
      if (sure) expect(read).toBe(text);
    }),
    { numRuns: 1000 },
  );
});
