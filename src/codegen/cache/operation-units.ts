import type { Contract, Operation } from '../../contract/index.js';
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
      const made = contract.operations[index];
      return unit && made && { plan: unit.plan, checks: checksOf(unit, made, contract) };
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

function checksOf(unit: OperationUnit, operation: Operation, contract: Contract): ReadonlyMap<CheckName, CheckRequest> {
  return new Map(unit.checks.map(([name, id, use]) => [name, knownRequest(id, use, operation, contract)] as const));
}

/** Looks its schema up when it is first asked for: where nothing has changed, nobody asks. */
function knownRequest(id: string, use: Use, operation: Operation, contract: Contract): CheckRequest {
  return {
    use,
    get schema() {
      // A schema is there once what it stands in has been read; responses are read last.
      if (!contract.schemas.has(id)) void operation.responses;
      const schema = contract.schemas.get(id);
      if (!schema) throw new Error(`There is no schema ${id}`);
      return schema;
    },
  };
}
