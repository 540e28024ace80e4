import { domainToASCII, domainToUnicode } from 'node:url';
import { AppError } from '../../shared/errors.ts';

/** RFC 5321 §4.5.3.1 and its erratum 1690: what a path can hold. */
const MAX_ADDRESS = 254;
const MAX_LOCAL = 64;
const MAX_DOMAIN = 253;

/** RFC 5322 dot-atom, ASCII only: no quoted local parts, comments or SMTPUTF8. */
const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
/** What may be typed as a domain: `domainToASCII` would also undo percent signs and turn full stops of other scripts into dots. */
const TYPED_DOMAIN = /^[\p{L}\p{N}\p{M}.-]+$/u;
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
/** What `String.trim` would take off although it never comes from a keyboard. */
const LINE_SEPARATORS = /[\u2028\u2029]/;

/**
 * The one form in which an e-mail address is stored, compared and mailed to: trimmed, NFC, lower-case, the domain as
 * A-labels (S49, S50). The local part is lower-cased too although RFC 5321 lets a host tell cases apart: no mail system
 * in use does, and two users whose addresses differ in case alone would share one mailbox and so one another's tokens.
 * @throws AppError('address-invalid') for everything a mail program could read as another address.
 */
export function canonicalAddress(text: string): string {
  if (LINE_SEPARATORS.test(text)) throw new AppError('address-invalid');
  const typed = text.trim().normalize('NFC');
  const at = typed.indexOf('@');
  const local = typed.slice(0, Math.max(at, 0)).toLowerCase();
  if (local.length > MAX_LOCAL || !LOCAL.test(local)) throw new AppError('address-invalid');
  const address = `${local}@${canonicalDomain(typed.slice(at + 1))}`;
  if (address.length > MAX_ADDRESS) throw new AppError('address-invalid');
  return address;
}

function canonicalDomain(typed: string): string {
  if (typed.length > MAX_DOMAIN || !TYPED_DOMAIN.test(typed)) throw new AppError('address-invalid');
  const domain = domainToASCII(typed);
  const labels = domain.split('.');
  const last = labels.at(-1) ?? '';
  const sound =
    domain.length <= MAX_DOMAIN &&
    labels.length >= 2 &&
    labels.every((label) => LABEL.test(label)) &&
    // An address literal in disguise: `1.2.3` becomes 1.2.0.3.
    !/^(?:\d+|0x[0-9a-f]*)$/.test(last) &&
    // Node 24 passes broken punycode through; what does not survive the way there and back is broken.
    domainToASCII(domainToUnicode(domain)) === domain &&
    labels.every((label) => !label.startsWith('xn--') || domainToUnicode(label) !== label);
  if (!sound) throw new AppError('address-invalid');
  return domain;
}
