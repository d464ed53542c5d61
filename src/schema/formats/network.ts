import { domainToASCII } from 'node:url';
import type { Format } from '../runtime/rules.js';
import { isIdn } from './idna.js';

/** Names of hosts and mailboxes. */
const LABEL = /^(?!-)[A-Za-z0-9-]{1,63}$/;
const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;

/** https://www.rfc-editor.org/rfc/rfc1123#section-2.1, with A-labels as in https://www.rfc-editor.org/rfc/rfc5890#section-2.3.2.1 */
export function isHostname(text: string): boolean {
  if (text.length === 0 || text.length > 253) return false;
  const labels = text.split('.');
  if (!labels.every(label => LABEL.test(label) && !label.endsWith('-'))) return false;
  const reserved = labels.filter(label => label.startsWith('--', 2));
  return reserved.length === 0 || (reserved.every(label => /^xn--/i.test(label)) && isIdn(text));
}

/** https://www.rfc-editor.org/rfc/rfc5890#section-2.3.2.3 */
export function isIdnHostname(text: string): boolean {
  if (/[\s/?#@:[\]\\%]/.test(text) || !isIdn(text.normalize('NFC'))) return false;
  const ascii = domainToASCII(text);
  return ascii.length <= 253 && ascii.split('.').every(label => label.length > 0 && label.length <= 63);
}

/** Dotted quad, https://www.rfc-editor.org/rfc/rfc2673#section-3.2 */
export function isIpv4(text: string): boolean {
  return IPV4.test(text);
}

/** https://www.rfc-editor.org/rfc/rfc4291#section-2.2 */
export function isIpv6(text: string): boolean {
  const halves = text.split('::');
  if (halves.length > 2 || text === '') return false;
  let groups = 0;
  for (const [index, half] of halves.entries()) {
    if (half === '') continue;
    const parts = half.split(':');
    for (const [at, part] of parts.entries()) {
      const last = at === parts.length - 1 && index === halves.length - 1;
      if (/^[0-9A-Fa-f]{1,4}$/.test(part)) groups += 1;
      else if (last && isIpv4(part)) groups += 2;
      else return false;
    }
  }
  return halves.length === 2 ? groups < 8 : groups === 8;
}

const ATOMS = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const QUOTED = /^"(?:[ !#-[\]-~]|\\[ -~])*"$/;

/** https://www.rfc-editor.org/rfc/rfc5321#section-4.1.2 */
export function isEmail(text: string): boolean {
  const at = text.lastIndexOf('@');
  const [local, domain] = [text.slice(0, at), text.slice(at + 1)];
  if (at < 1 || local.length > 64) return false;
  return (ATOMS.test(local) || QUOTED.test(local)) && (isHostname(domain) || isAddressLiteral(domain));
}

function isAddressLiteral(domain: string): boolean {
  if (!domain.startsWith('[') || !domain.endsWith(']')) return false;
  const inner = domain.slice(1, -1);
  return inner.startsWith('IPv6:') ? isIpv6(inner.slice(5)) : isIpv4(inner);
}

/** https://www.rfc-editor.org/rfc/rfc6531 */
export function isIdnEmail(text: string): boolean {
  const at = text.lastIndexOf('@');
  if (at < 1) return false;
  const local = text.slice(0, at).replace(/[\u0080-\u{10ffff}]/gu, 'x');
  const domain = text.slice(at + 1);
  return (ATOMS.test(local) || QUOTED.test(local)) && (isIdnHostname(domain) || isAddressLiteral(domain));
}

const text = (expected: string, test: (value: string) => boolean): Format => ({ applies: 'string', expected, test });

export const networkFormats: readonly (readonly [string, Format])[] = [
  ['hostname', text('a host name', isHostname)],
  ['idn-hostname', text('an internationalised host name', isIdnHostname)],
  ['ipv4', text('an IPv4 address', isIpv4)],
  ['ipv6', text('an IPv6 address', isIpv6)],
  ['email', text('an e-mail address', isEmail)],
  ['idn-email', text('an internationalised e-mail address', isIdnEmail)],
];
