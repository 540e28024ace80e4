/**
 * Mail scanners that put their own link in place of each link of a mail. All but the last two carry the first link
 * along, in one encoding or another; a Mimecast link is a number that only Mimecast can look up.
 */
const HOSTS =
  /safelinks\.protection\.outlook\.com|urldefense(?:\.proofpoint)?\.com|linkprotect\.cudasvc\.com|protection\.sophos\.com|secure-web\.cisco\.com|protect\d?\.fireeye\.com|trendmicro\.com|clicktime\.symantec\.com/i;
const OPAQUE = /\/\/[\w.-]{1,60}\.(?:mimecast|mimecastprotect)\.com\/s\//i;

/** `https://urldefense.proofpoint.com/v2/url?u=https-3A__a.example_reset-3Ftoken-3D…&d=…` */
const PROOFPOINT_2 = /urldefense(?:\.proofpoint)?\.com\/v2\/url\?u=([^&"'<)\]]{1,8000})/gi;
/** A run that may hide a link or a mail: Sophos writes `u=` and the link in base64, mail programs whole parts. */
const BASE64 = /[\w+/-]{4,}(?:\r?\n[\w+/-]{2,})*={0,2}/g;
const SHORTEST_BASE64 = 60;
const MOST = 32;

/** True when the text before a token belongs to a scanner's link. */
export function isScannerLink(link: string): boolean {
  return HOSTS.test(link);
}

/** The name of a scanner whose link hides everything, for a refusal's words. */
export function scannerIn(text: string): string | null {
  return OPAQUE.test(text) ? 'Mimecast' : null;
}

/** Links that Proofpoint's second form encloses, in which `-` stands for `%` and `_` for `/`; joined, or '' for none. */
export function withoutProofpoint(text: string): string {
  return first(text.matchAll(PROOFPOINT_2))
    .map((match) => {
      const link = (match[1] ?? '').replace(/[\s>|]+/g, '').replaceAll('_', '/');
      const decoded = link.replace(/-([0-9a-f]{2})/gi, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      );
      return `https://urldefense.com/v2/url?u=${decoded}`;
    })
    .join('\n');
}

/** What stands in base64 in a text and may hold a token; joined, or '' for none. */
export function withoutBase64(text: string): string {
  return first(text.matchAll(BASE64), SHORTEST_BASE64)
    .map(([run]) => Buffer.from(run.replace(/\s/g, ''), 'base64').toString('latin1'))
    .filter((decoded) => decoded.includes('eyJ') || decoded.includes('RESETDESK TOKEN'))
    .join('\n');
}

function first(matches: Iterable<RegExpExecArray>, shortest = 0): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  for (const match of matches) {
    if (match[0].length >= shortest) found.push(match);
    if (found.length === MOST) break;
  }
  return found;
}
