import { convertHangulToQwerty } from 'es-hangul';
import { PASSWORD_RULES, type PasswordRule } from '../../shared/lists.ts';
import type { PasswordJudgement } from '../../shared/models.ts';
import {
  brokenRules,
  normalisePassword,
  type PasswordContext,
  passwordBytes,
  passwordLength,
} from '../../shared/password-rules.ts';
import { createBlockList, isBlocked } from './block-list.ts';
import { isKeyboardPattern } from './keyboard-patterns.ts';
import { KOREAN_PASSWORD_WORDS } from './korean-words.ts';

/** The estimate's cost grows with the square of the length, and what is longer has its score by then. */
const ESTIMATED_CODE_POINTS = 40;
/** An attacker's first million guesses are a block list too. */
const TOO_FEW_GUESSES = 1_000_000;

type Lists = Awaited<ReturnType<typeof load>>;
let loading: Promise<Lists> | undefined;

/** All rules, those with word lists included, and zxcvbn's score. The lists (7 MB) are loaded at the first call. */
export async function judgePassword(password: string, context: PasswordContext): Promise<PasswordJudgement> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  const { blockList, estimate } = await loading;
  // Where several are judged at once the first goes on to its hash while the next is judged, and the window gets a turn.
  await new Promise((resolve) => setImmediate(resolve));
  const contextWords = context.contextWords.flatMap((word) => [word, convertHangulToQwerty(word)]);
  const broken = new Set<PasswordRule>(brokenRules(password, { ...context, contextWords }));
  const { score, guesses } = estimate(firstCodePoints(password), contextWords);
  if (isKeyboardPattern(password)) broken.add('keyboard-pattern');
  if (isBlocked(password, blockList) || (password !== '' && guesses < TOO_FEW_GUESSES)) broken.add('blocked');
  return {
    broken: PASSWORD_RULES.filter((rule) => broken.has(rule)),
    score,
    length: passwordLength(password),
    bytes: passwordBytes(password),
  };
}

function firstCodePoints(password: string): string {
  return [...normalisePassword(password)].slice(0, ESTIMATED_CODE_POINTS).join('');
}

async function load() {
  const [{ ZxcvbnFactory }, common, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ]);
  const passwords = common.dictionary['passwords-common'];
  const factory = new ZxcvbnFactory({
    graphs: common.adjacencyGraphs,
    useLevenshteinDistance: false,
    // English word sequences stay out: they take any three animals or colours for a series.
    dictionary: {
      ...common.dictionary,
      'commonWords-en': english.dictionary['commonWords-en'],
      'firstnames-en': english.dictionary['firstnames-en'],
      'lastnames-en': english.dictionary['lastnames-en'],
      'wikipedia-en': english.dictionary['wikipedia-en'],
      korean: [...KOREAN_PASSWORD_WORDS],
      'korean-keys': KOREAN_PASSWORD_WORDS.map((word) => convertHangulToQwerty(word)),
    },
  });
  return {
    blockList: createBlockList(passwords),
    estimate: (password: string, words: string[]) => factory.check(password, words),
  };
}
