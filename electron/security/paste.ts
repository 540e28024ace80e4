import type { PasteRepair } from '../../shared/lists.ts';

/** What a person may paste is capped by the contract; what is beyond it is not looked at. */
const MAX_TEXT = 200_000;
const MAX_FOUND = 5;
/** Keeps a text made of nothing but token beginnings linear. */
const MAX_STARTS = 64;

/** An HS256 signature is 43 characters: that tells where a token ends, whatever follows it. */
const TOKEN = /eyJ[\w-]{1,2000}\.[\w-]{1,2000}\.[\w-]{43}/y;
const TOKEN_PART = /eyJ[\w-]{8}/y;
const MARKER = /-----(?:BEGIN|END) RESETDESK TOKEN-----/g;
const TAG = /<\/?(?:br|wbr|p|div|span|code|pre|tt|b|td|tr)\b[^<>\n]{0,200}>/gi;
const QUOTED_PRINTABLE = /=(?:[ \t]*\r?\n|([0-9A-F]{2}))/gi;
const PERCENT = /%([0-9A-F]{2})/gi;
const UNBROKEN_PART = /[\w-]{40}/;

/** Gaps that a token can be read across, as bits; quote marks after a line break belong to it. */
const LINE_BREAK = 1;
const SPACE = 2;
const INVISIBLE = 4;

/** The text without its gaps: `gapBefore[i]` is what stood before `text[i]`. */
type Compact = { text: string; gapBefore: Uint8Array };

export type FoundToken = { token: string; repaired: PasteRepair[] };

/**
 * What in a pasted text may be a token, the least repaired first, at most five; empty when there is none.
 * Only shapes are judged here: `readResetToken` says whose a token is.
 */
export function findTokens(text: string): FoundToken[] {
  const found: FoundToken[] = [];
  for (const view of views(text)) {
    for (const candidate of tokensIn(view.text)) {
      if (found.some((other) => other.token === candidate.token)) continue;
      found.push({
        token: candidate.token,
        repaired: [...new Set([...candidate.repaired, ...view.repaired])],
      });
    }
  }
  return found.sort((a, b) => a.repaired.length - b.repaired.length).slice(0, MAX_FOUND);
}

/** True when the text holds a piece of a token, so that the refusal can say damaged and not missing. */
export function looksLikePart(text: string): boolean {
  const head = text.slice(0, MAX_TEXT);
  if (head.includes('RESETDESK TOKEN') || UNBROKEN_PART.test(head)) return true;
  return views(head).some((view) => {
    const compact = withoutGaps(view.text);
    return startsIn(compact).some((start) => matchAt(TOKEN_PART, compact.text, start) !== null);
  });
}

/** The text as it is, and as it was before quoted-printable or percent encoding. */
function views(text: string): { text: string; repaired: PasteRepair[] }[] {
  const whole = text.slice(0, MAX_TEXT);
  const plain = whole.replace(QUOTED_PRINTABLE, (_, hex: string | undefined) => fromHex(hex) ?? '\n');
  const sources: { text: string; repaired: PasteRepair[] }[] = [{ text: whole, repaired: [] }];
  if (plain !== whole) sources.push({ text: plain, repaired: ['quoted-printable'] });
  return sources.flatMap((source) => {
    const decoded = percentDecoded(source.text);
    if (decoded === source.text) return [source];
    return [source, { text: decoded, repaired: [...source.repaired, 'link' as const] }];
  });
}

/** Twice, because link scanners encode what was encoded. */
function percentDecoded(text: string): string {
  const once = text.replace(PERCENT, (_, hex: string) => fromHex(hex) ?? '');
  return once.replace(PERCENT, (_, hex: string) => fromHex(hex) ?? '');
}

function fromHex(hex: string | undefined): string | undefined {
  return hex === undefined ? undefined : String.fromCharCode(Number.parseInt(hex, 16));
}

function tokensIn(view: string): FoundToken[] {
  const compact = withoutGaps(view.replace(MARKER, '\n#\n').replace(TAG, '\n'));
  const found: FoundToken[] = [];
  let end = 0;
  for (const start of startsIn(compact)) {
    const token = start < end ? null : matchAt(TOKEN, compact.text, start);
    if (token === null) continue;
    end = start + token.length;
    found.push({ token, repaired: repairs(compact, start, end) });
  }
  return found;
}

function repairs(compact: Compact, start: number, end: number): PasteRepair[] {
  let gaps = 0;
  for (let at = start + 1; at < end; at += 1) gaps |= compact.gapBefore[at] ?? 0;
  const repaired: PasteRepair[] = [];
  if (isInLink(compact, start)) {
    repaired.push('link');
  } else if (start > 0 || end < compact.text.length) repaired.push('mail-text');
  if (gaps & LINE_BREAK) repaired.push('line-breaks');
  if (gaps & SPACE) repaired.push('spaces');
  if (gaps & INVISIBLE) repaired.push('invisible-characters');
  return repaired;
}

/** The unbroken run of characters before the token names a scheme, or a field that it is the value of. */
function isInLink(compact: Compact, start: number): boolean {
  let from = start;
  while (from > 0 && start - from < 300 && compact.gapBefore[from] === 0) from -= 1;
  return /:\/\/|[?#&][\w-]{1,40}=$/.test(compact.text.slice(from, start));
}

/** Where `eyJ` begins and is not the middle of a longer word. */
function startsIn(compact: Compact): number[] {
  const starts: number[] = [];
  let at = compact.text.indexOf('eyJ');
  while (at >= 0 && starts.length < MAX_STARTS) {
    const alone = at === 0 || compact.gapBefore[at] !== 0 || !/\w/.test(compact.text.charAt(at - 1));
    if (alone) starts.push(at);
    at = compact.text.indexOf('eyJ', at + 1);
  }
  return starts;
}

function matchAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}

function withoutGaps(text: string): Compact {
  const kept: string[] = [];
  const gapBefore = new Uint8Array(text.length);
  let gap = LINE_BREAK;
  for (const character of text) {
    const kind = gapOf(character, gap);
    if (kind !== 0) gap |= kind;
    else {
      // Spaces around a line break are its own: indentation, quote marks, padding.
      gapBefore[kept.length] = gap & LINE_BREAK ? gap & ~SPACE : gap;
      gap = 0;
      kept.push(character.length === 1 ? character : '#');
    }
  }
  return { text: kept.join(''), gapBefore };
}

function gapOf(character: string, gap: number): number {
  if (/[\w.-]/.test(character)) return 0;
  if (character === '\n' || character === '\r') return LINE_BREAK;
  if ((character === '>' || character === '|') && gap & LINE_BREAK) return LINE_BREAK;
  if (/\p{Cf}/u.test(character)) return INVISIBLE;
  return /\s/.test(character) ? SPACE : 0;
}
