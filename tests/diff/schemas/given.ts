import { createContract } from '../../../src/contract/index.js';
import { type ContractChange, type DiffOptions, diff, type Travels } from '../../../src/diff/index.js';
import { loadText } from '../../../src/document/index.js';
import { letThrough, proof, SchemaChecks } from '../schema-checks.js';

/** A contract of a document's members, in YAML or JSON; `openapi` and `info` are given where the text has none. */
async function contractOf(text: string, display: string) {
  const head = /openapi"?:/.test(text) ? '' : 'openapi: 3.1.0\ninfo: { title: T, version: "1" }\n';
  return createContract(await loadText(head + text, { display }));
}

/** What two documents differ in; every break of a schema is held to the checks of both. */
export async function changes(old: string, now: string, options: DiffOptions = {}): Promise<readonly ContractChange[]> {
  const [before, after] = [await contractOf(old, 'old.yaml'), await contractOf(now, 'new.yaml')];
  const found = diff(before, after, options).changes;
  const checks = new SchemaChecks(before, after);
  const use = options.strict?.includes('mark-directions') ? 'any' : undefined;
  for (const change of found) {
    if (change.level !== 'breaking' || !change.code.startsWith('schema-')) continue;
    expect([change.message, checks.said(change, use)]).toEqual([
      change.message,
      change.witness?.outcome ? letThrough : proof(change.witness?.travels ?? 'request'),
    ]);
  }
  return found;
}

/** A document of one operation, whose body has a schema, in flow style. */
export function body(travels: Travels, schema: string, components = ''): string {
  const content = `content: { application/json: { schema: ${schema} } }`;
  const operation =
    travels === 'request'
      ? `requestBody: { required: true, ${content} }, responses: { '204': { description: done } }`
      : `responses: { '200': { description: done, ${content} } }`;
  const schemas = components === '' ? '' : `components:\n  schemas: { ${components} }\n`;
  return `${schemas}paths:\n  /things:\n    post: { ${operation} }\n`;
}

/** The changes of a schema, with what it refers to. */
export function schemaChanges(
  travels: Travels,
  [old, now]: readonly [string, string],
  options: DiffOptions & { readonly components?: readonly [string, string] } = {},
): Promise<readonly ContractChange[]> {
  const { components = ['', ''], ...rest } = options;
  return changes(body(travels, old, components[0]), body(travels, now, components[1]), rest);
}

export function brief({ level, code, message }: ContractChange): string {
  return `${level} ${code} ${message}`;
}
