import type { Reason } from '../../schema/index.js';
import type { Remark } from '../report.js';
import type { Travels } from '../types.js';

/** What stands in the way of an answer, and what is left to do. */
interface Unknown {
  readonly obstacle: string;
  readonly remedy: string;
}

const accept = 'accept the change by its fingerprint if it is harmless';

/** Of each reason for which nobody can say; `docs/compare.md` lists them. */
export const unknowns: Readonly<Record<Reason | 'unconfirmed', Unknown>> = {
  numbers: {
    obstacle: 'the numbers in it lie closer together than the arithmetic of computers tells apart (IEEE 754 doubles)',
    remedy: `State bounds and multiples with at most 15 digits, or ${accept}`,
  },
  pattern: {
    obstacle:
      'a `pattern` in it is not regular (it refers back, looks around elsewhere than at its start, asks for a word boundary), is no pattern, has too many states, or runs away on a text',
    remedy: `Write the pattern without back references and look-arounds; or try it on texts that are in use, and ${accept}`,
  },
  format: {
    obstacle: 'a `format` in it is known to its check alone, and no pattern says which texts have it',
    remedy: `Keep the format, or state a \`pattern\` instead of it; or try values that are in use, and ${accept}`,
  },
  content: {
    obstacle:
      'the checks alone can read what a text holds (JSON by `contentMediaType` and `contentSchema`, quoted-printable) and keywords of your own, so that no search goes through what they accept',
    remedy: `Check examples of what is in use against the new version, and ${accept}`,
  },
  names: {
    obstacle: 'its `patternProperties` tell more kinds of property names apart than are gone through (64)',
    remedy: `Use fewer patterns that overlap; or try objects that are in use, and ${accept}`,
  },
  size: {
    obstacle:
      'a value that shows it would be larger than any that is made (a million characters, 2,000 items, 500 properties)',
    remedy: `Compare the limits by hand, and ${accept}`,
  },
  steps: {
    obstacle: 'the search for a value that shows it took all the steps that it may take',
    remedy: `Compare the two schemas by hand, or write them with fewer choices; ${accept}`,
  },
  depth: {
    obstacle: 'the schemas in it lie deeper within each other than the search can follow',
    remedy: `Compare the two schemas by hand, or break the circle of references that they are in; ${accept}`,
  },
  unconfirmed: {
    obstacle:
      'a value was found that the comparison takes for the answer, and the checks of the two versions do not agree',
    remedy: `Try values that are in use on both versions, and ${accept}; tell the makers of Specwright of it`,
  },
};

/**
 * What is said where nobody can say.
 * @param what the schema, as a client would call it: `Pet.name`
 */
export function unknownOf(
  reason: Reason | 'unconfirmed',
  what: string,
  travels: Travels,
): Pick<Remark, 'unknown' | 'reason' | 'remedy'> {
  const question = travels === 'request' ? 'still accepts all that it accepted' : 'may hold what it never held';
  const { obstacle, remedy } = unknowns[reason];
  return { unknown: `Whether \`${what}\` ${question} could not be decided: ${obstacle}`, reason, remedy };
}
