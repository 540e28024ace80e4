import { createHmac, randomBytes } from 'node:crypto';

/** More than anybody looks at before one is taken. */
const REMEMBERED = 100;

/**
 * The passwords that main itself has made and shown in this session, by their keyed hashes: what is set as `generated`
 * must be one of them, so that nobody can pass off a chosen one.
 */
export type MadePasswords = {
  remember(password: string): void;
  made(password: string): boolean;
  /** One password is set for one user. */
  usedUp(password: string): void;
  forget(): void;
};

export function createMadePasswords(): MadePasswords {
  const key = randomBytes(32);
  const made = new Set<string>();
  const mark = (password: string) => createHmac('sha256', key).update(password, 'utf8').digest('base64');
  return {
    remember: (password) => {
      made.add(mark(password));
      const [oldest] = made;
      if (made.size > REMEMBERED && oldest !== undefined) made.delete(oldest);
    },
    made: (password) => made.has(mark(password)),
    usedUp: (password) => made.delete(mark(password)),
    forget: () => made.clear(),
  };
}
