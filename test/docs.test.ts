import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { readSetting } from '../electron/store/settings.ts';
import { AlertSettings } from '../shared/alerts.ts';
import { OfficeSettings, PasswordSettings, TokenSettings } from '../shared/settings.ts';
import { openStore } from './support/office-folder.ts';
import { ROOT } from './support/source-files.ts';
import { titlesIn } from './support/test-titles.ts';

/** docs/security-coverage.md is worth as much as what it names exists. */
const SHEET = readFileSync(path.join(ROOT, 'docs/security-coverage.md'), 'utf8');

/** How many items of level 1 and 2 each section of ASVS 5.0.0 has; they are always its first ones. */
const SECTIONS: Readonly<Record<string, number>> = {
  ...{ '1.1': 2, '1.2': 9, '1.3': 11, '1.4': 3, '1.5': 2, '2.1': 3, '2.2': 3, '2.3': 4, '2.4': 1 },
  ...{ '3.2': 2, '3.3': 4, '3.4': 6, '3.5': 5, '3.7': 2, '4.1': 3, '4.2': 1, '4.3': 2, '4.4': 4 },
  ...{ '5.1': 1, '5.2': 3, '5.3': 2, '5.4': 3, '6.1': 3, '6.2': 12, '6.3': 4, '6.4': 4, '6.5': 5 },
  ...{ '6.6': 3, '6.8': 4, '7.1': 3, '7.2': 4, '7.3': 2, '7.4': 5, '7.5': 2, '7.6': 2, '8.1': 2 },
  ...{ '8.2': 3, '8.3': 1, '8.4': 1, '9.1': 3, '9.2': 4, '10.1': 2, '10.2': 2, '10.3': 4, '10.4': 11 },
  ...{ '10.5': 5, '10.6': 2, '10.7': 3, '11.1': 2, '11.2': 3, '11.3': 3, '11.4': 4, '11.5': 1 },
  ...{ '11.6': 1, '12.1': 3, '12.2': 2, '12.3': 4, '13.1': 1, '13.2': 5, '13.3': 2, '13.4': 5 },
  ...{ '14.1': 2, '14.2': 4, '14.3': 3, '15.1': 3, '15.2': 3, '15.3': 7, '16.1': 1, '16.2': 5 },
  ...{ '16.3': 4, '16.4': 3, '16.5': 3, '17.1': 1, '17.2': 4, '17.3': 2 },
};
/** Of level 3, those that this product has set itself. */
const BEYOND = ['1.2.10', '2.3.5', '6.3.7', '6.3.8', '6.4.6', '11.2.4', '15.4.2'];

type Row = { items: string[]; status: string; text: string };

/** The tables whose first column is `#`. */
const ROWS: Row[] = SHEET.split('\n')
  .filter((line) => /^\| \d+\.\d+\.\d+/.test(line))
  .map((line) => {
    const [, items = '', , status = ''] = line.split(/(?<!\\)\|/).map((cell) => cell.trim());
    return { items: items.split(',').flatMap((part) => itemsOf(part.trim())), status, text: line };
  });

/** `10.4.1–10.4.11` stands for each of them. */
function itemsOf(part: string): string[] {
  const [from = '', to = from] = part.split('–');
  const section = from.split('.').slice(0, 2).join('.');
  const first = Number(from.split('.')[2]);
  const last = Number(to.split('.')[2]);
  if (!to.startsWith(`${section}.`) || !(first <= last)) throw new Error(`"${part}" names no items`);
  return Array.from({ length: last - first + 1 }, (_, step) => `${section}.${first + step}`);
}

