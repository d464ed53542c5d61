export interface LoaderOptions<Key> {
  /** Keys of one batch; more go in several. Default: 1,000. */
  readonly max?: number;
  /** What makes two keys the same; needed where keys are objects. Default: the key itself. */
  readonly identity?: (key: Key) => unknown;
}

export interface Loader<Key, Value> {
  /** Undefined where the batch has no value for the key. */
  load(key: Key): Promise<Value | undefined>;
  /** In the order of the keys. @throws the first key's error, if one has any */
  loadMany(keys: readonly Key[]): Promise<(Value | undefined)[]>;
  /** Forgets a key, after it was written. */
  clear(key: Key): void;
}

/** Reads many keys in one query. A value that is an Error is thrown to those who asked for its key; a key may be missing. */
export type Batch<Key, Value> = (keys: readonly Key[]) => Promise<ReadonlyMap<Key, Value | Error>>;

interface Waiting<Key, Value> {
  readonly key: Key;
  resolve(value: Value | undefined): void;
  reject(error: unknown): void;
}

/**
 * Gathers the keys that are asked for in one tick into one batch, each once. Make one for a request: it keeps what it has
 * read, and one request must not see another's.
 * @param batch is given keys that are all different
 */
export function createLoader<Key, Value>(
  batch: Batch<Key, Value>,
  { max = 1000, identity = key => key }: LoaderOptions<Key> = {},
): Loader<Key, Value> {
  const known = new Map<unknown, Promise<Value | undefined>>();
  let waiting: Waiting<Key, Value>[] = [];

  const dispatch = () => {
    const all = waiting;
    waiting = [];
    for (let start = 0; start < all.length; start += max) void run(batch, all.slice(start, start + max), identity);
  };
  const ask = (key: Key) =>
    new Promise<Value | undefined>((resolve, reject) => {
      // After the promises that are settled now: what they lead to asks within the same batch.
      if (waiting.length === 0) void Promise.resolve().then(() => process.nextTick(dispatch));
      waiting.push({ key, resolve, reject });
    });
  const load = (key: Key) => {
    const same = identity(key);
    const kept = known.get(same);
    if (kept !== undefined) return kept;
    const value = ask(key);
    known.set(same, value);
    // An error is not kept: who asks again, asks the database again.
    value.catch(() => known.get(same) === value && known.delete(same));
    return value;
  };
  return {
    load,
    loadMany: keys => Promise.all(keys.map(load)),
    clear: key => void known.delete(identity(key)),
  };
}

async function run<Key, Value>(
  batch: Batch<Key, Value>,
  waiting: readonly Waiting<Key, Value>[],
  identity: (key: Key) => unknown,
): Promise<void> {
  try {
    const found = new Map<unknown, Value | Error>();
    for (const [key, value] of await batch(waiting.map(({ key }) => key))) found.set(identity(key), value);
    for (const { key, resolve, reject } of waiting) {
      const value = found.get(identity(key));
      if (value instanceof Error) reject(value);
      else resolve(value);
    }
  } catch (error) {
    for (const { reject } of waiting) reject(error);
  }
}
