/** One sentence: the template's own words, and values that came from people. */
export type Sentence = readonly (string | { value: string })[];

export type Block =
  | { kind: 'text'; sentence: Sentence }
  | { kind: 'heading'; sentence: Sentence }
  /** Label and value pairs, one a line. */
  | { kind: 'facts'; rows: readonly (readonly [label: string, value: string])[] }
  | { kind: 'token'; lines: readonly string[] }
  /** Large, on a line of its own: it is read out. */
  | { kind: 'code'; code: string };

/** Controls, bidi marks and other invisible characters: a name is shown on one line and cannot turn the text around. */
const UNSHOWN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\s]+/gu;

/** A value from outside as it may appear in a mail: one line, visible characters, at most 200 code points. */
export function shown(value: string): string {
  return [...value.toWellFormed().replace(UNSHOWN, ' ').trim()].slice(0, 200).join('');
}

/** Tag for template texts: keeps the words and what people typed apart until both parts are rendered. */
export function say(words: TemplateStringsArray, ...values: string[]): Sentence {
  return words.flatMap((word, index) => {
    const value = values[index];
    return value === undefined ? [word] : [word, { value: shown(value) }];
  });
}

export function renderText(blocks: readonly Block[]): string {
  return `${blocks.map(blockText).join('\n\n')}\n`;
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'text':
    case 'heading':
      return block.sentence.map((part) => (typeof part === 'string' ? part : part.value)).join('');
    case 'facts':
      return block.rows.map(([label, value]) => `${label}: ${shown(value)}`).join('\n');
    case 'token':
      return block.lines.join('\n');
    case 'code':
      return `    ${block.code}`;
  }
}

const BODY =
  'margin:0;padding:24px 16px;font-family:system-ui,-apple-system,"Segoe UI","Malgun Gothic",sans-serif';
const COLUMN =
  'max-width:36em;margin:0 auto;font-size:16px;line-height:1.6;word-break:keep-all;overflow-wrap:anywhere';
const BOX = 'margin:20px 0;padding:14px 16px;border:1px solid #8a8f98;border-radius:8px';
const TOKEN = `${BOX};font-family:ui-monospace,Consolas,Menlo,monospace;font-size:13px;line-height:1.6;white-space:pre-wrap;word-break:break-all`;

const CODE = `${BOX};font-family:ui-monospace,Consolas,Menlo,monospace;font-size:32px;font-weight:bold;line-height:1.3;letter-spacing:2px;text-align:center;white-space:nowrap`;

/** No links, pictures, scripts or fixed colours: nothing to click or fetch, and readable in a dark mail program. */
export function renderHtml(language: string, title: string, blocks: readonly Block[]): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(title)}</title>
</head>
<body style="${escapeHtml(BODY)}">
<div style="${escapeHtml(COLUMN)}">
${blocks.map(blockHtml).join('\n')}
</div>
</body>
</html>
`;
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'text':
      return `<p style="margin:16px 0">${sentenceHtml(block.sentence)}</p>`;
    case 'heading':
      return `<h2 style="margin:28px 0 8px;font-size:17px">${sentenceHtml(block.sentence)}</h2>`;
    case 'facts':
      return `<p style="${BOX}">${block.rows
        .map(([label, value]) => `${escapeHtml(label)}: <strong>${valueHtml(shown(value))}</strong>`)
        .join('<br>\n')}</p>`;
    case 'code':
      return `<p style="${CODE}">${escapeHtml(block.code)}</p>`;
    case 'token':
      return `<pre style="${TOKEN}">${block.lines.map(escapeHtml).join('\n')}</pre>`;
  }
}

function sentenceHtml(sentence: Sentence): string {
  return sentence
    .map((part) => (typeof part === 'string' ? escapeHtml(part) : valueHtml(part.value)))
    .join('');
}

function valueHtml(value: string): string {
  return `<bdi>${escapeHtml(value)}</bdi>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
