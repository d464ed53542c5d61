import { FindingsError, finding } from '../../diagnostics/index.js';
import { ask } from './client.js';
import type { Credentials } from './credentials.js';
import { polled } from './polled.js';
import { textOf } from './text-of.js';

export type Counts = Readonly<Record<string, number>>;

/** How far a registry is with inspecting a version. */
export type RegistryInspection =
  | { readonly status: 'pending' }
  | { readonly status: 'failed'; readonly reason: string }
  | { readonly status: 'done'; readonly counts: Counts };

/**
 * The inspection of a version, once it is done or given up, or as it is when the time is over.
 * @param path of the version
 * @param patience milliseconds
 * @throws FindingsError as `ask` does
 */
export async function awaitInspection(
  credentials: Credentials,
  path: string,
  patience: number,
): Promise<RegistryInspection> {
  const look = async () => inspectionOf((await ask(credentials, `${path}/inspection?limit=1`)).json, credentials);
  return polled(look, ({ status }) => status !== 'pending', patience);
}

function inspectionOf(json: unknown, credentials: Credentials): RegistryInspection {
  const status = textOf(json, 'status');
  if (status === 'pending') return { status };
  if (status === 'failed') return { status, reason: textOf(json, 'reason') ?? 'time' };
  const counts = countsIn(json);
  if (status === 'done' && counts) return { status, counts };
  throw noRegistry(credentials);
}

export function noRegistry({ url }: Credentials): FindingsError {
  return new FindingsError([finding('registry-unreachable', `What answers at ${url} is no registry`)]);
}

/** How many findings an answer tells of. */
export function countsIn(json: unknown): Counts | undefined {
  const counts: unknown = Reflect.get(Object(json), 'counts');
  return isCounts(counts) ? counts : undefined;
}

function isCounts(value: unknown): value is Counts {
  return typeof value === 'object' && value !== null && Object.values(value).every(one => typeof one === 'number');
}

/** Such as `1 error, 0 warnings, 2 notes`. */
export function countsText(counts: Counts): string {
  const told = (name: string, one: string, more: string) => {
    const number = counts[name] ?? 0;
    return `${number} ${number === 1 ? one : more}`;
  };
  return [told('error', 'error', 'errors'), told('warning', 'warning', 'warnings'), told('info', 'note', 'notes')].join(
    ', ',
  );
}
