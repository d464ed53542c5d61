import type { NotImplemented } from './handler.js';

// One value, known by identity: a handler can't make it up from data.
const mark = Object.freeze({ status: 501 });

/** What a stub answers: 501 with a problem body, which needs no declaration in the contract. */
export function notImplemented(): NotImplemented {
  // The brand exists in the types alone.
  return mark as unknown as NotImplemented;
}

export function isNotImplemented(result: unknown): boolean {
  return result === mark;
}
