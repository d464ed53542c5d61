import type { Emission, EmitCache } from '../../schema/index.js';
import type { OperationKeys } from './operation-keys.js';
import type { RecordStore } from './record-store.js';

type SharedRecord = Emission['shared'];
type GroupRecord = Emission['groups'][number];

/** What an earlier run made of checks: functions by their schema, and whole modules. */
export class KeptChecks implements EmitCache {
  readonly #before = new Map<object, string>();

  /** @param keys undefined: no module is known by anything */
  constructor(
    readonly records: RecordStore,
    readonly keys: OperationKeys | undefined,
  ) {}

  /** Undefined where no module can be known: without what all share none can. */
  read(modules: readonly (string | undefined)[]): Emission | undefined {
    if (!this.keys || this.records.isOverfull) return undefined;
    const shared = this.#read<SharedRecord>(sharedKey(this.keys.shared));
    if (!shared) return undefined;
    const { operations } = this.keys;
    const groups = modules.flatMap((module, index) => {
      const fingerprint = operations[index];
      if (module === undefined || fingerprint === undefined) return [];
      return this.#read<GroupRecord>(groupKey({ module, fingerprint })) ?? [];
    });
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
    this.#keep(sharedKey(shared.fingerprint), shared);
    for (const group of groups) this.#keep(groupKey(group), group);
  }

  #read<Value extends object>(key: string): Value | undefined {
    const text = this.records.get(key);
    if (text === undefined) return undefined;
    // only #keep writes what is under these keys
    const value = JSON.parse(text) as Value;
    this.#before.set(value, key);
    return value;
  }

  #keep(key: string, value: object): void {
    if (this.#before.get(value) !== key) this.records.set(key, JSON.stringify(value));
  }
}

function sharedKey(fingerprint: string): string {
  return `shared ${fingerprint}`;
}

function groupKey({ module, fingerprint }: Pick<GroupRecord, 'module' | 'fingerprint'>): string {
  return `module ${fingerprint} ${module}`;
}
