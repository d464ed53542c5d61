import { checkArgument, checkOptions } from '../../diagnostics/index.js';
import { type DocumentSet, documentSetRule } from '../../document/index.js';
import { contractRule, inspectRules } from '../option-rules.js';
import type { Contract, Operation, SchemaJson } from '../types.js';
import type { Inspection } from './inspection.js';
import { countReferences } from './references.js';
import { unenforced } from './unenforced.js';
import { unknownFormats } from './unknown-formats.js';
import { unreadContents } from './unread-contents.js';

/**
 * Counts what a contract holds.
 * @param set the documents that it was made of; without it references are not counted
 * @param options.formats the names of the formats that are checked; without them no format is listed as not enforced
 * @throws FindingsError where a schema can't be brought into its normal form
 */
export function inspect(
  contract: Contract,
  set?: DocumentSet,
  options: { readonly formats?: ReadonlySet<string> } = {},
): Inspection {
  checkArgument('contract', contract, contractRule);
  if (set !== undefined) checkArgument('set', set, documentSetRule);
  checkOptions(options, inspectRules);
  const { formats } = options;
  const callbacks = contract.operations.concat(contract.webhooks.filter(isWebhook)).map(callbacksBelow);
  return Object.freeze({
    openapi: contract.openapi,
    title: contract.info.title,
    version: contract.info.version,
    operations: { total: contract.operations.length, byMethod: tally(contract.operations.map(({ method }) => method)) },
    webhooks: contract.webhooks.filter(isWebhook).length,
    callbacks: callbacks.reduce((sum, count) => sum + count, 0),
    schemas: schemasOf(contract),
    security: securityOf(contract),
    ...(set && { references: countReferences(set) }),
    size: {
      files: contract.sources.length,
      bytes: contract.sources.reduce((sum, { bytes }) => sum + bytes, 0),
    },
    findings: {
      error: contract.findings.filter(({ severity }) => severity === 'error').length,
      warning: contract.findings.filter(({ severity }) => severity === 'warning').length,
      info: contract.findings.filter(({ severity }) => severity === 'info').length,
    },
    unenforced: [
      ...unenforced(contract),
      ...unreadContents(contract),
      ...(formats ? unknownFormats(contract, formats) : []),
    ],
  });
}

function isWebhook({ key }: Operation): boolean {
  return key.startsWith('webhook ');
}

function callbacksBelow(operation: Operation): number {
  return operation.callbacks.reduce((sum, each) => sum + 1 + callbacksBelow(each), 0);
}

function schemasOf(contract: Contract): Inspection['schemas'] {
  // Reading a schema's json may add those that it references: a Map's iterator goes on to them.
  const kinds: string[] = [];
  let components = 0;
  for (const schema of contract.schemas.values()) {
    kinds.push(kindOf(schema.json));
    if (schema.name !== undefined) components++;
  }
  return { total: kinds.length, components, byKind: tally(kinds) };
}

/** What a schema is at first sight: a type, an applicator, or anything. */
function kindOf(json: SchemaJson): string {
  if (typeof json === 'boolean') return String(json);
  const { type } = json;
  if (typeof type === 'string') return type;
  if (Array.isArray(type)) return type.filter(each => each !== 'null').join(' | ') || 'null';
  for (const keyword of ['oneOf', 'anyOf', 'allOf', '$ref', 'enum', 'const', 'not']) {
    if (Object.hasOwn(json, keyword)) return keyword;
  }
  if (Object.hasOwn(json, 'properties')) return 'object';
  return 'any';
}

function securityOf({ securitySchemes, operations }: Contract): Inspection['security'] {
  const alternatives = operations.flatMap(({ security }) =>
    security.length === 0 ? ['none'] : security.map(each => each.map(({ scheme }) => scheme).join(' + ') || 'none'),
  );
  const schemes: Record<string, string> = Object.create(null);
  for (const [name, { type }] of securitySchemes) schemes[name] = type;
  return { schemes, requirements: tally(alternatives) };
}

function tally(names: readonly string[]): { readonly [name: string]: number } {
  const counts: Record<string, number> = Object.create(null);
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
