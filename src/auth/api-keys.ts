import { checkOptions, type OptionRule, type OptionRules, option } from '../diagnostics/index.js';
import type { SecurityResolver } from '../enforce/index.js';
import { hashApiKey } from './new-api-key.js';
import { Remembered } from './remembered.js';

/** How keys are looked up. */
export interface ApiKeysOptions<Principal> {
  /** Whose key has this hash; undefined: nobody's, or one that was revoked. */
  readonly find: (hash: Buffer) => Promise<Principal | undefined>;
  /**
   * How long what was found is believed, and of how many keys. A revoked key ends within these seconds. Keys that nobody has
   * are not remembered: clients could fill any memory with them. `false`: each request looks its key up. Default: 10 seconds,
   * 10,000 keys.
   */
  readonly cache?: { readonly seconds?: number; readonly max?: number } | false;
  /** Milliseconds from any point on. Default: a clock that is never set back. */
  readonly clock?: () => number;
}

// As long as any that newApiKey makes, and more: what is longer is nobody's key and not worth a hash.
const longestKey = 512;

const rules: OptionRules = {
  find: option.required(option.aFunction),
  cache: option.either(
    option.rule('false', value => value === false),
    option.of({ seconds: option.rule('a number of seconds above 0', isPositive), max: option.count }),
  ),
  clock: option.aFunction,
} satisfies Record<keyof ApiKeysOptions<unknown>, OptionRule>;

function isPositive(value: unknown): boolean {
  return typeof value === 'number' && value > 0;
}

/**
 * A resolver for schemes whose credentials are keys that `newApiKey` made: `http` bearer, or `apiKey` in a header, query or
 * cookie. Only hashes are looked up and remembered, never keys; requests that come with one key at once share a look-up.
 * @throws FindingsError where an option has a value that it can't have
 */
export function apiKeys<Principal extends object>(options: ApiKeysOptions<Principal>): SecurityResolver<Principal> {
  checkOptions(options, rules);
  const { find, cache = {}, clock = () => performance.now() } = options;
  const remembered =
    cache === false ? undefined : new Remembered<Principal>((cache.seconds ?? 10) * 1000, cache.max ?? 10_000, clock);
  const pending = new Map<string, Promise<Principal | undefined>>();

  const lookUp = (name: string, hash: Buffer): Promise<Principal | undefined> => {
    const begun = clock();
    const found = (async () => find(hash))()
      .then(principal => {
        // from the question on, not from the answer: the key may have been revoked in between
        if (principal !== undefined) remembered?.put(name, principal, begun);
        return principal;
      })
      .finally(() => pending.delete(name));
    pending.set(name, found);
    return found;
  };
  return credentials => {
    const key =
      credentials.type === 'bearer' ? credentials.token : credentials.type === 'apiKey' ? credentials.value : '';
    if (key === '' || key.length > longestKey) return undefined;
    const hash = hashApiKey(key);
    const name = hash.toString('latin1');
    return remembered?.get(name) ?? pending.get(name) ?? lookUp(name, hash);
  };
}
