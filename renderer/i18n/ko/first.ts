import { common } from './common.ts';
import { shell } from './shell.ts';
import { signIn } from './signIn.ts';
import { totp } from './totp.ts';

/** The same in Korean. */
export const first = { common, shell, signIn, totp };
