/**
 * An object that inherits nothing, so that `__proto__` and `constructor` are names like any other. Unlike one made by
 * Object.create(null) it isn't a dictionary to the engine, and stays fast.
 */
export type Bag = Record<string, unknown>;

function EmptyBag(): void {}
EmptyBag.prototype = Object.create(null);
// a class would insist on a prototype of its own
const Constructor = EmptyBag as unknown as { new (): Bag };

export function bag(): Bag {
  return new Constructor();
}

/** The one for requests that carry nothing: shared, so frozen. */
export const emptyBag: Readonly<Bag> = Object.freeze(bag());
