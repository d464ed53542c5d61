// https://spec.openapis.org/oas/v3.2.0.html#responses-object
import type { Operation, Response } from '../../../contract/index.js';

/** What both versions say of the responses of a status, or one alone. */
export interface ResponsePair {
  /** `200`, `4XX` or `default`: the narrower one of the two. */
  readonly status: string;
  readonly before?: Response;
  readonly after?: Response;
}

/** Pairs responses: a status that a range or `default` of the other version stands for is paired with that. */
export function pairResponses(before: Operation, after: Operation): readonly ResponsePair[] {
  const statuses = new Set([...after.responses, ...before.responses].map(({ status }) => status));
  const pairs: ResponsePair[] = [];
  for (const status of statuses) {
    const [old, now] = [responseFor(before.responses, status), responseFor(after.responses, status)];
    pairs.push({ status, ...(old && { before: old }), ...(now && { after: now }) });
  }
  return pairs;
}

/** The response that is declared for a status: its own, that of its range, or the default. */
export function responseFor(responses: readonly Response[], status: string): Response | undefined {
  const own = responses.find(response => response.status === status);
  if (own || status === 'default') return own;
  const range = responses.find(response => response.status === `${status[0]}XX`);
  return range ?? responses.find(response => response.status === 'default');
}
