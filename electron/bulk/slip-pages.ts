import type { Language } from '../../shared/lists.ts';
import { formatCode } from '../../shared/reset-code.ts';
import { escapeHtml } from '../mail/mail-body.ts';
import { timeText } from '../mail/messages.ts';
import { SLIP_WORDS } from './slip-words.ts';

export type Slip = {
  name: string;
  login: string;
  department: string | null;
  language: Language;
  /** Eight signs. */
  code: string;
  /** Epoch ms. */
  expiresAt: number;
};

/** On A4: two beside one another, four below. */
const PER_PAGE = 8;

const STYLE = `
  @page { size: A4; margin: 0; }
  * { box-sizing: border-box; }
  body { margin: 0; font: 10.5pt/1.4 "Malgun Gothic", "Apple SD Gothic Neo", "NanumGothic", "Segoe UI", sans-serif; color: #000; word-break: keep-all; }
  .page { width: 210mm; height: 296.5mm; display: grid; grid-template: repeat(4, 1fr) / 1fr 1fr; break-after: page; }
  .page:last-child { break-after: auto; }
  .slip { padding: 7mm 9mm 5mm; border-right: 0.3mm dashed #777; border-bottom: 0.3mm dashed #777; overflow: hidden; }
  .slip:nth-child(2n) { border-right: none; }
  .slip:nth-child(n + 7) { border-bottom: none; }
  h1 { margin: 0 0 1.5mm; font-size: 8.5pt; font-weight: 400; color: #333; display: flex; justify-content: space-between; gap: 4mm; }
  .name { font-size: 14pt; font-weight: 700; overflow-wrap: anywhere; }
  .who { font-size: 9.5pt; overflow-wrap: anywhere; }
  .code { margin: 2mm 0 1mm; padding: 1.5mm 0; border: 0.4mm solid #000; border-radius: 1.5mm; text-align: center; }
  .code b { font: 700 19pt/1.15 Consolas, Menlo, "DejaVu Sans Mono", monospace; letter-spacing: 0.08em; }
  .code small, .small { font-size: 8pt; }
  .code small { display: block; }
  ol { margin: 1mm 0; padding-left: 4.5mm; font-size: 8.5pt; }
`;

/** One slip a person, with lines to cut along; a page of HTML that runs nothing and loads nothing. */
export function slipPages(
  slips: readonly Slip[],
  office: { name: string; contact: string; language: Language },
): string {
  const pages: string[] = [];
  for (let start = 0; start < slips.length; start += PER_PAGE) {
    const some = slips.slice(start, start + PER_PAGE).map((slip) => slipHtml(slip, office));
    pages.push(`<div class="page">${some.join('\n')}</div>`);
  }
  return `<!doctype html>
<html lang="${office.language}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Resetdesk</title><style>${STYLE}</style></head>
<body>${pages.join('\n')}</body></html>`;
}

function slipHtml(slip: Slip, office: { name: string; contact: string }): string {
  const words = SLIP_WORDS[slip.language];
  const contact = office.contact.trim();
  const who = [
    `${words.login}: ${slip.login}`,
    ...(slip.department === null ? [] : [`${words.department}: ${slip.department}`]),
  ];
  const steps = words.steps(contact === '' ? null : contact);
  return `<section class="slip" lang="${slip.language}">
<h1><span>${escapeHtml(words.title)}</span><span>${escapeHtml(office.name)}</span></h1>
<div class="name">${escapeHtml(slip.name)}</div>
<div class="who">${who.map(escapeHtml).join(' · ')}</div>
<div class="code"><small>${escapeHtml(words.code)}</small><b>${escapeHtml(formatCode(slip.code))}</b></div>
<div class="small">${escapeHtml(words.until)}: ${escapeHtml(timeText(slip.expiresAt, slip.language, undefined))}</div>
<ol>${steps.map((step) => `<li>${escapeHtml(step)}</li>`).join('')}</ol>
<div class="small">${escapeHtml(words.warning)}</div>
</section>`;
}
