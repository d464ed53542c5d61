import { setTimeout as pause } from 'node:timers/promises';
import { FindingsError, finding } from '../../diagnostics/index.js';
import { ask } from './client.js';
import type { Credentials } from './credentials.js';
import { textOf } from './text-of.js';

/** How far a registry is with inspecting a version. */
export type RegistryInspection =
  | { readonly status: 'pending' }
  | { readonly status: 'failed'; readonly reason: string }
  | { readonly status: 'done'; readonly counts: Readonly<Record<string, number>> };

const first = 100;
const longest = 1000;

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
  const end = performance.now() + patience;
  for (let wait = first; ; wait = Math.min(wait * 2, longest)) {
    const { json } = await ask(credentials, `${path}/inspection?limit=1`);
    const inspection = inspectionOf(json, credentials);
    const left = end - performance.now();
    if (inspection.status !== 'pending' || left <= 0) return inspection;
    await pause(Math.min(wait, left));
  }
}

function inspectionOf(json: unknown, { url }: Credentials): RegistryInspection {
  const status = textOf(json, 'status');
  if (status === 'pending') return { status };
  if (status === 'failed') return { status, reason: textOf(json, 'reason') ?? 'time' };
  const counts: unknown = Reflect.get(Object(json), 'counts');
  if (status === 'done' && isCounts(counts)) return { status, counts };
  throw new FindingsError([finding('registry-unreachable', `What answers at ${url} is no registry`)]);
}

function isCounts(value: unknown): value is Readonly<Record<string, number>> {
  return typeof value === 'object' && value !== null && Object.values(value).every(one => typeof one === 'number');
}

/** Such as `1 error, 0 warnings, 2 notes`. */
export function countsText(counts: Readonly<Record<string, number>>): string {
  const told = (name: string, one: string, more: string) => {
    const number = counts[name] ?? 0;
    return `${number} ${number === 1 ? one : more}`;
  };
  return [told('error', 'error', 'errors'), told('warning', 'warning', 'warnings'), told('info', 'note', 'notes')].join(
    ', ',
  );
}
