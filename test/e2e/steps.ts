import { readFileSync } from 'node:fs';
import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { expect, type Page } from 'playwright/test';
import type { Language } from '../../shared/lists.ts';
import type { Program } from './program.ts';
import type { T } from './words.ts';

export const ADMIN = {
  ko: {
    office: '한빛 병원',
    contact: '헬프데스크 내선 119',
    name: '박세라',
    login: 'sera',
    email: 'sera@hanbit.example',
    password: '푸른 바다 위로 종이배 일곱 척',
  },
  en: {
    office: 'Harbour Clinic',
    contact: 'Help desk, extension 119',
    name: 'Sera Park',
    login: 'sera',
    email: 'sera@harbour.example',
    password: 'seven paper boats on a blue sea',
  },
} as const;

/** From the first screen to the mail step: language, first admin, recovery key saved as a file. Answers the key. */
export async function firstRun(program: Program, t: T, language: Language): Promise<string> {
  const { page } = program;
  const admin = ADMIN[language];
  await page.getByRole('radio', { name: t(`common:language.${language}`) }).click();
  await page.getByRole('button', { name: t('common:continue') }).click();
  await fill(page, t('firstRun:you.officeName'), admin.office);
  await fill(page, t('firstRun:you.contact'), admin.contact);
  await fill(page, t('firstRun:you.name'), admin.name);
  await fill(page, t('firstRun:you.email'), admin.email);
  await fill(page, t('firstRun:you.login'), admin.login);
  await typePassword(page, t, admin.password);
  await page.getByRole('button', { name: t('firstRun:you.create') }).click();

  const file = path.join(program.dataFolder, 'recovery key.txt');
  await program.answerDialog(file, () => page.getByRole('button', { name: t('recovery:key.save') }).click());
  await expect(page.getByText(t('recovery:key.saved'))).toBeVisible();
  await page.getByRole('checkbox', { name: t('recovery:key.stored') }).check();
  await page.getByRole('button', { name: t('recovery:key.action') }).click();
  await expect(page.getByRole('heading', { name: t('firstRun:mail.title') })).toBeVisible();
  const key = /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){7}/.exec(readFileSync(file, 'utf8'))?.[0];
  if (key === undefined) throw new Error('the saved file holds no recovery key');
  return key;
}

export async function fill(page: Page, label: string, value: string): Promise<void> {
  await page.getByRole('textbox', { name: label, exact: true }).fill(value);
}

/** Both password fields of the screen. */
export async function typePassword(page: Page, t: T, password: string): Promise<void> {
  await page.getByRole('textbox', { name: t('common:password.new'), exact: true }).fill(password);
  await page.getByRole('textbox', { name: t('common:password.repeat'), exact: true }).fill(password);
}

/** Imports a file in the import panel that is on screen, expecting every row to be new. */
export async function importFile(program: Program, t: T, file: string, people: number): Promise<void> {
  const { page } = program;
  await program.answerDialog(file, () => page.getByRole('button', { name: t('users:file.pick') }).click());
  await page.getByRole('button', { name: t('users:file.check') }).click();
  await page.getByRole('button', { name: t('users:file.import', { number: people }) }).click();
  await expect(page.getByText(t('users:file.doneTitle'))).toBeVisible();
  await page.getByRole('button', { name: t('users:file.finish') }).click();
}

/** Types into the search box and opens the first person with Enter. */
export async function openPerson(page: Page, t: T, query: string, name: string): Promise<void> {
  const box = page.getByRole('combobox', { name: t('users:search.label') });
  await box.fill(query);
  await expect(page.getByRole('option').first()).toContainText(name);
  await box.press('Enter');
  await expect(page.getByRole('heading', { name })).toBeVisible();
}

/** Sends a reset for the person who is open and waits for the mail server's word. */
export async function sendReset(page: Page, t: T, name: string): Promise<void> {
  await page.getByRole('button', { name: t('users:send.action'), exact: true }).click();
  await page.getByRole('button', { name: t('users:send.confirm', { name }) }).click();
  await expect(page.getByText(t('users:sent.handed-over'), { exact: true })).toBeVisible();
}

/** Opens the paste screen with its shortcut, by the physical key, and pastes. */
export async function paste(page: Page, t: T, text: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+Shift+KeyV');
  const box = page.getByRole('textbox', { name: t('pasteToken:box.label') });
  const next = page.getByRole('button', { name: t('pasteToken:done.next') });
  await expect(box.or(next)).toBeVisible();
  if (await next.isVisible()) await next.click();
  await box.fill(text);
}

/** The token as it stands in the raw bytes of a mail: between its markers, on lines of its own. */
export function tokenIn(raw: Buffer): string {
  const body = /-----BEGIN RESETDESK TOKEN-----\r?\n([\s\S]*?)-----END RESETDESK TOKEN-----/.exec(
    raw.toString('latin1'),
  );
  if (body?.[1] === undefined) throw new Error('the mail holds no token');
  return body[1].trim();
}

/** One row of the office's database as it lies on disk. */
export function row(
  program: Program,
  sql: string,
  ...values: unknown[]
): Record<string, unknown> | undefined {
  const sqlite = new SqliteDatabase(path.join(program.dataFolder, 'office', 'office.db'), { readonly: true });
  try {
    return sqlite.prepare<unknown[], Record<string, unknown>>(sql).get(...values);
  } finally {
    sqlite.close();
  }
}
