import type { Contract, Operation } from '../../../contract/index.js';
import { placeIn } from '../../../contract/index.js';
import type { Json, JsonObject } from '../../../document/index.js';
import type { Context } from '../context.js';
import { isObject } from '../message/form-text.js';
import { routeOf } from '../owner.js';
import { counterpart } from '../parameters/pair.js';

/** Words of operations, of schemas and of the document: one change each, however many there are of them. */
export function compareDocumentation(before: Contract, after: Contract, context: Context): void {
  compareOperations(before, after, context);
  compareSchemas(before, after, context);
  const infoOf = ({ info: { title, description } }: Contract) => JSON.stringify([title, description]);
  if (infoOf(before) === infoOf(after)) return;
  tellWords(before, after, context, 'the title or description of the document says something else', 'info', '/info');
}

function compareOperations(before: Contract, after: Contract, context: Context): void {
  const old = new Map(before.operations.map(operation => [routeOf(operation), operation]));
  const message = 'summaries or descriptions of operations say something else';
  for (const operation of after.operations) {
    const other = old.get(routeOf(operation));
    if (!other || !areReworded(other, operation)) continue;
    tellWords(before, after, context, message, 'operations', '/paths', operation);
  }
}

/** Those that have a name in both versions. */
function compareSchemas(before: Contract, after: Contract, context: Context): void {
  const message = 'titles or descriptions of schemas say something else';
  for (const [id, schema] of after.schemas) {
    const other = schema.name === undefined ? undefined : before.schemas.get(id);
    if (!other || !isReworded(other.json, schema.json)) continue;
    tellWords(before, after, context, message, 'schemas', '/components/schemas');
    return;
  }
}

function tellWords(
  before: Contract,
  after: Contract,
  { report }: Context,
  message: string,
  subject: string,
  pointer: string,
  operation?: Operation,
): void {
  report.remark({
    code: 'documentation-changed',
    level: 'safe',
    message,
    ...(operation && { reaches: { operation: operation.key, part: '' } }),
    ...placed('before', before, pointer),
    ...placed('after', after, pointer),
    subject: [subject],
  });
}

/** Whether the words of an operation, of its body, or of a parameter or response that both versions have, are others. */
function areReworded(before: Operation, after: Operation): boolean {
  if (before.summary !== after.summary || before.description !== after.description) return true;
  if (before.requestBody && after.requestBody && before.requestBody.description !== after.requestBody.description)
    return true;
  const isOther = (one: { readonly description?: string } | undefined, other: { readonly description?: string }) =>
    one !== undefined && one.description !== other.description;
  return (
    after.parameters.some(parameter => isOther(counterpart(parameter, after, before), parameter)) ||
    after.responses.some(response =>
      isOther(
        before.responses.find(({ status }) => status === response.status),
        response,
      ),
    )
  );
}

/** Whether a title or description is another in a schema, or in a schema within it that both versions have at its place. */
function isReworded(before: Json | undefined, after: Json | undefined, isMap = false): boolean {
  if (!isObject(before ?? null) || !isObject(after ?? null)) return false;
  const [old, now] = [before as JsonObject, after as JsonObject];
  if (!isMap && (old['title'] !== now['title'] || old['description'] !== now['description'])) return true;
  return Object.keys(now).some(name => {
    if (!Object.hasOwn(old, name) || (!isMap && values.has(name))) return false;
    return isReworded(old[name], now[name], !isMap && maps.has(name));
  });
}

/** What has names of the document's own, and what holds values. */
const maps: ReadonlySet<string> = new Set(['properties', 'patternProperties', 'dependentSchemas']);
const values: ReadonlySet<string> = new Set(['enum', 'const', 'default', 'examples', 'discriminator']);

function placed(side: 'before' | 'after', contract: Contract, pointer: string) {
  const place = placeIn(contract, pointer);
  return place ? { [side]: place } : {};
}
