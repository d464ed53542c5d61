import { domainToASCII, domainToUnicode } from 'node:url';
import { isBidiLabel, isRightToLeft } from './bidi.js';

// The code points that RFC 5892 derives from their category: https://www.rfc-editor.org/rfc/rfc5892#section-2
const LETTERS =
  /^[-\p{Ll}\p{Lo}\p{Lm}\p{Mn}\p{Mc}\p{Nd}\u00b7\u0375\u05f3\u05f4\u06fd\u06fe\u0f0b\u3007\u30fb\u200c\u200d]+$/u;
// https://www.rfc-editor.org/rfc/rfc5892#section-2.6, the exceptions that are disallowed
const DISALLOWED = /[\u0640\u07fa\u302e\u302f\u3031-\u3035\u303b]/;
const VIRAMA =
  /[\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d3b\u0d3c\u0d4d\u0dca\u0e3a\u0eba\u0f84\u1039\u103a\u1714\u1715\u1734\u17d2\u1a60\u1b44\u1baa\u1bab\u1bf2\u1bf3\u2d7f\ua806\ua82c\ua8c4\ua953\ua9c0\uaaf6\uabed]|[\u{10a3f}\u{11046}\u{11070}\u{1107f}\u{110b9}\u{11133}\u{11134}\u{111c0}\u{11235}\u{112ea}\u{1134d}\u{11442}\u{114c2}\u{115bf}\u{1163f}\u{116b6}\u{1172b}\u{11839}\u{1193d}\u{1193e}\u{119e0}\u{11a34}\u{11a47}\u{11a99}\u{11c3f}\u{11d44}\u{11d45}\u{11d97}]/u;
const JOINING =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mandaic}\p{Script=Mongolian}\p{Script=Nko}\p{Script=Adlam}]/u;
const KANA_OR_HAN = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;

type Neighbours = { readonly before: string; readonly after: string; readonly label: string };

/** Characters that are allowed beside certain others only, https://www.rfc-editor.org/rfc/rfc5892#appendix-A */
const CONTEXTS: ReadonlyMap<string, (at: Neighbours) => boolean> = new Map([
  ['\u00b7', ({ before, after }: Neighbours) => before === 'l' && after === 'l'],
  ['\u0375', ({ after }: Neighbours) => /\p{Script=Greek}/u.test(after)],
  ['\u05f3', ({ before }: Neighbours) => /\p{Script=Hebrew}/u.test(before)],
  ['\u05f4', ({ before }: Neighbours) => /\p{Script=Hebrew}/u.test(before)],
  // the middle dot itself counts as Katakana nowhere: it is of the script Common
  ['\u30fb', ({ label }: Neighbours) => KANA_OR_HAN.test(label)],
  ['\u200d', ({ before }: Neighbours) => VIRAMA.test(before)],
  // which letters join is in no property that JavaScript knows: any of a joining script passes
  ['\u200c', ({ before, after }: Neighbours) => VIRAMA.test(before) || (JOINING.test(before) && JOINING.test(after))],
]);

/**
 * Whether the labels of a host name are U-labels or A-labels of IDNA 2008 or plain ones.
 * https://www.rfc-editor.org/rfc/rfc5891#section-4.2, characters by their Unicode category, directions by their script
 */
export function isIdn(name: string): boolean {
  const ascii = domainToASCII(name);
  const unicode = ascii && domainToUnicode(ascii);
  if (!unicode || hasForeignEncoding(name, unicode)) return false;
  const labels = unicode.split('.');
  if (!labels.every(isLabel)) return false;
  return !labels.some(isRightToLeft) || labels.every(isBidiLabel);
}

/** An A-label that is not what its own U-label is written as. */
function hasForeignEncoding(name: string, unicode: string): boolean {
  if (!/xn--/i.test(name)) return false;
  const written = name.split(/[.\u3002\uff0e\uff61]/);
  return unicode
    .split('.')
    .some(
      (label, index) => /^xn--/i.test(written[index] ?? '') && domainToASCII(label) !== written[index]?.toLowerCase(),
    );
}

function isLabel(label: string): boolean {
  if (!LETTERS.test(label) || DISALLOWED.test(label)) return false;
  if (label.startsWith('-') || label.endsWith('-') || label.startsWith('--', 2) || /^\p{M}/u.test(label)) return false;
  if (/[\u0660-\u0669]/.test(label) && /[\u06f0-\u06f9]/.test(label)) return false;
  const characters = [...label];
  return characters.every((character, index) => {
    const holds = CONTEXTS.get(character);
    return !holds || holds({ before: characters[index - 1] ?? '', after: characters[index + 1] ?? '', label });
  });
}
