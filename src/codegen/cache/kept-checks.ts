import type { Emission, EmitCache } from '../../schema/index.js';
import type { Cache } from './cache.js';

const functions = 'validators';
const modules = 'modules';

/** What an earlier run made of checks: functions by their schema, and whole modules. */
export class KeptChecks implements EmitCache {
  readonly #used = new Map<string, string>();
  readonly #texts: ReadonlyMap<string, string>;
  /** Undefined where functions that no module has any more outnumber the others: making all modules tells them apart. */
  readonly emission: Emission | undefined;

  static async read(cache: Cache): Promise<KeptChecks> {
    return new KeptChecks(cache, await cache.readTexts(functions), await cache.readValue<Emission>(modules));
  }

  private constructor(
    readonly cache: Cache,
    texts: ReadonlyMap<string, string>,
    before: Emission | undefined,
  ) {
    this.#texts = texts;
    this.emission = before && texts.size <= 2 * unitsOf(before) ? before : undefined;
  }

  get(key: string): string | undefined {
    const text = this.#used.get(key) ?? this.#texts.get(key);
    if (text !== undefined) this.#used.set(key, text);
    return text;
  }

  set(key: string, text: string): void {
    this.#used.set(key, text);
  }

  /** @param after what this run leaves */
  async save(after: Emission | undefined): Promise<void> {
    // Of modules that were taken as they were, no function was asked for.
    const isPart = after !== undefined && after.shared === this.emission?.shared;
    const texts = isPart ? new Map([...this.#texts, ...this.#used]) : this.#used;
    const isNew = texts.size !== this.#texts.size || [...texts.keys()].some(key => !this.#texts.has(key));
    if (isNew) await this.cache.writeTexts(functions, texts);
    if (after) await this.cache.writeValue(modules, after);
  }
}

function unitsOf({ shared, groups }: Emission): number {
  return groups.reduce((sum, { units }) => sum + units.length, shared.units.length);
}
