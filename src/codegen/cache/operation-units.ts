import type { Contract } from '../../contract/index.js';
import type { CheckName, CheckRequest, KnownOperation, OperationPlan } from '../../plan/index.js';
import type { Use } from '../../schema/types.js';
import type { KnownComponents } from '../types/known-components.js';
import type { Cache } from './cache.js';
import type { OperationKeys } from './operation-keys.js';

/** What was made of one operation, so far as it takes time to make. */
export interface OperationUnit {
  readonly plan: OperationPlan;
  readonly checks: readonly (readonly [name: CheckName, schema: string, use: Use])[];
  /** The plan as it stands in contract.js. */
  readonly literal: string;
  /** The key of its type's text. */
  readonly type: string;
  readonly input: string;
  readonly result: string;
}

/** What an earlier run made of what this one's document still says. */
export interface KnownUnits {
  /** Of the components; undefined where anything outside of paths has changed. */
  readonly components: KnownComponents | undefined;
  operation(index: number): OperationUnit | undefined;
  plan(index: number): KnownOperation | undefined;
}

const part = 'operations';

interface Stored {
  readonly shared: string;
  readonly components: KnownComponents;
  readonly operations: readonly (readonly [key: string, unit: OperationUnit])[];
}

/** @param keys undefined: nothing is known */
export async function readUnits(
  cache: Cache,
  keys: OperationKeys | undefined,
  contract: Contract,
): Promise<KnownUnits> {
  const stored = keys && (await cache.readValue<Stored>(part));
  const isKnown = stored?.shared === keys?.shared && keys !== undefined;
  const units = new Map(isKnown ? stored?.operations : []);
  const operation = (index: number) => units.get(keys?.operations[index] ?? '');
  return {
    components: isKnown ? stored?.components : undefined,
    operation,
    plan: index => {
      const unit = operation(index);
      const checks = unit && checksOf(unit, contract);
      return checks && { plan: unit.plan, checks };
    },
  };
}

export async function writeUnits(
  cache: Cache,
  keys: OperationKeys | undefined,
  components: KnownComponents,
  units: readonly OperationUnit[],
): Promise<void> {
  if (!keys) return;
  const operations = units.map((unit, index) => [keys.operations[index] ?? '', unit] as const);
  await cache.writeValue(part, { shared: keys.shared, components, operations } satisfies Stored);
}

/** @returns undefined where a schema has another name now: then the plan is made anew */
function checksOf(unit: OperationUnit, contract: Contract): ReadonlyMap<CheckName, CheckRequest> | undefined {
  const checks = new Map<CheckName, CheckRequest>();
  for (const [name, id, use] of unit.checks) {
    const schema = contract.schemas.get(id);
    if (!schema) return undefined;
    checks.set(name, { schema, use });
  }
  return checks;
}
