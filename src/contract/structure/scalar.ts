import type { Code } from '../../diagnostics/index.js';
import type { Json } from '../../document/index.js';
import { kindOf } from './describe.js';
import type { Kind } from './kinds.js';

type Scalar = 'boolean' | 'number' | 'count' | 'string' | 'regex' | 'choice';

/** What is wrong with a scalar, in words that follow its name. */
export interface Flaw {
  readonly code: Code;
  readonly says: string;
}

/** A kind that holds no other. */
export type ScalarKind = Extract<Kind, { readonly kind: Scalar }>;

/** Gives what is wrong with a value, or undefined where it is of the kind: words are only made where there is a flaw. */
export function flawOf(kind: ScalarKind, value: Json): Flaw | undefined {
  switch (kind.kind) {
    case 'boolean':
      return typeof value === 'boolean' ? undefined : wrong('true or false', value);
    case 'number':
      if (typeof value !== 'number') return wrong('a number', value);
      return kind.above !== undefined && value <= kind.above
        ? invalid(`must be more than ${kind.above}, not ${value}`)
        : undefined;
    case 'count':
      if (typeof value !== 'number') return wrong('a whole number', value);
      return Number.isInteger(value) && value >= 0 ? undefined : invalid(`must be a whole number from 0, not ${value}`);
    case 'string':
      if (typeof value !== 'string') return wrong('a string', value, kind.note);
      if (kind.pattern === undefined || kind.pattern.test(value)) return undefined;
      return invalid(`must be ${kind.what ?? kind.pattern.source}, not '${value}'`);
    case 'choice':
      if (typeof value === 'string' && kind.values.includes(value)) return undefined;
      return typeof value === 'string'
        ? invalid(`must be one of ${kind.values.join(', ')}, not '${value}'`)
        : wrong(`one of ${kind.values.join(', ')}`, value);
    case 'regex':
      if (typeof value !== 'string') return wrong('a regular expression', value);
      if (isRegex(value)) return undefined;
      return { code: 'schema-pattern-invalid', says: `must be a regular expression, which '${value}' is not` };
  }
}

export function wrong(want: string, value: Json, note = false): Flaw {
  return { code: note ? 'wrong-note' : 'wrong-type', says: `must be ${want}, not ${kindOf(value)}` };
}

function invalid(says: string): Flaw {
  return { code: 'invalid-value', says };
}

function isRegex(source: string): boolean {
  for (const flags of ['u', '']) {
    try {
      new RegExp(source, flags);
      return true;
    } catch {
      // Tried with the next flags: patterns of before Unicode mode are common.
    }
  }
  return false;
}
