/**
 * The signs of a code: digits, and the letters that nobody takes for another sign of it. Of each group of look-alikes
 * one stays (0 of 0/O, 1 of 1/I/L, 2 of 2/Z, 5 of 5/S, 8 of 8/B, V of U/V), so that what was misread can only mean the
 * one that stays. E is left out for the ear: said in Korean it is the digit 2. 28 signs, 38 bits in a code of eight.
 */
export const CODE_SIGNS = '0123456789ACDFGHJKMNPQRTVWXY';
export const CODE_LENGTH = 8;
/** S26: after the fifth wrong one the code is void. The database takes no sixth failure. */
export const CODE_TRIES = 5;

/** What is not in the alphabet, and the sign it was taken for. */
const READ_AS: Readonly<Record<string, string>> = {
  O: '0',
  I: '1',
  L: '1',
  Z: '2',
  E: '2',
  S: '5',
  B: '8',
  U: 'V',
};
/** More is no code, whatever is between its signs. */
const MOST_TYPED = 100;
const BETWEEN = /[\s\p{Pd}\p{Cf}_.·・'"“”‘’<>()[\]]/gu;

/**
 * The code in what somebody typed, as eight signs; null for anything that is more, less or something else. Case, the
 * dash, blanks, quotes and full-width letters do not matter, look-alikes are put right, and a code typed while the
 * keyboard was set to Korean is read by its keys.
 */
export function parseCode(text: string): string | null {
  const signs = signsIn(text);
  return signs?.length === CODE_LENGTH ? signs : null;
}

/** How many signs of a code that is being typed are there; 0 for a whole code and for what cannot become one. */
export function signsSoFar(text: string): number {
  const count = signsIn(text)?.length ?? 0;
  return count < CODE_LENGTH ? count : 0;
}

function signsIn(text: string): string | null {
  if (text.length > MOST_TYPED) return null;
  const typed = asKeys(text.normalize('NFC')).normalize('NFKC').replace(BETWEEN, '').toUpperCase();
  const signs = [...typed].map((sign) => READ_AS[sign] ?? sign);
  return signs.every((sign) => CODE_SIGNS.includes(sign)) ? signs.join('') : null;
}

/** Two groups, as they stand in the mail and are read out: `K7QF-92MX`. */
export function formatCode(code: string): string {
  return `${code.slice(0, CODE_LENGTH / 2)}-${code.slice(CODE_LENGTH / 2)}`;
}

/** What is typed on the two-set Korean keyboard (KS X 5002) for each of the letters U+3131 to U+3163. */
const KEYS =
  'r r rt s sw sg e e f fr fa fq ft fx fv fg a q q qt t t d w w c z x v g k o i o j p u p h hk ho hl y n nj np nl b m ml l'.split(
    ' ',
  );
const FIRST_LETTER = 0x3131;
const FIRST_VOWEL = 0x314f;
/** The letters a syllable begins and ends with, in the order of the syllables U+AC00 to U+D7A3. */
const LEADS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
const TAILS = 'ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ';
const FIRST_SYLLABLE = 0xac00;
const VOWELS = 21;
const ENDINGS = 28;

/** Korean letters as the keys they were typed with: 라 was `fk`. */
function asKeys(text: string): string {
  return text.replace(/[\u3131-\u3163\uac00-\ud7a3]/g, (letter) => {
    const syllable = letter.charCodeAt(0) - FIRST_SYLLABLE;
    if (syllable < 0) return keyOf(letter);
    const lead = LEADS.charAt(Math.floor(syllable / (VOWELS * ENDINGS)));
    const vowel = String.fromCharCode(FIRST_VOWEL + (Math.floor(syllable / ENDINGS) % VOWELS));
    const ending = syllable % ENDINGS;
    return keyOf(lead) + keyOf(vowel) + (ending === 0 ? '' : keyOf(TAILS.charAt(ending - 1)));
  });
}

function keyOf(letter: string): string {
  return KEYS[letter.charCodeAt(0) - FIRST_LETTER] ?? '';
}
