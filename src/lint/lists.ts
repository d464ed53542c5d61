// https://spec.openapis.org/oas/v3.2.0.html#operation-object
import type { Operation, Parameter } from '../contract/index.js';
import { Part } from './parts.js';
import { isItem } from './paths.js';
import type { SchemaTools } from './schema-tools.js';
import { isJson } from './statuses.js';
import { wordsOf } from './words.js';

/** The body that an operation answers 200 with, in JSON. */
export function answerOf({ responses }: Operation, schemas: SchemaTools): Part | undefined {
  const answer = responses.find(({ status }) => status === '200' || status === '2XX');
  const schema = answer?.content.find(({ range }) => isJson(range))?.schema;
  return schema && Part.of(schema, id => schemas.schema(id));
}

/** What a GET of a collection answers: an array, or an object with one. */
export function listOf(operation: Operation, schemas: SchemaTools): Part | undefined {
  if (operation.method !== 'GET' || isItem(operation.path)) return undefined;
  const answer = answerOf(operation, schemas);
  if (!answer) return undefined;
  if (answer.types[0] === 'array') return answer;
  if (answer.types[0] !== 'object') return undefined;
  const arrays = [...answer.properties.values()].filter(property => property.types[0] === 'array');
  return arrays.length === 1 ? arrays[0] : undefined;
}

/** The parameters by which clients say how many items they want, each once, with what its schema says. */
export function limitsOf(
  operations: readonly Operation[],
  schemas: SchemaTools,
): readonly { readonly parameter: Parameter; readonly part: Part }[] {
  return [...new Set(operations.flatMap(({ parameters }) => parameters))].flatMap(parameter => {
    if (!parameter.schema || !isLimit(parameter)) return [];
    const part = Part.of(parameter.schema, id => schemas.schema(id));
    return /^(?:integer|number)$/.test(part.types[0] ?? '') ? [{ parameter, part }] : [];
  });
}

/** The ways to ask for a part of a list. */
export type PageStyle = 'cursor' | 'offset' | 'page number';

const limits = new Set(
  'limit,page size,per page,size,count,first,last,max results,max,page limit,top,results per page,items per page'.split(
    ',',
  ),
);
const styles: ReadonlyMap<string, PageStyle> = new Map([
  ...'cursor,after,before,starting after,ending before,page token,next token,continuation,continuation token,next,since id,since,page after,page cursor,from id'
    .split(',')
    .map(name => [name, 'cursor'] as const),
  ...'offset,skip,start,page offset,start index,next offset'.split(',').map(name => [name, 'offset'] as const),
  ...'page,page number,page index,page no'.split(',').map(name => [name, 'page number'] as const),
]);

export function isLimit({ in: where, name }: Parameter): boolean {
  return where === 'query' && limits.has(wordsOf(name).join(' '));
}

/** How a parameter asks for a part of a list; none where it asks for something else, such as what is older than a day. */
export function pageStyleOf({ in: where, name, schema }: Parameter): PageStyle | undefined {
  const style = where === 'query' ? styles.get(wordsOf(name).join(' ')) : undefined;
  if (style === undefined) return undefined;
  const { type, format } = Object(schema?.json) as { readonly type?: unknown; readonly format?: unknown }; // true and false have neither
  if (/^since$/i.test(name) && type !== 'integer') return undefined;
  if (style === 'cursor') return /^(?:date|time)/.test(String(format)) ? undefined : style;
  // a page that is called by a text is the one after the last
  return style === 'page number' && type === 'string' ? 'cursor' : style;
}
