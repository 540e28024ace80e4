import type { Attachment, ParsedMail } from 'mailparser';

/** The header lines that tell the source of a mail from a mail's text: a forwarded text has From and To as well. */
const HEADER_LINE =
  /^(?:from|to|cc|subject|date|reply-to|return-path|delivered-to|received|authentication-results|message-id|mime-version|content-type|content-transfer-encoding|(?:x|arc|dkim|list)-[\w-]+):/i;
const MACHINE_LINE =
  /^(?:received|message-id|mime-version|content-type|content-transfer-encoding|return-path):/i;
const MOST_HEAD = 16_000;
/** A mail forwarded as an attachment holds a mail; three times is more than anybody forwards. */
const DEPTH = 3;
const MOST_PARTS = 40;

/**
 * The texts inside a mail whose source was pasted or dropped, every encoding undone: its text and HTML, text files
 * attached to it, and the same of mails attached to it. Empty for anything that is no mail's source.
 */
export async function mailParts(text: string): Promise<string[]> {
  if (!isMailSource(text)) return [];
  const parts: string[] = [];
  await collect(bytesOf(text), DEPTH, parts);
  return parts;
}

/** At least three header lines before the first empty one, one of them of those that only programs write. */
function isMailSource(text: string): boolean {
  const start = text.slice(0, MOST_HEAD).replace(/^\ufeff?\s*(?:From [^\n]*\n)?/, '');
  const lines = (start.split(/\r?\n\r?\n/, 1)[0] ?? '').split(/\r?\n/);
  const headers = lines.filter((line) => HEADER_LINE.test(line));
  return headers.length >= 3 && headers.some((line) => MACHINE_LINE.test(line));
}

/** A dropped file arrives as one character per byte; what was pasted is text and may hold any character. */
function bytesOf(text: string): Buffer {
  const mail = text.replace(/^\ufeff?\s*(?:From [^\n]*\n)?/, '');
  return Buffer.from(mail, /^[\0-\u00ff]*$/.test(mail) ? 'latin1' : 'utf8');
}

async function collect(source: Buffer, depth: number, parts: string[]): Promise<void> {
  // Few pastes are a mail's source: the parser is loaded with the first.
  const { simpleParser } = await import('mailparser');
  let mail: ParsedMail;
  try {
    mail = await simpleParser(source, {
      skipHtmlToText: true,
      skipTextToHtml: true,
      skipTextLinks: true,
      skipImageLinks: true,
    });
  } catch {
    // What no parser can read has no parts; the text itself is looked at in any case.
    return;
  }
  if (mail.text !== undefined) parts.push(mail.text);
  if (typeof mail.html === 'string') parts.push(mail.html);
  for (const attachment of mail.attachments) {
    if (parts.length >= MOST_PARTS) return;
    if (isMail(attachment)) {
      if (depth > 0) await collect(attachment.content, depth - 1, parts);
    } else if (/^text\//i.test(attachment.contentType)) {
      parts.push(attachment.content.toString('latin1'));
    }
  }
}

function isMail({ contentType, filename }: Attachment): boolean {
  return /^message\//i.test(contentType) || /\.eml$/i.test(filename ?? '');
}
