import type { Contract, Operation } from '../../contract/index.js';
import type { CheckName, CheckRequest, KnownOperation, OperationPlan } from '../../plan/index.js';
import type { Use } from '../../schema/types.js';
import type { KnownComponents } from '../types/known-components.js';
import type { OperationKeys } from './operation-keys.js';
import type { RecordStore } from './record-store.js';

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

/** @param keys undefined: nothing is known */
export function readUnits(records: RecordStore, keys: OperationKeys | undefined, contract: Contract): KnownUnits {
  if (!keys || records.isOverfull) return { components: undefined, operation: () => undefined, plan: () => undefined };
  const units = keys.operations.map(key => read<OperationUnit>(records, operationKey(key)));
  return {
    components: read<KnownComponents>(records, componentsKey(keys)),
    operation: index => units[index],
    plan: index => {
      const unit = units[index];
      const made = contract.operations[index];
      return unit && made && { plan: unit.plan, checks: checksOf(unit, made, contract) };
    },
  };
}

/** @param known what was read, which is there already */
export function keepUnits(
  records: RecordStore,
  keys: OperationKeys | undefined,
  known: KnownUnits,
  { components, units }: { readonly components: KnownComponents; readonly units: readonly OperationUnit[] },
): void {
  if (!keys) return;
  if (!known.components) records.set(componentsKey(keys), JSON.stringify(components));
  for (const [index, unit] of units.entries())
    if (!known.operation(index)) records.set(operationKey(keys.operations[index] ?? ''), JSON.stringify(unit));
}

const operationKey = (key: string) => `operation ${key}`;
const componentsKey = ({ shared }: OperationKeys) => `components ${shared}`;

/** Only `keepUnits` writes what is under such keys, so that its shape is known. */
function read<Value>(records: RecordStore, key: string): Value | undefined {
  const text = records.get(key);
  return text === undefined ? undefined : (JSON.parse(text) as Value);
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
