import type { Contract, MediaType } from '../../contract/index.js';
import type { MediaPlan, OperationChecks, RuntimeContract } from '../../plan/index.js';
import type { StripMode, Validate } from '../../schema/index.js';
import { type Adjust, type Adjustments, adjustTo } from './adjust.js';
import type { OpenApiValidatorOptions } from './options.js';
import { holdsKeyword } from './schema-keywords.js';

/** A contract whose checks see request bodies as they were adjusted. */
export interface Adjusted {
  readonly runtime: RuntimeContract;
  /** What is done to bodies of a media type; known once the checks of its operation are loaded. */
  readonly adjustOf: (media: MediaPlan) => Adjust | undefined;
}

const modes: ReadonlyMap<unknown, StripMode> = new Map<unknown, StripMode>([
  [true, 'closed'],
  ['all', 'undeclared'],
  ['failing', 'failing'],
]);

/** @param runtime made of the contract, its operations and media types in the same order */
export function withAdjustments(
  contract: Contract,
  runtime: RuntimeContract,
  { validateRequests = true, validateResponses = false }: OpenApiValidatorOptions,
): Adjusted {
  const request = validateRequests === false ? undefined : { ...adjustments(validateRequests), defaults: true };
  const response = validateResponses === false ? undefined : adjustments(validateResponses);
  const known = new Map<MediaPlan, Adjust>();
  const loaded = new Map<number, OperationChecks>();

  const wrap = (index: number, given: OperationChecks): OperationChecks => {
    const operation = contract.operations[index]!;
    const plan = runtime.plan.operations[index]!;
    const checks: Record<string, Validate> = Object.assign(Object.create(null), given.checks);
    const keep = (media: MediaType, of: MediaPlan, how: Adjustments | undefined): Adjust | undefined => {
      if (!how || !media.schema || !hasWork(media, how, contract)) return undefined;
      const check = of.check === undefined ? undefined : given.checks[of.check];
      const adjust = adjustTo(media.schema, check, how, contract);
      known.set(of, adjust);
      return adjust;
    };
    operation.requestBody?.content.forEach((media, at) => {
      const of = plan.body?.content[at];
      const adjust = of && keep(media, of, request && { ...request, hidden: 'readOnly' });
      const check = of?.check === undefined ? undefined : given.checks[of.check];
      if (adjust && check) checks[of!.check!] = Object.assign((value: unknown) => check(adjust(value)), check);
    });
    operation.responses.forEach(({ content }, status) => {
      content.forEach((media, at) => {
        keep(media, plan.responses[status]!.content[at]!, response && { ...response, hidden: 'writeOnly' });
      });
    });
    return { ...given, checks };
  };

  const load = (index: number): OperationChecks | Promise<OperationChecks> => {
    const before = loaded.get(index);
    if (before) return before;
    const take = (given: OperationChecks) => {
      const made = wrap(index, given);
      loaded.set(index, made);
      return made;
    };
    const given = runtime.load(index);
    return given instanceof Promise ? given.then(take) : take(given);
  };
  return { runtime: Object.freeze({ plan: runtime.plan, load }), adjustOf: media => known.get(media) };
}

function adjustments(option: true | { readonly coerceTypes?: unknown; readonly removeAdditional?: unknown }) {
  const { coerceTypes = false, removeAdditional = false } = option === true ? {} : option;
  const mode = coerceTypes === 'array' ? ('array' as const) : coerceTypes === true;
  return { defaults: false, coerce: mode, remove: modes.get(removeAdditional) ?? (false as const) };
}

function hasWork({ schema }: MediaType, { defaults, coerce, remove }: Adjustments, contract: Contract): boolean {
  if (coerce || remove) return true;
  return defaults && schema !== undefined && holdsKeyword(schema.json, 'default', contract);
}
