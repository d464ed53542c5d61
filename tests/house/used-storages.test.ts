import { AsyncLocalStorage } from 'node:async_hooks';
import { watchStorages } from '../../scripts/lib/used-storages.mjs';

/** A class of its own, since the test's own run is in a storage of Node's. */
class Storage extends AsyncLocalStorage<string> {
  override run<R, A extends unknown[]>(store: string, work: (...args: A) => R, ...args: A): R {
    return super.run(store, work, ...args);
  }
  override enterWith(store: string): void {
    super.enterWith(store);
  }
}

const endStorages = watchStorages(Storage);

describe('the storages that a test file leaves', () => {
  it('are ended: they hand nothing on any more', () => {
    const [one, other] = [new Storage(), new Storage()];
    one.run('a', () => {
      other.enterWith('b');
      expect([one.getStore(), other.getStore()]).toEqual(['a', 'b']);
      endStorages();
      expect([one.getStore(), other.getStore()]).toEqual([undefined, undefined]);
    });
  });

  it('can be used again, and are ended again', () => {
    const storage = new Storage();
    for (const store of ['a', 'b']) {
      storage.run(store, () => {
        expect(storage.getStore()).toBe(store);
        endStorages();
        expect(storage.getStore()).toBeUndefined();
      });
    }
  });
});
