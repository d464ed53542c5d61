import { createHash } from 'node:crypto';
import type { UnitCompiler } from '../compile/compiler.js';
import type { Meaning } from '../compile/keywords/linker.js';
import type { CheckSchema } from '../runtime/rules.js';
import type { EmitCache } from './types.js';

/** A compiled function as text: what a module is put together of. */
export interface UnitText {
  readonly key: string;
  readonly code: string;
  readonly names: readonly (readonly [string, Meaning])[];
  /** Parts by key, so that they can be compiled in turn. */
  readonly parts: Readonly<Record<string, CheckSchema>>;
}

/** Counted up whenever the same schema would give another text. */
const VERSION = 1;

/** Gives the texts of units, from the cache where the content is known. */
export class UnitTexts {
  readonly #texts = new Map<string, UnitText>();
  readonly #json = new Map<string, string>();

  constructor(
    readonly compiler: UnitCompiler,
    readonly cache: EmitCache | undefined,
  ) {}

  of(key: string): UnitText {
    let text = this.#texts.get(key);
    if (!text) this.#texts.set(key, (text = this.#make(key)));
    return text;
  }

  /** A unit's schema as JSON: what its text depends on. */
  json(key: string): string {
    let json = this.#json.get(key);
    if (json === undefined) this.#json.set(key, (json = JSON.stringify(this.compiler.schemaOf(key))));
    return json;
  }

  /** Stable: equal for schemas whose compiled text is equal. */
  contentOf(key: string): string {
    return createHash('sha256')
      .update(`${VERSION}\n${this.json(key)}`)
      .digest('base64url');
  }

  #make(key: string): UnitText {
    const hash = this.cache && this.contentOf(key);
    const known = hash === undefined ? undefined : this.cache?.get(hash);
    if (known !== undefined) {
      // Only #make writes what the cache holds under these keys.
      const text = JSON.parse(known) as Omit<UnitText, 'key'>;
      for (const part of Object.values(text.parts)) this.compiler.link({ part });
      return { key, ...text };
    }
    const { code, names } = this.compiler.compiled(key);
    const parts: Record<string, CheckSchema> = {};
    for (const meaning of names.values()) {
      if (meaning.kind === 'link' && meaning.key.startsWith('part:'))
        parts[meaning.key] = this.compiler.schemaOf(meaning.key);
    }
    const text = { code, names: [...names], parts };
    if (hash !== undefined) this.cache?.set(hash, JSON.stringify(text));
    return { key, ...text };
  }
}

/** The name of a unit's function, the same in every run and whatever else there is. */
export function functionName(key: string): string {
  // Hashing takes UTF-8, in which halves of surrogate pairs are all the same.
  const text = key.isWellFormed() ? key : JSON.stringify(key);
  return `u${createHash('sha256').update(text).digest('base64url').slice(0, 9).replaceAll('-', '$')}`;
}