function proofsOf(text: string): { file: string; title: string }[] {
  return [...text.matchAll(/`(test\/[^`]+)` › “([^”]+)”/g)].map(([, file = '', title = '']) => ({
    file,
    title,
  }));
}

test('the sheet has each item of level 1 and 2 once, and those of level 3 that were chosen', () => {
  const wanted = Object.entries(SECTIONS).flatMap(([section, count]) =>
    Array.from({ length: count }, (_, at) => `${section}.${at + 1}`),
  );
  expect(wanted).toHaveLength(253);
  const there = ROWS.flatMap(({ items }) => items);
  expect(there.filter((item, at) => there.indexOf(item) !== at)).toEqual([]);
  expect(there.toSorted()).toEqual([...wanted, ...BEYOND].toSorted());
  const chapters = [...SHEET.matchAll(/^## V(\d+) /gm)].map(([, number]) => Number(number));
  expect(chapters).toEqual(Array.from({ length: 17 }, (_, at) => at + 1));
});

test('each item stands in the table of its chapter, with one of four statuses', () => {
  for (const chapter of SHEET.split(/^## /m).slice(1)) {
    const number = /^V(\d+) /.exec(chapter)?.[1];
    const inside = ROWS.filter(({ text }) => chapter.includes(text));
    for (const { items } of inside) {
      for (const item of items) expect(item.split('.')[0], item).toBe(number);
    }
  }
  for (const { items, status } of ROWS) {
    expect(['met', 'partly', 'not met', 'not applicable'], items.join()).toContain(status);
  }
});

test('whatever is met names a test, and every test that is named exists under this title', () => {
  const unproved = ROWS.filter(({ status, text }) => status === 'met' && proofsOf(text).length === 0);
  expect(unproved.map(({ items }) => items.join())).toEqual([]);
  const titles = new Map<string, ReadonlySet<string>>();
  const missing = proofsOf(SHEET).filter(({ file, title }) => {
    if (!existsSync(path.join(ROOT, file))) return true;
    const known = titles.get(file) ?? titlesIn(file);
    titles.set(file, known);
    return !known.has(title);
  });
  expect(missing).toEqual([]);
  // Every mention of a test file is one of these proofs: none can hide behind a slip in its spelling.
  const mentions = [...SHEET.matchAll(/`test\/[\w./-]+\.(test|spec)\.tsx?`/g)];
  expect(mentions).toHaveLength(proofsOf(SHEET).length);
});

test('every file of the program that the sheet names is there', () => {
  const named = [...SHEET.matchAll(/`((?:electron|shared|renderer|docs|test|\.github)\/[\w./-]+)`/g)];
  const gone = named.map(([, file = '']) => file).filter((file) => !existsSync(path.join(ROOT, file)));
  expect([...new Set(gone)]).toEqual([]);
});

test('the numbers that the sheet gives are those of the program', async () => {
  const { db } = await openStore();
  const settings = {
    tokens: await readSetting(db.read, 'tokens'),
    passwords: await readSetting(db.read, 'passwords'),
    office: await readSetting(db.read, 'office'),
    alerts: await readSetting(db.read, 'alerts'),
  };
  const schemas: Readonly<Record<string, z.ZodObject>> = {
    tokens: TokenSettings,
    passwords: PasswordSettings,
    office: OfficeSettings,
    alerts: AlertSettings,
  };
  const stated = [...SHEET.matchAll(/^\| `(\w+)\.(\w+)` \|[^|]*\| ([\d,]+) \| ([\d,]+)–([\d,]+) \|$/gm)];
  expect(stated.length).toBeGreaterThan(10);
  const plain = (text = '') => Number(text.replaceAll(',', ''));
  const Bounds = z.object({ minimum: z.number(), maximum: z.number() });
  for (const [line, group = '', name = '', initial, least, most] of stated) {
    const { minimum, maximum } = Bounds.parse(z.toJSONSchema(schemas[group]?.shape[name] ?? z.never()));
    const value = z.record(z.string(), z.record(z.string(), z.unknown())).parse(settings)[group]?.[name];
    expect({ line, value, minimum, maximum }).toEqual({
      line,
      value: plain(initial),
      minimum: plain(least),
      maximum: plain(most),
    });
  }
});

test('the counts at the head of the sheet are those of its rows', () => {
  const counted = Map.groupBy(ROWS, ({ status }) => status);
  for (const [status, rows] of counted) {
    const items = rows.flatMap((row) => row.items).length;
    expect(SHEET).toMatch(new RegExp(`^\\| ${status} \\| ${items} \\|$`, 'm'));
  }
});
