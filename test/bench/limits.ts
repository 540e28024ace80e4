import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import jsonwebtoken from 'jsonwebtoken';
import { newJwtKey, toJwtKey } from '../../electron/security/jwt-keys.ts';
import { newJti, readResetToken, signResetToken } from '../../electron/security/reset-tokens.ts';
import { openTestOffice } from '../support/test-office.ts';
import { beside, perSecond, perSecondText, type Row } from './measure.ts';
import { peopleOf } from './people-of.ts';

const ROUNDS = 9;
const WIDTH = 8;
const ACTS = 200;
const SYNCS = 400;
const TOKENS = 300;
/** So short that what else the machine does spoils only some. */
const TOKEN_ROUNDS = 100;
const PAGE = 4096;

/** Acts with a log line against what the disk can sync, and tokens against the library alone; turn by turn. */
export async function benchLimits(): Promise<Row[]> {
  return [...(await acts()), await tokens()];
}

async function acts(): Promise<Row[]> {
  const app = await openTestOffice();
  await app.given.office();
  const users = await peopleOf(app, ACTS);
  const folder = mkdtempSync(path.join(tmpdir(), 'resetdesk-sync-'));
  const alone: number[] = [];
  const together: number[] = [];
  const raw: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const act = (isProtected: boolean) => (userId: string) =>
      app.call('users.setProtected', { userId, protected: isProtected });
    alone.push(await perSecond(users, 1, act(true)));
    together.push(await perSecond(users, WIDTH, act(false)));
    raw.push(rawSyncs(path.join(folder, 'page')));
  }
  await app.end();
  rmSync(folder, { recursive: true, force: true });
  const rowOf = (how: string, acts: readonly number[]): Row => {
    const { ours, theirs, ratio } = beside(acts, raw);
    return {
      metric: `durable acts with a log line, ${how}`,
      ours: perSecondText(ours),
      against: 'write of 4 KiB and fdatasync',
      peer: perSecondText(theirs),
      ratio,
      better: 'more',
      target: 0.5,
    };
  };
  return [rowOf('one after the other', alone), rowOf(`${WIDTH} at once`, together)];
}

function rawSyncs(file: string): number {
  const page = Buffer.alloc(PAGE, 7);
  const descriptor = openSync(file, 'w');
  const begin = performance.now();
  for (let n = 0; n < SYNCS; n += 1) {
    writeSync(descriptor, page, 0, PAGE, n * PAGE);
    fdatasyncSync(descriptor);
  }
  const taken = performance.now() - begin;
  closeSync(descriptor);
  return SYNCS / (taken / 1000);
}

async function tokens(): Promise<Row> {
  const { kid, bytes } = newJwtKey();
  const key = toJwtKey(kid, bytes);
  const keys = new Map([[kid, key]]);
  const issuedAt = Math.floor(Date.now() / 1000) * 1000;
  const claims = { officeId: 'office-1', userId: 'user-1', issuedAt, expiresAt: issuedAt + 3_600_000 };
  const some = Array.from({ length: TOKENS }, () => newJti().jti);
  const mine: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < TOKEN_ROUNDS; round += 1) {
    mine.push(
      await perSecond(some, 1, async (jti) => {
        const token = signResetToken(key, { ...claims, jti, credentialVersion: 1 });
        readResetToken(token, keys, 'office-1');
      }),
    );
    bare.push(
      await perSecond(some, 1, async (jti) => {
        const payload = { iss: 'office-1', aud: 'password-reset', sub: 'user-1', jti, ver: 1 };
        const token = jsonwebtoken.sign(payload, key.secret, {
          algorithm: 'HS256',
          expiresIn: '1h',
          keyid: kid,
        });
        jsonwebtoken.verify(token, key.secret, {
          algorithms: ['HS256'],
          audience: 'password-reset',
          issuer: 'office-1',
        });
      }),
    );
  }
  const { ours, theirs, ratio } = beside(mine, bare);
  return {
    metric: 'a token signed and read',
    ours: perSecondText(ours),
    against: 'jsonwebtoken with a KeyObject',
    peer: perSecondText(theirs),
    ratio,
    better: 'more',
    target: 0.8,
  };
}
