import type { Difference } from './case.js';

/** One kind of disagreement with express-openapi-validator 5.6.2, reviewed. */
export interface Disagreement {
  readonly id: string;
  /** What is sent, and what becomes of it. */
  readonly what: string;
  readonly rule: { readonly text: string; readonly link: string };
  /** `open`: the standard leaves it to the implementation. */
  readonly right: 'specwright' | 'eov' | 'open';
  /** Whether a difference is of this kind. */
  readonly holds: (difference: Difference) => boolean;
}

export const refused = ({ specwright, eov }: Difference) => specwright === 'refuses' && eov === 'accepts';
export const accepted = ({ specwright, eov }: Difference) => specwright === 'accepts' && eov === 'refuses';
export const either = (difference: Difference) => refused(difference) || accepted(difference);
