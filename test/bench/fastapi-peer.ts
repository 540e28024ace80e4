import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startSmtpServer } from '../support/smtp-server.ts';

export type FastApi = {
  /** Asks for a reset. @returns the token once the mail is accepted */
  ask(email: string): Promise<string>;
  set(token: string): Promise<void>;
  stop(): Promise<void>;
};

/** Distributions install the packages for their own Python, which need not be the first one on the path. */
const PYTHONS = ['python3', '/usr/bin/python3'];

function pythonThatHasThem(): string | null {
  const has = (python: string) =>
    spawnSync(python, ['-c', 'import fastapi, uvicorn, jwt, bcrypt'], { stdio: 'ignore' }).status === 0;
  return PYTHONS.find(has) ?? null;
}

/**
 * The origin's service in a process of its own, with a mail server without TLS; null where no Python has the packages
 * that it is built of.
 */
export async function startFastApi(): Promise<FastApi | null> {
  const python = pythonThatHasThem();
  if (python === null) return null;
  const folder = mkdtempSync(path.join(tmpdir(), 'resetdesk-fastapi-'));
  const sink = await startSmtpServer({ tls: 'none' });
  const port = await freePort();
  const script = path.join(import.meta.dirname, 'fastapi-peer/server.py');
  const args = [script, String(port), String(sink.port), path.join(folder, 'peer.db')];
  const peer = spawn(python, args, { stdio: 'inherit' });
  const post = async (route: string, body: unknown): Promise<unknown> => {
    const answer = await fetch(`http://127.0.0.1:${port}${route}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`FastAPI answered ${answer.status}`);
    return answer.json();
  };
  await listening(port);
  return {
    ask: async (email) => {
      const answer = await post('/password/reset', { email });
      const hasToken = typeof answer === 'object' && answer !== null && 'token' in answer;
      return hasToken ? String(answer.token) : '';
    },
    set: async (token) => {
      await post(`/password/reset/${token}`, { password: 'correct horse battery staple' });
    },
    stop: async () => {
      peer.kill();
      await sink.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}

async function listening(port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const there = await fetch(`http://127.0.0.1:${port}/docs`).then(
      () => true,
      () => false,
    );
    if (there) return;
    await sleep(50);
  }
  throw new Error('the FastAPI peer does not listen');
}
