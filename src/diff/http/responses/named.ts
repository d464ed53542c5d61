// https://www.rfc-editor.org/rfc/rfc9110#section-5.1
import type { Header } from '../../../contract/index.js';

/** By list, each once: every message that shows a change of a response asks for each of its headers. */
const known = new WeakMap<readonly Header[], ReadonlyMap<string, Header>>();

/** The header of a name, in whatever case. */
export function named(headers: readonly Header[], name: string): Header | undefined {
  let found = known.get(headers);
  if (!found) known.set(headers, (found = new Map(headers.map(each => [each.name.toLowerCase(), each] as const))));
  return found.get(name.toLowerCase());
}
