/** What main reads of a paste at most, in bytes of the file. */
const MOST = 1_000_000;
/** The head of every OLE file, Outlook's `.msg` among them. */
const OLE = [0xd0, 0xcf, 0x11, 0xe0] as const;

export type DropProblem = 'many' | 'large' | 'binary' | 'outlook' | 'empty' | 'unreadable';
export type Dropped =
  | { kind: 'text'; name: string; text: string }
  | { kind: 'problem'; problem: DropProblem; name: string };

/** The one dropped file as text. It is read here, by the window: no path leaves and nothing is written. */
export async function readDropped(files: readonly File[]): Promise<Dropped> {
  const [file] = files;
  const name = file?.name ?? '';
  if (file === undefined || files.length > 1) return { kind: 'problem', problem: 'many', name };
  if (file.size > MOST) return { kind: 'problem', problem: 'large', name };
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    // A folder, or a file that is gone or locked.
    return { kind: 'problem', problem: 'unreadable', name };
  }
  if (bytes.length === 0) return { kind: 'problem', problem: 'empty', name };
  if (OLE.every((byte, at) => bytes[at] === byte)) return { kind: 'problem', problem: 'outlook', name };
  const text = textOf(bytes);
  return text === null ? { kind: 'problem', problem: 'binary', name } : { kind: 'text', name, text };
}

/** UTF-16 by its mark, then UTF-8, else one character per byte, from which main makes the bytes again. */
function textOf(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.includes(0)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  }
}
