/**
 * Remembers which storages of a class are used. Node hands the store of each one that was ever used on at every promise
 * that is made, also when nobody knows the storage any more: what a test file leaves makes all later ones slower.
 * @param {typeof import('node:async_hooks').AsyncLocalStorage} Storage
 * @returns {() => void} ends those that were used since the last call; one that is used again begins anew
 */
export function watchStorages({ prototype }) {
  const used = new Set();
  for (const name of ['run', 'enterWith']) {
    const original = prototype[name];
    prototype[name] = function (...args) {
      used.add(this);
      return original.apply(this, args);
    };
  }
  return () => {
    for (const storage of used) storage.disable();
    used.clear();
  };
}
