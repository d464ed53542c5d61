import type { Code } from '../../diagnostics/index.js';
import type { Patience } from '../patience.js';
import type { PatternChoice } from '../runtime/rules.js';
import { type Attack, attackOn, attackPatience, isLinear } from './analysis.js';
import { linearAtAGlance } from './glance.js';
import { expressible } from './re2.js';

export { attackPatience, linearAtAGlance };

export interface PatternDecision {
  readonly choice: PatternChoice;
  readonly problem?: { readonly code: Code; readonly message: string };
}

/**
 * How a `pattern` is matched: by the native engine where that is proven linear, by RE2 where it can express it.
 * https://json-schema.org/draft/2020-12/json-schema-core#section-6.4
 * @param unsafe lets the native engine run what is not proven
 */
export function choosePattern(source: string, unsafe: boolean): PatternDecision {
  const flags = nativeFlags(source);
  if (flags === undefined) {
    const message = `The pattern ${JSON.stringify(source)} is no regular expression`;
    return { choice: 'u', problem: { code: 'schema-pattern-invalid', message } };
  }
  if (unsafe || linearAtAGlance(source)) return { choice: flags };
  const kept = known.get(source);
  if (kept) return kept;
  const decision = decide(source, flags);
  if (known.size < MOST_KNOWN) known.set(source, decision);
  return decision;
}

/**
 * A text on which a pattern runs away; undefined where none is known, and where it is no regular expression.
 * @param patience with all patterns of a document
 */
export function patternAttack(source: string, patience?: Patience): Attack | undefined {
  if (attacks.has(source)) return attacks.get(source);
  const flags = nativeFlags(source);
  const attack = flags === undefined || linearAtAGlance(source) ? undefined : attackOn(source, flags, patience);
  if (attacks.size < MOST_KNOWN) attacks.set(source, attack);
  return attack;
}

const attacks = new Map<string, Attack | undefined>();

/** Decisions outlive a contract, so that watching a file pays for a pattern once; bounded for servers that read many. */
const known = new Map<string, PatternDecision>();
const MOST_KNOWN = 10_000;

function decide(source: string, flags: 'u' | ''): PatternDecision {
  if (isLinear(source, flags)) return { choice: flags };
  if (expressible(source, flags)) return { choice: 're2' };
  const message = `The pattern ${JSON.stringify(source)} is not proven to take linear time, and RE2 can't express it`;
  return { choice: flags, problem: { code: 'schema-pattern-unsafe', message } };
}

/** Unicode first, as JSON Schema asks; what is written for the older syntax (`\-` in a class) still runs. */
function nativeFlags(source: string): 'u' | '' | undefined {
  for (const flags of ['u', ''] as const) {
    try {
      new RegExp(source, flags);
      return flags;
    } catch {
      // The next syntax may take it.
    }
  }
  return undefined;
}
