import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import bcrypt from 'bcrypt';
import iconv from 'iconv-lite';
import type { Page } from 'playwright/test';
import { startSmtpServer } from '../support/smtp-server.ts';
import { chooseByHand, givePassword, handOver } from './desk.ts';
import { expect, type Program, test } from './program.ts';
import { ADMIN, fill, firstRun, importFile, openPerson, paste, row, sendReset, tokenIn } from './steps.ts';
import { type T, wordsOf } from './words.ts';

const NEW = { ko: '서른 마리 고래가 느리게 춤춘다', en: 'thirty whales dance slowly home' } as const;
const PICTURES = path.join(import.meta.dirname, '../../docs');

test.describe('in Korean, with a mail server', () => {
  test.use({ systemLanguage: 'ko' });

  test('first run, CP949 import, reset by STARTTLS and AUTH, token from the raw mail, new password', async ({
    program,
  }) => {
    const t = wordsOf('ko');
    const server = await startSmtpServer({ tls: 'starttls', user: 'helpdesk', password: 'mail-password' });
    try {
      const { page } = program;
      await firstRun(program, t, 'ko');
      await setUpMailServer(program, t, server);
      const tested = await server.nextMail();
      expect(tested).toMatchObject({ secure: true, user: 'helpdesk', to: ['sera@hanbit.example'] });

      const file = path.join(program.dataFolder, '직원 명부.csv');
      const rows = ['이름,아이디,사번,부서,이메일,휴대폰', ...PEOPLE_KO];
      writeFileSync(file, iconv.encode(`${rows.join('\r\n')}\r\n`, 'cp949'));
      await page.getByRole('radio', { name: t('firstRun:users.import.title') }).click();
      await importFile(program, t, file, PEOPLE_KO.length);

      await page.getByRole('combobox', { name: t('users:search.label') }).fill('김');
      await expect(page.getByRole('option')).toHaveCount(4);
      await openPerson(page, t, '김하늘', '김하늘');
      await sendReset(page, t, '김하늘');
      const older = await server.nextMail();
      await page.getByRole('button', { name: t('users:send.close') }).click();
      await takePicture(page, t, '김', 4, 'users-ko.png');
      await sendReset(page, t, '김하늘');
      const newer = await server.nextMail();
      expect(newer).toMatchObject({ secure: true, user: 'helpdesk', to: ['haneul@hanbit.example'] });

      await redeem(program, t, 'ko', tokenIn(newer.raw), '김하늘');
      await expectHash(program, 'haneul@hanbit.example', NEW.ko);
      const notice = await server.nextMail();
      expect(notice.to).toEqual(['haneul@hanbit.example']);
      expect(notice.raw.toString('latin1')).not.toContain('BEGIN RESETDESK TOKEN');

      await paste(page, t, tokenIn(newer.raw));
      await expect(page.getByRole('alert')).toContainText('이미 사용한 토큰');
      await paste(page, t, tokenIn(older.raw));
      await expect(page.getByRole('alert')).toContainText('더 새로운 재설정');
      expect(program.problems).toEqual([]);
    } finally {
      await server.close();
    }
  });
});

test.describe('in English, with the outbox folder', () => {
  test.use({ systemLanguage: 'en' });

  test('first run, UTF-16 import, reset as an .eml file, whole mail pasted, new password', async ({
    program,
  }) => {
    const t = wordsOf('en');
    const { page } = program;
    await firstRun(program, t, 'en');
    await page.getByRole('radio', { name: t('mail:ways.folder.title') }).click();
    await page.getByRole('button', { name: t('firstRun:mail.save') }).click();

    const file = path.join(program.dataFolder, 'staff.txt');
    const rows = ['Full name\tUser ID\tStaff no\tDepartment\tE-mail\tMobile', ...PEOPLE_EN];
    writeFileSync(file, iconv.encode(`${rows.join('\r\n')}\r\n`, 'utf-16le', { addBOM: true }));
    await page.getByRole('radio', { name: t('firstRun:users.import.title') }).click();
    await importFile(program, t, file, PEOPLE_EN.length);

    await openPerson(page, t, 'okafor', 'Grace Okafor');
    await sendReset(page, t, 'Grace Okafor');
    const [first] = emlFiles(program);
    await page.getByRole('button', { name: t('users:send.close') }).click();
    await takePicture(page, t, '', PEOPLE_EN.length, 'users-en.png');
    await sendReset(page, t, 'Grace Okafor');
    const second = emlFiles(program).find((name) => name !== first);

    const newer = readFileSync(path.join(program.dataFolder, 'office', 'outbox', second ?? ''));
    await redeem(program, t, 'en', newer.toString('latin1'), 'Grace Okafor');
    await expectHash(program, 'grace@harbour.example', NEW.en);
    await paste(page, t, tokenIn(newer));
    await expect(page.getByRole('alert')).toContainText('already used');
    const older = readFileSync(path.join(program.dataFolder, 'office', 'outbox', first ?? ''));
    await paste(page, t, tokenIn(older));
    await expect(page.getByRole('alert')).toContainText('newer reset');
    expect(program.problems).toEqual([]);
  });
});

