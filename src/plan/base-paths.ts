import type { Server } from '../contract/index.js';

const mostCombinations = 64;

/**
 * The path prefixes under which servers are reached, https://spec.openapis.org/oas/v3.2.0.html#server-object.
 * A variable stands for its default, and where it has an `enum` for each of its values too.
 * @returns without trailing slash, each once, never empty: `['']` where there is no prefix
 */
export function basePaths(servers: readonly Server[]): readonly string[] {
  const paths = new Set<string>();
  for (const server of servers) {
    for (const url of urlsOf(server)) paths.add(pathOf(url));
  }
  return Object.freeze(paths.size === 0 ? [''] : [...paths]);
}

function urlsOf(server: Server): readonly string[] {
  let urls = [server.url];
  for (const [name, variable] of server.variables) {
    const placeholder = `{${name}}`;
    if (!server.url.includes(placeholder)) continue;
    const values = new Set([variable.default, ...(variable.enum ?? [])]);
    const filled = [...values].flatMap(value => urls.map(url => url.replaceAll(placeholder, () => value)));
    urls = filled.slice(0, mostCombinations);
  }
  return urls;
}

/** A relative URL is taken as one on the host's root: where the document itself lies says nothing about the service. */
function pathOf(url: string): string {
  if (!URL.canParse(url, 'http://host/')) return '';
  return new URL(url, 'http://host/').pathname.replace(/\/+$/, '');
}
