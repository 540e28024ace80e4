import { randomInt } from 'node:crypto';
import { CODE_LENGTH, CODE_SIGNS } from '../../shared/reset-code.ts';
import { bcryptCompare, bcryptHash } from './hashing.ts';

/** The code of one reset, from the operating system's random source; `formatCode` writes it for a person. */
export function newCode(): string {
  return Array.from({ length: CODE_LENGTH }, () => CODE_SIGNS.charAt(randomInt(CODE_SIGNS.length))).join('');
}

/**
 * What the database keeps of a code (S27). It has 38 bits and lives for minutes: whoever steals the file has that long
 * to try 3.8 * 10^11 codes at `cost` (10 in every office: some 50 ms each), and needs the running program to use one.
 */
export function hashCode(code: string, cost: number): Promise<string> {
  return bcryptHash(code, cost);
}

/** Compares in constant time. */
export function isCode(code: string, hash: string): Promise<boolean> {
  return bcryptCompare(code, hash);
}
