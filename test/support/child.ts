import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';

export type Child = {
  process: ChildProcess;
  /** The next line it prints. @throws Error with what it said on its error output when it has ended instead */
  line(): Promise<string>;
  /** Every line it has printed and nobody has asked for; call it after `ended`. */
  rest(): string[];
  /** Resolves once the process is gone and all its output is here. */
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  say(line: string): void;
};

/** Runs a script of this folder on the same runtime. */
export function startChild(
  script: string,
  args: readonly string[],
  options: { uid?: number; env?: Record<string, string>; fileBlocks?: number } = {},
): Child {
  const { uid, env, fileBlocks } = options;
  const command = [process.execPath, path.resolve(import.meta.dirname, script), ...args];
  // Of 512 bytes: no file of the process may grow beyond so many.
  const limit = ['sh', '-c', 'ulimit -f "$0" && exec "$@"', String(fileBlocks)];
  const [program = '', ...rest] = fileBlocks === undefined ? command : [...limit, ...command];
  const child = spawn(program, rest, {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  const lines: string[] = [];
  const waiting: { resolve(line: string): void; reject(error: Error): void }[] = [];
  let errors = '';
  child.stdin.on('error', () => {});
  child.stderr.on('data', (chunk) => {
    errors += String(chunk);
  });
  createInterface(child.stdout).on('line', (line) => {
    const next = waiting.shift();
    if (next === undefined) lines.push(line);
    else next.resolve(line);
  });
  let gone = false;
  const gave = () => new Error(`${script} ended without the awaited line: ${errors}`);
  const ended = new Promise<Awaited<Child['ended']>>((resolve) => {
    child.on('close', (code, signal) => {
      gone = true;
      for (const { reject } of waiting) reject(gave());
      resolve({ code, signal });
    });
  });
  return {
    process: child,
    ended,
    rest: () => lines.splice(0),
    say: (line) => void child.stdin.write(`${line}\n`),
    line: async () => {
      const ready = lines.shift();
      if (ready !== undefined) return ready;
      if (gone) throw gave();
      return new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
      });
    },
  };
}
