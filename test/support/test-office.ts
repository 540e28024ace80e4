import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { actWords, rowWords } from '../../electron/adapters/act-words.ts';
import { bulkWords } from '../../electron/adapters/bulk-words.ts';
import { type App, type AppEvent, createApp } from '../../electron/app.ts';
import { parseConfig } from '../../electron/config.ts';
import { createLog } from '../../electron/log.ts';
import type { Channel } from '../../shared/channels.ts';
import type { InputOf, OutputOf } from '../../shared/contract.ts';
import type { Refusal, Reply } from '../../shared/errors.ts';
import type { UserFields } from '../../shared/models.ts';
import { type MovableClock, movableClock } from './clock.ts';
import {
  type TestClipboard,
  type TestDialogs,
  type TestPrinter,
  type TestScreen,
  type TestSystemLog,
  type TestVault,
  testClipboard,
  testDialogs,
  testPrinter,
  testScreen,
  testSystemLog,
  testVault,
} from './test-outside.ts';
import { until } from './until.ts';

export const ADMIN = {
  login: 'sera',
  name: '세라',
  email: 'sera@office.test',
  password: '푸른 바다 위로 종이배 일곱 척',
};

export type TestApp = {
  app: App;
  clock: MovableClock;
  vault: TestVault;
  dialogs: TestDialogs;
  systemLog: TestSystemLog;
  screen: TestScreen;
  printer: TestPrinter;
  clipboard: TestClipboard;
  dataFolder: string;
  /** Everything the program's own log has written. */
  logLines: string[];
  events: AppEvent[];
  /** The reply's value; a refusal is thrown as `Refused`. */
  call<C extends Channel>(channel: C, input: InputOf<C>): Promise<OutputOf<C>>;
  /** The refusal; an answer is an error of the test. */
  refused<C extends Channel>(channel: C, input: InputOf<C>): Promise<Refusal>;
  /** One row of the database as it lies on disk, by a connection of its own. */
  row(sql: string, ...values: unknown[]): Record<string, unknown> | undefined;
  rows(sql: string, ...values: unknown[]): Record<string, unknown>[];
  /** What another program does to the file: one statement. */
  change(sql: string, ...values: unknown[]): void;
  /** Every byte of the office's files, as text in which ASCII can be looked for. */
  bytesOnDisk(): string;
  /** Stops the program and starts it again on the same folder and key store. */
  restart(): Promise<void>;
  /** Signs the first admin in, whoever was at the program before. */
  signIn(): Promise<void>;
  /** Resolves when this mail is no longer waiting or under way. */
  settled(mailId: string): Promise<void>;
  /** Resolves when no mail is waiting for a first try or under way. */
  outboxIdle(): Promise<void>;
  /** Resolves when the work of the minute that has just begun is done. */
  settledMinute(): Promise<void>;
  /** Stops the program for good and removes the folder it was given for the test. */
  end(): Promise<void>;
  given: {
    /** An office with its admin signed in, recovery key confirmed, practice mailbox as the way of sending. */
    office(): Promise<{ recoveryKey: string }>;
    user(fields?: Partial<UserFields>): Promise<string>;
    /** The newest practice mail's text to this address. */
    mailTo(address: string): Promise<string>;
  };
};

export type TestOptions = {
  /** Kept by the caller; without one a temporary folder is made and `end` removes it. */
  dataFolder?: string;
  vault?: TestVault;
  clock?: MovableClock;
  singleOwner?: boolean;
  /** ms that `resets.send` waits for the server; 0 unless told. */
  sendWait?: number;
  /** Rows in one transaction of an import; as in the program unless told. */
  importTurn?: number;
  /** The script of its thread; beside the source unless told. */
  importWork?: string;
  /** bcrypt cost of a new office; the lowest permitted unless told. */
  bcryptCost?: number;
};

export class Refused extends Error {
  readonly refusal: Refusal;
  constructor(channel: string, refusal: Refusal) {
    super(`${channel} was refused: ${JSON.stringify(refusal)}`);
    this.refusal = refusal;
  }
}

