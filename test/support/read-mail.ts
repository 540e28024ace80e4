import { simpleParser } from 'mailparser';

/** Both parts of a mail as its reader sees them, every encoding undone. */
export async function readMail(raw: Buffer): Promise<{ text: string; html: string }> {
  const { text, html } = await simpleParser(raw, { skipTextToHtml: true, skipHtmlToText: true });
  return { text: text ?? '', html: html || '' };
}
