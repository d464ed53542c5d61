import type { Contract, MediaType, Operation } from '../../contract/index.js';
import type { MediaPlan, OperationChecks, OperationPlan, RuntimeContract } from '../../plan/index.js';
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
  options: OpenApiValidatorOptions,
): Adjusted {
  const { validateRequests = true, validateResponses = false } = options;
  const bodies = new AdjustedBodies(
    contract,
    validateRequests === false ? undefined : { ...adjustments(validateRequests), defaults: true, hidden: 'readOnly' },
    validateResponses === false ? undefined : { ...adjustments(validateResponses), hidden: 'writeOnly' },
  );
  const load = loadedOnce(runtime, (given, index) =>
    bodies.checksOf(contract.operations[index]!, runtime.plan.operations[index]!, given),
  );
  return { runtime: Object.freeze({ plan: runtime.plan, load }), adjustOf: media => bodies.adjustOf(media) };
}

/** What is done to the bodies of the operations whose checks are loaded. */
class AdjustedBodies {
  readonly #known = new Map<MediaPlan, Adjust>();

  constructor(
    private readonly contract: Contract,
    private readonly request: Adjustments | undefined,
    private readonly response: Adjustments | undefined,
  ) {}

  adjustOf(media: MediaPlan): Adjust | undefined {
    return this.#known.get(media);
  }

  /** @returns the operation's checks, those of its request's bodies with the adjustment ahead of them */
  checksOf(operation: Operation, plan: OperationPlan, given: OperationChecks): OperationChecks {
    const checks: Record<string, Validate> = Object.assign(Object.create(null), given.checks);
    operation.requestBody?.content.forEach((media, at) => {
      const of = plan.body?.content[at];
      const adjust = of && this.#keep(media, of, given, this.request);
      const check = of && checkOf(of, given);
      if (adjust && check) checks[of.check!] = Object.assign((value: unknown) => check(adjust(value)), check);
    });
    operation.responses.forEach(({ content }, status) => {
      content.forEach((media, at) => {
        this.#keep(media, plan.responses[status]!.content[at]!, given, this.response);
      });
    });
    return { ...given, checks };
  }

  #keep(media: MediaType, of: MediaPlan, given: OperationChecks, how: Adjustments | undefined): Adjust | undefined {
    if (!how || !media.schema || !hasWork(media, how, this.contract)) return undefined;
    const adjust = adjustTo(media.schema, checkOf(of, given), how, this.contract);
    this.#known.set(of, adjust);
    return adjust;
  }
}

function checkOf({ check }: MediaPlan, { checks }: OperationChecks): Validate | undefined {
  return check === undefined ? undefined : checks[check];
}

/** Loads what the contract loads, and changes it on the first use of each operation alone. */
function loadedOnce(
  runtime: RuntimeContract,
  change: (given: OperationChecks, index: number) => OperationChecks,
): RuntimeContract['load'] {
  const loaded = new Map<number, OperationChecks>();
  return index => {
    const before = loaded.get(index);
    if (before) return before;
    const take = (given: OperationChecks) => {
      const made = change(given, index);
      loaded.set(index, made);
      return made;
    };
    const given = runtime.load(index);
    return given instanceof Promise ? given.then(take) : take(given);
  };
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
