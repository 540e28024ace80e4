import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { guessDelimiter, MAX_CELL, parseCsv } from '../../electron/directory/parse-csv.ts';
import type { CsvDelimiter } from '../../shared/lists.ts';

async function rowsOf(text: string, delimiter: CsvDelimiter = ',') {
  const rows = [];
  for await (const batch of parseCsv(() => pieces(text), delimiter)) rows.push(...batch);
  return rows;
}

/** Cut where it hurts: in the middle of cells and between CR and LF. */
async function* pieces(text: string): AsyncGenerator<string> {
  const size = Math.max(3, Math.ceil(text.length / 20));
  const characters = [...text];
  for (let at = 0; at < characters.length; at += size) yield characters.slice(at, at + size).join('');
}

const cellsOf = async (text: string, delimiter: CsvDelimiter = ',') =>
  (await rowsOf(text, delimiter)).map((row) => row.cells);

test('quotes, doubled quotes, separators and line ends inside quotes are read as RFC 4180 says', async () => {
  expect(await cellsOf('a,"b,c","d ""e"" f","g\r\nh",\r\n"",x,y,z,w')).toEqual([
    ['a', 'b,c', 'd "e" f', 'g\r\nh', ''],
    ['', 'x', 'y', 'z', 'w'],
  ]);
});

test('lines end in CRLF, LF or CR, mixed, with or without an end of the last', async () => {
  expect(await cellsOf('a,b\r\nc,d\ne,f\rg,h')).toEqual([
    ['a', 'b'],
    ['c', 'd'],
    ['e', 'f'],
    ['g', 'h'],
  ]);
});

test('each row knows the line it begins on, past blank lines and line ends in cells', async () => {
  const rows = await rowsOf('a,b\r\n\r\n1,"x\r\ny"\r\n,,\r\n3,4\n"\n5",6\n7,8');
  expect(rows.map((row) => [row.line, row.cells[0]])).toEqual([
    [1, 'a'],
    [3, '1'],
    [6, '3'],
    [7, '\n5'],
    [9, '7'],
  ]);
});

test.each([
  ['a quote that is never closed', 'a,b\né,"1\r\n2"\n\nc,"d\ne,f\n', 5],
  [
    'a quote that is never closed in a long file',
    `${'김민수,1\n'.repeat(30_000)}c,"d\n${'e,f\n'.repeat(99)}`,
    30_001,
  ],
  ['a quote inside an unquoted cell', 'a,b\nx"y,c\n', 2],
  ['text after a closing quote', 'a,b\nc,d\n"x"y,c\n', 3],
  ['a cell above the cap', `a,b\nc,${'x'.repeat(MAX_CELL + 1)}\n`, 2],
  ['a cell of 10 MB', `a,b\nc,"${'x'.repeat(10_000_000)}"\n`, 2],
  ['too many columns', `a,b\n${'x,'.repeat(100)}\n`, 2],
])('%s is refused with its line', async (_what, text, line) => {
  await expect(rowsOf(text)).rejects.toMatchObject({ code: 'file-malformed', details: { line } });
});

test('characters outside the basic plane survive the cuts between chunks', async () => {
  const name = '😀'.repeat(1000);
  const text = Array.from({ length: 200 }, (_, index) => `${index % 2 === 0 ? 'x' : 'xy'},${name}`).join(
    '\n',
  );
  const cells = await cellsOf(text);
  expect(cells).toHaveLength(200);
  expect(cells.every((row) => row[1] === name)).toBe(true);
});

test('a long file gives other work its turns', async () => {
  const text = '김민수,1001,minsu.kim@office.test\n'.repeat(50_000);
  let turns = 0;
  let running = true;
  const tick = () => {
    turns += 1;
    if (running) setImmediate(tick);
  };
  tick();
  const rows = await rowsOf(text);
  running = false;
  expect(rows).toHaveLength(50_000);
  expect(turns).toBeGreaterThan(15);
});

test.each([
  ['이름,이메일\n김,a@b.c\n', ','],
  ['이름;이메일\n"Kim, Minsu, Dr.";a@b.c\n', ';'],
  ['이름;비고\n김;a, b, c\n이;d, e\n', ';'],
  ['이름\t이메일\nKim, A\ta@b.c\n', '\t'],
  ['"a;b;c",d\n"e;f;g",h\n', ','],
  ['이름\n김\n', ','],
])('the separator of %j is %j', (text, delimiter) => {
  expect(guessDelimiter(text)).toBe(delimiter);
});

test('whatever a correct writer writes is read back the same', async () => {
  const cell = fc.string({
    unit: fc.constantFrom('a', '김', ',', ';', '\t', '"', '\n', '\r', "'", ' ', '😀'),
  });
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(table, fc.constantFrom<CsvDelimiter>(',', ';', '\t'), async (rows, delimiter) => {
      const text = stringify(rows, { delimiter, quoted: true });
      const kept = rows.filter((row) => row.some((value) => value.trim() !== ''));
      expect(await cellsOf(text, delimiter)).toEqual(kept);
    }),
    { numRuns: 500 },
  );
});