async function setUpMailServer(
  { page }: Program,
  t: T,
  server: { port: number; privateCa: string },
): Promise<void> {
  await page.getByRole('radio', { name: t('mail:ways.smtp.title') }).click();
  await fill(page, t('mail:host'), '127.0.0.1');
  await fill(page, t('mail:port'), String(server.port));
  await fill(page, t('mail:user'), 'helpdesk');
  await page.getByLabel(t('mail:password'), { exact: true }).fill('mail-password');
  await fill(page, t('mail:fromName'), '한빛 병원 헬프데스크');
  await fill(page, t('mail:fromAddress'), 'helpdesk@hanbit.example');
  await page.getByText(t('mail:ca'), { exact: true }).click();
  await fill(page, t('mail:caLabel'), server.privateCa);
  await page.getByRole('button', { name: t('mail:test') }).click();
  await expect(page.getByText(t('mail:taken', { to: 'sera@hanbit.example' }))).toBeVisible();
  await page.getByRole('button', { name: t('firstRun:mail.save') }).click();
}

/** Pastes, checks whose it is, lets the user type the new password, and comes back to the desk. */
async function redeem(
  program: Program,
  t: T,
  language: 'ko' | 'en',
  text: string,
  name: string,
): Promise<void> {
  const { page } = program;
  await paste(page, t, text);
  await handOver(page, t, name);
  await chooseByHand(page, t, name, NEW[language]);
  await givePassword(page, t, ADMIN[language].password, t('signIn:unlock'));
  await expect(page.getByRole('heading', { level: 1, name: t('pasteToken:title') })).toBeVisible();
}

async function expectHash(program: Program, email: string, password: string): Promise<void> {
  const user = row(program, 'SELECT password_hash FROM users WHERE email = ?', email);
  expect(await bcrypt.compare(password, String(user?.password_hash))).toBe(true);
}

function emlFiles(program: Program): string[] {
  return readdirSync(path.join(program.dataFolder, 'office', 'outbox')).filter((name) =>
    name.endsWith('.eml'),
  );
}

/** The README's pictures are made by this run, where it is asked for them: a clean clone must stay clean. */
async function takePicture(page: Page, t: T, query: string, people: number, name: string): Promise<void> {
  await page.getByRole('combobox', { name: t('users:search.label') }).fill(query);
  await expect(page.getByRole('option')).toHaveCount(people);
  if (process.env.RESETDESK_PICTURES !== '1') return;
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: path.join(PICTURES, name) });
}

const PEOPLE_KO = [
  '김하늘,haneul,1001,총무팀,haneul@hanbit.example,010-1111-0001',
  '김민수,minsu1,1002,영업1팀,minsu1@hanbit.example,010-1111-0002',
  '김민수,minsu2,1003,물류팀,minsu2@hanbit.example,010-1111-0003',
  '김서연,seoyeon,1004,간호부,seoyeon@hanbit.example,010-1111-0004',
  '이도현,dohyun,1005,간호부,dohyun@hanbit.example,010-1111-0005',
  '박지우,jiwoo,1006,원무과,jiwoo@hanbit.example,010-1111-0006',
  '최은별,eunbyul,1007,원무과,eunbyul@hanbit.example,010-1111-0007',
  '정우진,woojin,1008,약제부,woojin@hanbit.example,010-1111-0008',
  '한똘이,ttol,1009,시설팀,ttol@hanbit.example,010-1111-0009',
  '남궁솔,sol,1010,진단검사의학과,sol@hanbit.example,010-1111-0010',
];
const PEOPLE_EN = [
  'Grace Okafor\tgrace\t2001\tFinance\tgrace@harbour.example\t+82 10-2222-0001',
  'Alex Morgan\talex\t2002\tSales\talex@harbour.example\t+82 10-2222-0002',
  'Priya Nair\tpriya\t2003\tEngineering\tpriya@harbour.example\t+82 10-2222-0003',
  'Tomas Herrera\ttomas\t2004\tLogistics\ttomas@harbour.example\t+82 10-2222-0004',
  'Yuki Tanaka\tyuki\t2005\tEngineering\tyuki@harbour.example\t+82 10-2222-0005',
  'Liam O’Brien\tliam\t2006\tSupport\tliam@harbour.example\t+82 10-2222-0006',
];