/** The real program on a folder of its own: real SQLite, real bcrypt (at the lowest permitted cost), real JWT. */
export async function openTestOffice(options: TestOptions = {}): Promise<TestApp> {
  const dataFolder = options.dataFolder ?? mkdtempSync(path.join(tmpdir(), 'resetdesk-test-'));
  const clock = options.clock ?? movableClock();
  const vault = options.vault ?? testVault();
  const dialogs = testDialogs();
  const systemLog = testSystemLog();
  const screen = testScreen();
  const printer = testPrinter();
  const clipboard = testClipboard();
  const logLines: string[] = [];
  const events: AppEvent[] = [];
  const start = async () => {
    const app = await createApp(
      parseConfig({
        dataFolder,
        version: '0.0.0-test',
        host: 'preview',
        systemLanguage: 'en',
        singleOwner: options.singleOwner ?? true,
        ...(options.importTurn === undefined ? {} : { importTurn: options.importTurn }),
        ...bundledThreads(),
        ...(options.importWork === undefined ? {} : { importWork: options.importWork }),
        bcryptCost: options.bcryptCost ?? 10,
        codeCost: 4,
        sendWait: options.sendWait ?? 0,
      }),
      {
        clock,
        keyVault: vault,
        dialogs,
        systemLog,
        actWords,
        bulkWords,
        printer,
        rowWords,
        screen,
        secretClipboard: clipboard,
        machine: { osUser: 'tester', host: 'test-pc', platform: 'linux' },
        log: createLog((level, line) => logLines.push(`${level} ${line}`)),
      },
    );
    app.on((event) => events.push(event));
    return app;
  };

  const test: TestApp = {
    app: await start(),
    clock,
    vault,
    dialogs,
    systemLog,
    screen,
    printer,
    clipboard,
    dataFolder,
    logLines,
    events,
    call: async (channel, input) => {
      const reply = (await test.app.call(channel, input)) as Reply<OutputOf<typeof channel>>;
      if (!reply.ok) throw new Refused(channel, reply.error);
      return reply.value;
    },
    refused: async (channel, input) => {
      const reply = await test.app.call(channel, input);
      if (reply.ok) throw new Error(`${channel} was not refused: ${JSON.stringify(reply.value)}`);
      return reply.error;
    },
    row: (sql, ...values) => test.rows(sql, ...values)[0],
    rows: (sql, ...values) => {
      const sqlite = new SqliteDatabase(path.join(dataFolder, 'office.db'));
      try {
        return sqlite.prepare<unknown[], Record<string, unknown>>(sql).all(...values);
      } finally {
        sqlite.close();
      }
    },
    change: (sql, ...values) => {
      const sqlite = new SqliteDatabase(path.join(dataFolder, 'office.db'));
      try {
        sqlite.prepare(sql).run(...values);
      } finally {
        sqlite.close();
      }
    },
    bytesOnDisk: () =>
      readdirSync(dataFolder)
        .filter((name) => name.startsWith('office.db'))
        .map((name) => readFileSync(path.join(dataFolder, name), 'latin1'))
        .join('\n'),
    signIn: async () => {
      // Also takes the keyboard back from whoever it is handed to.
      await test.call('session.lock', {});
      await test.call('session.signOut', {});
      await test.call('session.signIn', { login: ADMIN.login, password: ADMIN.password });
    },
    settled: async (mailId) => {
      const resting = "SELECT 1 FROM outbox WHERE id = ? AND state NOT IN ('queued', 'sending')";
      await until(() => test.row(resting, mailId) !== undefined);
    },
    outboxIdle: async () => {
      const busy = "SELECT 1 FROM outbox WHERE state = 'sending' OR (state = 'queued' AND attempts = 0)";
      await until(() => test.row(busy) === undefined);
    },
    settledMinute: async () => {
      // The minute's work runs through the same connection: one more write after it has waited for it.
      await test.call('app.savePreferences', {});
    },
    restart: async () => {
      await test.app.close();
      test.app = await start();
    },
    end: async () => {
      await test.app.close();
      if (options.dataFolder === undefined) rmSync(dataFolder, { recursive: true, force: true });
    },
    given: {
      office: async () => {
        await test.call('setup.createOffice', {
          officeName: '한빛 병원',
          contact: '헬프데스크 내선 119',
          language: 'ko',
          admin: ADMIN,
        });
        const { recoveryKey } = await test.call('recovery.issue', { password: null });
        await test.call('recovery.confirm', {});
        await test.call('practice.start', {});
        await test.call('setup.finish', {});
        return { recoveryKey };
      },
      user: async (fields = {}) => {
        const serial = test.rows('SELECT id FROM users').length;
        // Namesakes are for the tests that are about them.
        const isFirst = test.row('SELECT 1 FROM users WHERE name = ?', '홍길동') === undefined;
        const { userId } = await test.call('users.add', {
          name: isFirst ? '홍길동' : `홍길동 ${serial}`,
          login: `user${serial}`,
          email: `user${serial}@office.test`,
          phone: '010-1234-5678',
          staffNumber: `S${serial}`,
          department: '총무팀',
          language: 'ko',
          ...fields,
        });
        return userId;
      },
      mailTo: async (address) => {
        const { mails } = await test.call('practice.mailbox', { limit: 100 });
        const mail = mails.find((candidate) => candidate.to === address);
        if (mail === undefined) throw new Error(`no mail to ${address}`);
        return mail.text;
      },
    },
  };
  return test;
}

/** Where the tests of one run have bundled them; beside the source for whoever runs alone. */
function bundledThreads(): { importWork?: string; databaseWork?: string } {
  const folder = process.env.RESETDESK_TEST_THREADS;
  if (folder === undefined) return {};
  return {
    importWork: path.join(folder, 'import-work.js'),
    databaseWork: path.join(folder, 'database-work.js'),
  };
}
