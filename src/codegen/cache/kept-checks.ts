import type { Emission, EmitCache } from '../../schema/index.js';
import { digest } from './digest.js';
import type { OperationKeys } from './operation-keys.js';
import type { RecordStore } from './record-store.js';

type SharedRecord = Emission['shared'];
type GroupRecord = Emission['groups'][number];

/** Of what records a run's modules consist. Those of different runs do not go together, though each holds by itself. */
interface Index {
  readonly shared: string;
  readonly groups: readonly (readonly [module: string, fingerprint: string, record: string])[];
}

/** What an earlier run made of checks: functions by their schema, and whole modules. */
export class KeptChecks implements EmitCache {
  readonly #before = new Map<object, string>();

  /** @param keys undefined: no module is known by anything */
  constructor(
    readonly records: RecordStore,
    readonly keys: OperationKeys | undefined,
  ) {}

  /**
   * What the last run left that had the same components.
   * @param modules by index of the operation
   * @returns undefined where nothing can be known: without what all share nothing is
   */
  read(modules: readonly (string | undefined)[]): Emission | undefined {
    if (!this.keys || this.records.isOverfull) return undefined;
    const { operations, shared: fingerprint } = this.keys;
    const text = this.records.get(indexKey(fingerprint));
    // only `keep` writes what is under this key
    const index = text === undefined ? undefined : (JSON.parse(text) as Index);
    const shared = index && this.#read<SharedRecord>(index.shared);
    if (!index || !shared) return undefined;
    const wanted = new Map(modules.map((module, at) => [module, operations[at]]));
    const groups = index.groups.flatMap(([module, made, record]) =>
      wanted.get(module) === made ? (this.#read<GroupRecord>(record) ?? []) : [],
    );
    return { shared, groups };
  }

  get(key: string): string | undefined {
    return this.records.get(`function ${key}`);
  }

  set(key: string, text: string): void {
    this.records.set(`function ${key}`, text);
  }

  /** @param after what this run leaves; what is in it as it was read is there already */
  keep({ shared, groups }: Emission): void {
    const index: Index = {
      shared: this.#keep(shared),
      groups: groups.map(group => [group.module, group.fingerprint, this.#keep(group)]),
    };
    this.records.set(indexKey(shared.fingerprint), JSON.stringify(index));
  }

  #read<Value extends object>(record: string): Value | undefined {
    const text = this.records.get(recordKey(record));
    if (text === undefined) return undefined;
    // only #keep writes what is under these keys
    const value = JSON.parse(text) as Value;
    this.#before.set(value, record);
    return value;
  }

  #keep(value: object): string {
    const before = this.#before.get(value);
    if (before !== undefined) return before;
    const text = JSON.stringify(value);
    const record = digest([text]);
    this.records.set(recordKey(record), text);
    return record;
  }
}

const indexKey = (fingerprint: string) => `modules ${fingerprint}`;
const recordKey = (record: string) => `module ${record}`;
