import { type Finding, FindingsError, finding } from '../../diagnostics/index.js';
import type { Answer } from './answer.js';
import type { Credentials } from './credentials.js';
import { refusals } from './refusals.js';
import { textOf } from './text-of.js';

const patience = 120_000;

/**
 * Asks a registry.
 * @param path below its URL
 * @returns answers of 2xx, and those of the other statuses that the caller knows what to do with
 * @throws FindingsError where it does not answer, or refuses
 */
export async function ask(
  credentials: Credentials,
  path: string,
  { accepts = [], ...init }: RequestInit & { readonly accepts?: readonly number[] } = {},
): Promise<Answer> {
  const { url, key } = credentials;
  const headers = { authorization: `Bearer ${key}`, ...(init.headers as Record<string, string> | undefined) };
  // a redirect would take the key along
  const answer = await fetch(`${url}${path}`, {
    ...init,
    headers,
    redirect: 'error',
    signal: AbortSignal.timeout(patience),
  })
    .then(read)
    .catch(error => unreachable(url, error));
  if ((answer.status >= 200 && answer.status < 300) || accepts.includes(answer.status)) return answer;
  throw new FindingsError(refusals(credentials, answer) ?? [noRegistry(url)]);
}

/** All items of a list, page by page. @param path with its query, without a cursor */
export async function* items(credentials: Credentials, path: string): AsyncGenerator<unknown> {
  let next: string | undefined;
  do {
    const cursor = next === undefined ? '' : `${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(next)}`;
    const { json } = await ask(credentials, `${path}${cursor}`);
    if (typeof json !== 'object' || json === null || !('items' in json) || !Array.isArray(json.items)) {
      throw new FindingsError([noRegistry(credentials.url)]);
    }
    yield* json.items;
    next = textOf(json, 'next');
  } while (next !== undefined);
}

async function read(response: Response): Promise<Answer> {
  const bytes = Buffer.from(await response.arrayBuffer());
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  return { status: response.status, bytes, json: isJson ? parsed(bytes) : undefined };
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    // a document of somebody's, which need not be JSON
    return undefined;
  }
}

function unreachable(url: string, error: unknown): never {
  const { cause, message } = error as Error; // fetch fails with nothing else; the cause says more
  const told = typeof cause === 'object' && cause !== null && 'message' in cause ? String(cause.message) : '';
  const reason = told || message;
  throw new FindingsError([finding('registry-unreachable', `${url} does not answer: ${reason}`)]);
}

function noRegistry(url: string): Finding {
  return finding('registry-unreachable', `What answers at ${url} is no registry`);
}
