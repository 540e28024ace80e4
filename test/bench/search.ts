import { writeFileSync } from 'node:fs';
import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { openTestOffice } from '../support/test-office.ts';
import { msText, percentile, type Row, timed } from './measure.ts';

const USERS = 10_000;
const FAMILY = [...'김이박최정강조윤장임한오서신권황안송류홍'];
const GIVEN = [...'민수서연지훈유진도윤하은현우수아재현소율준서예린태윤시아'];
const DEPARTMENTS = ['총무팀', '영업1팀', '영업2팀', '인사팀', '개발팀', '회계팀', '물류팀', '고객지원팀'];
const QUERIES = [
  '김',
  '김민',
  '김민수',
  '수',
  'user12',
  'user1234@',
  '010-1234',
  '4321',
  '총무',
  '김 개발',
  'ㄱㅁㅅ',
  '없는사람',
];
const TURNS = 25;

/** The search box's call through the front door, against one bare LIKE statement over the same rows. */
export async function benchSearch(): Promise<Row[]> {
  const app = await openTestOffice();
  await app.given.office();
  const file = path.join(app.dataFolder, 'people.csv');
  writeFileSync(file, `\uFEFF이름,아이디,이메일,전화,사번,부서\r\n${people().join('\r\n')}\r\n`);
  app.dialogs.answer = file;
  const picked = await app.call('directory.pickFile', {});
  if (picked.file === null) throw new Error('the file was not picked');
  const { encoding, delimiter, hasHeader, mapping } = await app.call('directory.preview', {
    handle: picked.file.handle,
  });
  await app.call('directory.import', { handle: picked.file.handle, encoding, delimiter, hasHeader, mapping });

  const sqlite = new SqliteDatabase(path.join(app.dataFolder, 'office.db'), { readonly: true });
  const like = sqlite.prepare(
    `SELECT id, name, login, email, phone, staff_number, department FROM users
     WHERE name LIKE @q OR login LIKE @q OR email LIKE @q OR phone LIKE @q OR staff_number LIKE @q OR department LIKE @q
     ORDER BY name LIMIT 50`,
  );
  const ours: number[] = [];
  const bare: number[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    for (const query of QUERIES) {
      ours.push(await timed(() => app.call('users.search', { query })));
      bare.push(await timed(() => like.all({ q: `%${query}%` })));
    }
  }
  sqlite.close();
  await app.end();
  return [0.5, 0.95].map((part) => ({
    metric: `users.search, ${USERS} users, ${part === 0.5 ? 'p50' : 'p95'}`,
    ours: msText(percentile(ours, part)),
    against: 'one bare LIKE statement',
    peer: msText(percentile(bare, part)),
    ratio: percentile(ours, part) / percentile(bare, part),
    better: 'less' as const,
  }));
}

function people(): string[] {
  return Array.from({ length: USERS }, (_, i) => {
    const pick = (list: readonly string[], step: number) => list[Math.floor(i / step) % list.length] ?? '';
    const name = `${pick(FAMILY, 1)}${pick(GIVEN, 3)}${pick(GIVEN, 41)}`;
    const phone = `010-${String(1000 + (i % 9000))}-${String(i).padStart(4, '0').slice(-4)}`;
    return [name, `user${i}`, `user${i}@office.test`, phone, `N${100_000 + i}`, pick(DEPARTMENTS, 7)].join(
      ',',
    );
  });
}
