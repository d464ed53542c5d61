import { ask } from './client.js';
import type { Credentials } from './credentials.js';
import { type Counts, countsIn, noRegistry } from './inspection.js';
import { polled } from './polled.js';
import { textOf } from './text-of.js';

/** How far a registry is with reviewing a version under the ruleset of its API. */
export type RegistryReview =
  | { readonly status: 'queued' }
  | { readonly status: 'failed'; readonly reason: string }
  | { readonly status: 'done'; readonly counts: Counts };

/**
 * The review of a version of today, once it is done or given up, or as it is when the time is over. It is asked for: where there
 * is one of today already, that costs nothing.
 * @param path of the version
 * @param patience milliseconds
 * @throws FindingsError as `ask` does
 */
export async function awaitReview(credentials: Credentials, path: string, patience: number): Promise<RegistryReview> {
  const at = `${path}/review`;
  const asked = reviewOf((await ask(credentials, at, { method: 'POST' })).json, credentials);
  if (asked.status !== 'queued' || patience === 0) return asked;
  const look = async () => reviewOf((await ask(credentials, `${at}?limit=1`)).json, credentials);
  return polled(look, ({ status }) => status !== 'queued', patience);
}

function reviewOf(json: unknown, credentials: Credentials): RegistryReview {
  const status = textOf(json, 'status');
  // another ruleset was given meanwhile, and nobody has asked for a review under that
  if (status === 'queued' || status === 'none') return { status: 'queued' };
  if (status === 'failed') return { status, reason: textOf(json, 'reason') ?? 'time' };
  const counts = countsIn(json);
  if (status === 'done' && counts) return { status, counts };
  throw noRegistry(credentials);
}
