import type { PasteRepair } from '../../shared/lists.ts';
import { isScannerLink, withoutBase64, withoutProofpoint } from './link-scanners.ts';

/** What is beyond it is not looked at: a longer paste is a mail's source, whose parts are read one by one. */
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
const ENTITY = /&(?:#(\d{1,6})|#x([\dA-F]{1,5})|(nbsp|shy|amp|lt|gt|quot));/gi;
const NAMED: Readonly<Record<string, string>> = {
  nbsp: ' ',
  shy: '\u00ad',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
};
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
      found.push({ token: candidate.token, repaired: named([...candidate.repaired, ...view.repaired]) });
    }
  }
  return found.sort((a, b) => a.repaired.length - b.repaired.length).slice(0, MAX_FOUND);
}

/** Each repair once; a scanner's link is a link, and saying so once is enough. */
function named(repairs: readonly PasteRepair[]): PasteRepair[] {
  const once = [...new Set(repairs)];
  return once.includes('scanner-link') ? once.filter((repair) => repair !== 'link') : once;
}

/** True when the text holds a piece of a token, so that the refusal can say damaged and not missing. */
export function looksLikePart(text: string): boolean {
  const head = text.slice(0, MAX_TEXT);
  if (head.includes('RESETDESK TOKEN') || UNBROKEN_PART.test(head)) return true;
  return views(head).some((view) => hasPartIn(withoutGaps(view.text)));
}

function hasPartIn(compact: Compact): boolean {
  return startsIn(compact).some((start) => matchAt(TOKEN_PART, compact.text, start) !== null);
}

/**
 * Which half of a token a text lacks, where that can be known: by the lines that begin and end it in a mail, else by
 * how every token begins. Meant for texts of which `looksLikePart` is true.
 */
export function missingPart(text: string): 'beginning' | 'middle' | 'end' | null {
  const head = text.slice(0, MAX_TEXT);
  const begins = head.includes('BEGIN RESETDESK TOKEN');
  const ends = head.includes('END RESETDESK TOKEN');
  if (begins || ends) return begins && ends ? 'middle' : begins ? 'end' : 'beginning';
  const hasStart = views(head).some((view) => hasPartIn(withoutGaps(view.text)));
  if (hasStart) return 'end';
  return UNBROKEN_PART.test(head) ? 'beginning' : null;
}

type View = { text: string; repaired: PasteRepair[] };

/** The text as it is, and as it was before each encoding that mails, their pages and their scanners use. */
function views(text: string): View[] {
  const whole = text.slice(0, MAX_TEXT);
  const sources = [{ text: whole, repaired: [] }]
    .flatMap((view) => both(view, quotedPrintableDecoded, 'quoted-printable'))
    .flatMap((view) => both(view, entitiesDecoded, 'mail-source'));
  return sources.flatMap((view) => [
    ...both(view, percentDecoded, 'link'),
    ...hidden(view, withoutProofpoint(view.text), 'scanner-link'),
    ...hidden(view, withoutBase64(view.text), isScannerLink(view.text) ? 'scanner-link' : 'mail-source'),
  ]);
}

function both(view: View, decode: (text: string) => string, repair: PasteRepair): View[] {
  const text = decode(view.text);
  return text === view.text ? [view] : [view, { text, repaired: [...view.repaired, repair] }];
}

function hidden(view: View, text: string, repair: PasteRepair): View[] {
  return text === '' ? [] : both({ text, repaired: [...view.repaired, repair] }, percentDecoded, 'link');
}

function quotedPrintableDecoded(text: string): string {
  return text.replace(QUOTED_PRINTABLE, (_, hex: string | undefined) => fromHex(hex) ?? '\n');
}

function entitiesDecoded(text: string): string {
  return text.replace(ENTITY, (_, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? ' ';
    const point = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    return point > 0 && point < 0xd800 ? String.fromCharCode(point) : ' ';
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
  const link = linkBefore(compact, start);
  if (link !== null) {
    repaired.push(isScannerLink(link) ? 'scanner-link' : 'link');
  } else if (start > 0 || end < compact.text.length) repaired.push('mail-text');
  if (gaps & LINE_BREAK) repaired.push('line-breaks');
  if (gaps & SPACE) repaired.push('spaces');
  if (gaps & INVISIBLE) repaired.push('invisible-characters');
  return repaired;
}

/** The unbroken run of characters before the token, where it names a scheme or a field that it is the value of. */
function linkBefore(compact: Compact, start: number): string | null {
  let from = start;
  while (from > 0 && start - from < 300 && compact.gapBefore[from] === 0) from -= 1;
  const run = compact.text.slice(from, start);
  return /:\/\/|[?#&][\w-]{1,40}=$/.test(run) ? run : null;
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
