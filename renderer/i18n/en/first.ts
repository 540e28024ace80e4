import { common } from './common.ts';
import { shell } from './shell.ts';
import { signIn } from './signIn.ts';
import { totp } from './totp.ts';

/** What the sign-in and the lock say before an answer of main: the words that the first paint waits for. */
export const first = { common, shell, signIn, totp };
