import type { LogFacts } from '../log.ts';

/** What the log may keep of a defect: its kind and where it happened. Never its message, which may quote data. */
export function crashFacts(error: unknown): LogFacts {
  if (!(error instanceof Error)) return { kind: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { kind: error.name, code, where: frames.slice(0, 6).map(shortFrame).join(' < ') };
}

function shortFrame(frame: string): string {
  return frame
    .trim()
    .replace(/^at /, '')
    .replace(/\(?(?:file:\/\/)?[^()\s]*[/\\]([^/\\()]+)\)?$/, '$1');
}
