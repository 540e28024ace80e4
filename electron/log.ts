/** The program's own log (not the activity log): facts for IT. Values are named, never whole objects. */
export type LogFacts = Readonly<Record<string, string | number | boolean | null>>;

export type Log = {
  info(event: string, facts?: LogFacts): void;
  warn(event: string, facts?: LogFacts): void;
  error(event: string, facts?: LogFacts): void;
};

/** Names under which a secret could travel; their values are never printed (S96). */
const SECRET_NAMES = /password|token|secret|jti|hash|recovery|key$|^text$|^html$|body/i;
/** A JWT anywhere in a value: three base64url parts. */
const JWT_SHAPE = /[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}/g;
/** Controls, ANSI and bidi marks become visible codes, so that one event is one line (S91). */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** One line of text: `event key=value …`, with secrets and unprintable characters taken out. */
export function logLine(event: string, facts: LogFacts = {}): string {
  const parts = Object.entries(facts).map(([name, value]) => {
    if (SECRET_NAMES.test(name)) return `${name}=[hidden]`;
    return `${name}=${JSON.stringify(clean(value))}`;
  });
  return [event, ...parts].join(' ');
}

function clean(value: string | number | boolean | null): string | number | boolean | null {
  if (typeof value !== 'string') return value;
  const shown = value.replace(JWT_SHAPE, '[token]').replace(UNPRINTABLE, (character) => {
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  });
  return shown.length > 1000 ? `${shown.slice(0, 1000)}…` : shown;
}

/** What an unexpected error says, for a fact of a log line. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : typeof error;
}

/** A log that hands finished lines to `write`. */
export function createLog(write: (level: 'info' | 'warn' | 'error', line: string) => void): Log {
  return {
    info: (event, facts) => write('info', logLine(event, facts)),
    warn: (event, facts) => write('warn', logLine(event, facts)),
    error: (event, facts) => write('error', logLine(event, facts)),
  };
}
