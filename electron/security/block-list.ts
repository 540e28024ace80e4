import { keysOf, runAt, SHORTEST_RUN } from './keyboard-patterns.ts';
import { KOREAN_PASSWORD_WORDS } from './korean-words.ts';

/** So many of the commonest passwords of the world count as parts of longer ones. */
const COMMON_PARTS = 1000;
const SHORTEST_PART = 3;
const MOST_PARTS = 3;
const DATE = /^(?:(?:19|20)?\d\d)(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/;
/** No password of three common parts is longer. */
const LONGEST_SPLIT = 80;

const OFFICE_WORDS = `
admin administrator manager operator user guest root login password passwd passphrase welcome hello please change changeme
letmein secret private default initial temporary temp test testing company office work team staff employee business helpdesk
support service account email mail server system network computer internet online windows microsoft google apple samsung
hyundai naver kakao korea seoul busan spring summer autumn winter january february march april june july august september
october november december monday tuesday wednesday thursday friday saturday sunday happy love forever friend family baby
`
  .trim()
  .split(/\s+/);

/** `whole` are refused as they stand; a password is refused too when it is made of at most three `parts`. */
export type BlockList = { whole: ReadonlySet<string>; parts: ReadonlySet<string> };

/** Everything in the form `foldForList` gives. */
export function createBlockList(commonPasswords: readonly string[]): BlockList {
  const own = [...OFFICE_WORDS, ...KOREAN_PASSWORD_WORDS].map(foldForList);
  const common = commonPasswords.map(foldForList);
  const parts = [...common.slice(0, COMMON_PARTS), ...own].filter((part) => part.length >= SHORTEST_PART);
  return { whole: new Set([...common, ...own]), parts: new Set(parts) };
}

/** The keys pressed, without blanks and signs: those are how a listed password is dressed up. */
export function foldForList(password: string): string {
  return keysOf(password).replace(/[^\p{L}\p{N}]/gu, '');
}

/**
 * The whole password is listed, or it is at most three common parts: listed words, runs of keys, years and short
 * numbers in any order (`priceOf`). Saying a part again adds nothing.
 */
export function isBlocked(password: string, list: BlockList): boolean {
  const folded = foldForList(password);
  if (list.whole.has(folded)) return true;
  return folded !== '' && folded.length <= LONGEST_SPLIT && fewestParts(folded, list.parts) <= MOST_PARTS;
}

type Split = { cost: number; used: ReadonlySet<string> };

/** Best splits of every beginning, shortest first; the last one is the whole password's. */
function fewestParts(folded: string, parts: ReadonlySet<string>): number {
  const best: (Split | undefined)[] = [{ cost: 0, used: new Set() }];
  for (let from = 0; from < folded.length; from += 1) {
    const before = best[from];
    if (before === undefined || before.cost > MOST_PARTS) continue;
    const run = runAt(folded, from);
    for (let to = from + 1; to <= folded.length; to += 1) {
      const part = folded.slice(from, to);
      const inRun = part.length >= SHORTEST_RUN && part.length <= run;
      const price = before.used.has(part) ? 0 : inRun ? 1 : priceOf(part, parts);
      if (price === undefined) continue;
      const known = best[to];
      if (known !== undefined && known.cost <= before.cost + price) continue;
      best[to] = { cost: before.cost + price, used: new Set([...before.used, part]) };
    }
  }
  return best[folded.length]?.cost ?? Number.POSITIVE_INFINITY;
}

/** One for a listed word, a date, counting, the same sign again and again, or every two other digits; half for a year. */
function priceOf(part: string, parts: ReadonlySet<string>): number | undefined {
  if (/^(?:19|20)\d\d$/.test(part)) return 0.5;
  if (parts.has(part) || DATE.test(part) || /^(.)\1{2,}$|^(?:123|234|345|321)$/.test(part)) return 1;
  return /^\d{1,8}$/.test(part) ? Math.ceil(part.length / 2) : undefined;
}
