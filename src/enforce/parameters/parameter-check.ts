import type { HeaderPlan, OperationChecks, ParameterPlan } from '../../plan/index.js';
import type { ProblemError } from '../../problem/index.js';
import { faultError, violationError } from './error.js';
import type { Reading } from './reading.js';

export interface CheckOptions {
  /** Integers beyond 2^53 become bigints; of what is converted always. Default false. */
  readonly bigints?: boolean;
  /** Missing parameters take their schema's default. Default true. */
  readonly defaults?: boolean;
}

export interface Settler {
  /** Called where the request carries the parameter. */
  readonly present: (read: () => unknown, errors: ProblemError[]) => unknown;
  /** Called where it doesn't. */
  readonly absent: (errors: ProblemError[]) => unknown;
  /** Whether `absent` does anything. */
  readonly asks: boolean;
}

type Plan = Pick<ParameterPlan, 'name' | 'required' | 'check' | 'convert' | 'default'> | HeaderPlan;

/** Checks, conversions, defaults and `required` of one parameter, the same wherever it stands. */
export function settler(
  where: string,
  plan: Plan,
  checks: OperationChecks,
  options: CheckOptions,
  reading: Reading,
): Settler {
  const { shown, name } = placeOf(where, plan);
  const { validate, convert } = checksOf(plan, checks);
  const given = 'default' in plan && options.defaults !== false ? plan.default : undefined;
  const { required } = plan;

  function present(read: () => unknown, errors: ProblemError[]): unknown {
    reading.reset();
    const value = read();
    if (reading.fault !== undefined) {
      errors.push(faultError(shown, name, reading.fault));
      return undefined;
    }
    const exact = reading.unsafe ? exactly(read, reading) : value;
    const violations = validate?.(exact);
    if (violations !== undefined) {
      for (const violation of violations) errors.push(violationError(shown, name, violation));
      return undefined;
    }
    if (convert !== undefined) return convert.parse(exact);
    return options.bigints === true ? exact : value;
  }

  function absent(errors: ProblemError[]): unknown {
    if (given !== undefined) return convert === undefined ? given : convert.parse(structuredClone(given));
    if (required) errors.push(faultError(shown, name, 'required'));
    return undefined;
  }

  return { present, absent, asks: given !== undefined || required };
}

/** How errors name the parameter: a query string as a whole has no name. */
function placeOf(where: string, { name }: Plan): { readonly shown: string; readonly name: string | undefined } {
  return where === 'querystring' ? { shown: 'query', name: undefined } : { shown: where, name };
}

/** What the plan names among the operation's checks and conversions. */
function checksOf({ check, convert }: Plan, { checks, converts }: OperationChecks) {
  return {
    validate: check === undefined ? undefined : checks[check],
    convert: convert === undefined ? undefined : converts?.[convert],
  };
}

/** Reads again, integers that no number holds as bigints: they are checked as what was sent. */
function exactly(read: () => unknown, reading: Reading): unknown {
  reading.bigints = true;
  return read();
}
