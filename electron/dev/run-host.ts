import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';

export type HostOptions = {
  /** The folder that holds `out/` and package.json. */
  program: string;
  /** The data folder; null leaves the choice to the program. */
  data: string | null;
  /** What the program takes for the system's language; null for the real one. */
  language: 'ko' | 'en' | null;
  port: number;
  secret: string | null;
  /** Whether the host's greeting is wanted on the terminal; its errors always are. */
  greeting: boolean;
};

/** Starts the preview host as a process of its own; it ends with this one. */
export function startPreviewHost(options: HostOptions): ChildProcess {
  const { program, data, language, port, secret, greeting } = options;
  const args = [
    // Type stripping in the host prints a warning nobody can act on.
    '--disable-warning=ExperimentalWarning',
    path.join(import.meta.dirname, 'preview/host.ts'),
    `--program=${program}`,
    `--port=${port}`,
    ...(data === null ? [] : [`--data=${data}`]),
    ...(language === null ? [] : [`--lang=${language}`]),
  ];
  const env = { ...process.env, ...(secret === null ? {} : { RESETDESK_PREVIEW_SECRET: secret }) };
  return spawn(process.execPath, args, {
    stdio: ['ignore', greeting ? 'inherit' : 'ignore', 'inherit', 'ipc'],
    env,
  });
}

/** The address to open, once the host listens. @throws Error when it ends before that */
export function addressOf(host: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    host.on('message', (message) => {
      if (typeof message === 'object' && message !== null && 'url' in message) resolve(String(message.url));
    });
    host.once('exit', (code) => reject(new Error(`The preview host ended with code ${code}.`)));
  });
}

/** Ends the host in order, as Ctrl+C would. */
export async function endHost(host: ChildProcess): Promise<void> {
  if (host.exitCode !== null || host.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => host.once('exit', () => resolve()));
  host.send('quit');
  await gone;
}
