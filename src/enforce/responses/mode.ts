/**
 * What becomes of a response that breaks the contract.
 * - `enforce`: the client gets a 500 problem instead, or a closed connection where it has the headers already;
 * - `report`: it is sent, and the violation observed;
 * - `{ sample: 0.01 }`: as `report`, of that part of all responses;
 * - `off`: nothing is checked.
 */
export type ResponseMode = 'enforce' | 'report' | 'off' | { readonly sample: number };

/** What is done with one response. */
export type ResponseCheck = 'enforce' | 'report' | 'off';

/** Decides about one response. `chance` is from 0 to below 1. */
export function checkOf(mode: ResponseMode, chance: () => number = Math.random): ResponseCheck {
  if (typeof mode === 'string') return mode;
  return chance() < mode.sample ? 'report' : 'off';
}

export function isResponseMode(value: unknown): value is ResponseMode {
  if (value === 'enforce' || value === 'report' || value === 'off') return true;
  if (typeof value !== 'object' || value === null || !('sample' in value)) return false;
  return typeof value.sample === 'number' && value.sample >= 0 && value.sample <= 1;
}
