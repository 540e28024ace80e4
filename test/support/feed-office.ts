import { rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { LOOK_EVERY } from '../../electron/use-cases/follow-feed.ts';
import { bareOffice, choiceFor } from './export-office.ts';
import type { TestApp } from './test-office.ts';
import { until } from './until.ts';

const HEADER = '사번,이름,아이디,이메일,부서';

/** An HR program that writes its file into the office's folder. */
export type HumanResources = {
  app: TestApp;
  file: string;
  /** Writes these people, and nothing looks at it yet. */
  write(people: readonly string[]): void;
  /** Writes any text instead. */
  writeText(text: string): void;
  remove(): void;
  /** Passes the time until the program has looked twice, and waits until it has dealt with what it saw. */
  looked(): Promise<void>;
  state(): ReturnType<typeof stateOf>;
  /** The log's lines that the feed or an admin wrote about it, from the first on. */
  lines(): { action: unknown; operator: unknown; code: unknown; details: Record<string, unknown> }[];
  user(login: string): Record<string, unknown> | undefined;
};

/** `1,김민수` becomes a whole row; what else is said after it takes the place of the address and the department. */
export function row(serial: number, name = `사람 ${serial}`, email = `p${serial}@office.test`): string {
  return `E${serial},${name},p${serial},${email},총무팀`;
}

/** The rows of so many people. */
export function some(count: number): string[] {
  return Array.from({ length: count }, (_, index) => row(index + 1));
}

const stateOf = (app: TestApp) => app.call('feed.get', {});

/** An office that follows the file of an HR program with these people in it. */
export async function followedOffice(people: readonly string[]): Promise<HumanResources> {
  const app = await bareOffice();
  const file = path.join(app.dataFolder, '인사.csv');
  let writes = 0;
  const writeText = (text: string) => {
    writeFileSync(file, text);
    // Written at another time for certain, however fast the test is.
    writes += 1;
    utimesSync(file, writes, writes);
  };
  const office: HumanResources = {
    app,
    file,
    write: (rows) => writeText([HEADER, ...rows, ''].join('\r\n')),
    writeText,
    remove: () => rmSync(file),
    looked: async () => {
      for (const _ of [1, 2]) {
        app.clock.advance(LOOK_EVERY);
        await settle(app);
      }
    },
    state: () => stateOf(app),
    lines: () =>
      app
        .rows(
          `SELECT action, operator_name AS operator, code, details FROM activity
           WHERE action LIKE 'feed-%' OR action LIKE 'leaver-%' OR action LIKE 'user-%' ORDER BY seq`,
        )
        .map(({ action, operator, code, details }) => ({
          action,
          operator,
          code,
          details: JSON.parse(String(details)),
        })),
    user: (login) => app.row('SELECT * FROM users WHERE login = ?', login),
  };
  office.write(people);
  const choice = await choiceFor(app, file);
  await app.call('feed.save', { ...choice, askAbovePercent: 10 });
  return office;
}

/** A look begins as the clock passes its time: it is over when the program reads no more. */
async function settle(app: TestApp): Promise<void> {
  await until(async () => !(await app.call('feed.get', {})).reading);
}
