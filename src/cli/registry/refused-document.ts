import { type Code, type Finding, FindingsError, finding } from '../../diagnostics/index.js';
import type { Answer } from './answer.js';
import { ask } from './client.js';
import type { Credentials } from './credentials.js';
import { textOf } from './text-of.js';

/** Codes of a text that was not come by: nothing is known of the document then. */
const unread: ReadonlySet<Code> = new Set<Code>([
  'unreadable-file',
  'git-failed',
  'remote-failed',
  'remote-not-allowed',
]);

/**
 * What is wrong with a document that no registry would take.
 * @throws the error, where it is not about the document
 */
export function refusedHere(error: unknown): readonly Finding[] {
  const isRefused = error instanceof FindingsError && !error.findings.some(isUnread);
  if (!isRefused) throw error;
  return error.findings;
}

/** A file that a reference leads to is the document's affair, and its place is that of the reference. */
function isUnread({ code, location }: Finding): boolean {
  return unread.has(code) && (location?.pointer ?? '') === '';
}

/** Statuses of a registry that refuse the document, or the place that it was sent to. */
export const refusingStatuses: readonly number[] = [404, 409, 413, 422];

/**
 * Why a registry did not take a document, its findings placed in what was sent.
 * @param name what the findings call the document
 * @returns none where it took it
 * @throws FindingsError where that is not for the document's sake
 */
export function refusedThere({ status, json }: Answer, name: string): readonly Finding[] {
  const said = textOf(json, 'detail');
  switch (status) {
    case 404:
      throw new FindingsError([noApi(said)]);
    case 409:
      return [finding('registry-version-differs', said ?? 'It has other bytes')];
    case 413:
      return [tooLarge(said ?? 'The document is larger than the registry takes', name)];
    case 422:
      return placed(json, name) ?? [finding('registry-refused', said ?? 'The document was refused')];
    default:
      return [];
  }
}

function noApi(said = 'There is no such API'): Finding {
  const remedy = 'Pass --create to make the API, or name one that `specwright list` shows';
  return finding('registry-refused', said.replace(/; POST .*$/, ''), { remedy });
}

function placed(json: unknown, name: string): readonly Finding[] | undefined {
  const { findings } = json as { readonly findings?: readonly Finding[] }; // as the registry's contract says
  if (!findings || findings.length === 0) return undefined;
  return findings.map(one => ({ ...one, ...(one.location && { location: { ...one.location, file: name } }) }));
}

/** Below this no registry is asked how much it takes. */
const surelyTaken = 1024 * 1024;

/**
 * A finding where a document is larger than the registry takes, so that it need not be sent to find out. The registry's own
 * contract says how much that is; one that does not tell is sent everything.
 */
export async function refusedForSize(
  credentials: Credentials,
  { text, name }: { readonly text: string; readonly name: string },
): Promise<readonly Finding[]> {
  const bytes = Buffer.byteLength(text);
  if (bytes <= surelyTaken) return [];
  const { json } = await ask(credentials, '/openapi.json', { accepts: [404] });
  const most = ['components', 'schemas', 'PublishedVersion', 'properties', 'bytes', 'maximum'].reduce<unknown>(
    (value, key) => Reflect.get(Object(value), key),
    json,
  );
  if (typeof most !== 'number' || bytes <= most) return [];
  return [tooLarge(`The document has ${bytes} bytes; the registry at ${credentials.url} takes ${most} at most`, name)];
}

function tooLarge(message: string, file: string): Finding {
  const remedy = 'Split the document, or leave out of it what is not needed, such as long examples';
  return finding('too-large', message, { location: { file, line: 1, column: 1, pointer: '' }, remedy });
}
