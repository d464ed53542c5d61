import { readFileSync } from 'node:fs';
import SwaggerParser from '@apidevtools/swagger-parser';
import { load as parseYaml } from 'js-yaml';
import { load } from '../../../src/contract/index.js';
import { FindingsError } from '../../../src/diagnostics/index.js';

/** Nothing is read from the network: without a resolver for http, a reference there leads nowhere. */
export const offline = { resolve: { http: false } } as const;

export interface Verdict {
  readonly accepts: boolean;
  /** Pointers to what is refused; undefined where there are none to be had. */
  readonly places?: readonly string[] | undefined;
}

/** What `load` says: findings that do not stop it count as acceptance. */
export async function ourVerdict(path: string): Promise<Verdict> {
  try {
    await load(path);
    return { accepts: true };
  } catch (error) {
    if (!(error instanceof FindingsError)) throw error;
    return { accepts: false, places: error.findings.map(({ location }) => location?.pointer ?? '') };
  }
}

/** What swagger-parser's `validate` says. */
export async function theirVerdict(path: string): Promise<Verdict> {
  const completed = completedOf(path);
  try {
    await (completed
      ? // the types of its documents are for what is valid already
        SwaggerParser.validate(path, completed as never, offline)
      : SwaggerParser.validate(path, offline));
    return { accepts: true };
  } catch (error) {
    // only refusals by its meta-schema carry places
    const { details } = error as { readonly details?: readonly { readonly instancePath: string }[] };
    return { accepts: false, places: details?.map(({ instancePath }) => instancePath) };
  }
}

/**
 * A document of 3.1 may consist of components alone; swagger-parser stops at it before it looks. It is given one with no paths,
 * and with the info that fixtures of other flaws leave out.
 */
function completedOf(path: string): object | undefined {
  let value: unknown;
  try {
    value = parseYaml(readFileSync(path, 'utf8'));
  } catch {
    return undefined; // its own parser is to say so
  }
  if (typeof value !== 'object' || value === null || !('components' in value)) return undefined;
  if (!('openapi' in value) || !/^3\.1/.test(String(value.openapi)) || 'paths' in value || 'webhooks' in value)
    return undefined;
  return { info: { title: 'Pets', version: '1' }, paths: {}, ...value };
}
