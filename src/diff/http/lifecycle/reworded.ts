import type { Header, MediaType, Operation, Schema, SecurityScheme, Server } from '../../../contract/index.js';
import type { Json, JsonObject } from '../../../document/index.js';
import { isObject } from '../message/form-text.js';
import { counterpart } from '../parameters/pair.js';
import type { SchemaWords } from './schema-words.js';

/** Whether the words of an operation, or of a part of it that both versions have, are others; those of components count there. */
export function areReworded(before: Operation, after: Operation, words: SchemaWords): boolean {
  if (before.summary !== after.summary || before.description !== after.description) return true;
  return (
    isPartReworded(before.requestBody, after.requestBody, words) ||
    after.parameters.some(parameter => isPartReworded(counterpart(parameter, after, before), parameter, words)) ||
    after.responses.some(response => {
      const old = before.responses.find(({ status }) => status === response.status);
      return (
        isPartReworded(old, response, words) ||
        response.headers.some(header => isHeaderReworded(old?.headers, header, words)) ||
        [...response.links].some(([name, link]) => isLinkReworded(old?.links.get(name), link))
      );
    })
  );
}

function isLinkReworded(before: JsonObject | undefined, { description }: JsonObject): boolean {
  return before !== undefined && before['description'] !== description;
}

/** Whether a server that both versions have is described otherwise. */
export function areServersReworded(before: readonly Server[], after: readonly Server[]): boolean {
  return after.some(({ url, description }) => {
    const old = before.find(server => server.url === url);
    return old !== undefined && old.description !== description;
  });
}

/** Whether a security scheme is described otherwise, or one of its scopes that both versions have. */
export function isSchemeReworded(before: SecurityScheme, after: SecurityScheme): boolean {
  if (before.description !== after.description) return true;
  return before.type === 'oauth2' && after.type === 'oauth2' && areScopesReworded(before.flows, after.flows);
}

function areScopesReworded(before: JsonObject, after: JsonObject): boolean {
  return Object.entries(after).some(([flow, said]) => {
    const [old, now] = [before[flow], said].map(each => scopesOf(each ?? null));
    return Object.entries(now!).some(([scope, words]) => Object.hasOwn(old!, scope) && old![scope] !== words);
  });
}

function scopesOf(flow: Json): JsonObject {
  const scopes = isObject(flow) ? flow['scopes'] : undefined;
  return scopes !== undefined && isObject(scopes) ? scopes : {};
}

/** What has words of its own, and schemas. */
interface Described {
  readonly description?: string | undefined;
  readonly schema?: Schema;
  /** A parameter's is one, a body's are several. */
  readonly content?: MediaType | readonly MediaType[];
}

function isPartReworded(before: Described | undefined, after: Described | undefined, words: SchemaWords): boolean {
  if (!before || !after) return false;
  if (before.description !== after.description || isInlineReworded(before.schema, after.schema, words)) return true;
  const old = [before.content ?? []].flat();
  return [after.content ?? []].flat().some(media => {
    const other = old.find(({ range }) => range === media.range);
    return (
      isInlineReworded(other?.schema, media.schema, words) ||
      isInlineReworded(other?.itemSchema, media.itemSchema, words)
    );
  });
}

function isHeaderReworded(before: readonly Header[] = [], after: Header, words: SchemaWords): boolean {
  const name = after.name.toLowerCase();
  return isPartReworded(
    before.find(header => header.name.toLowerCase() === name),
    after,
    words,
  );
}

/** Of schemas without a name: those of components are told of by themselves. */
function isInlineReworded(before: Schema | undefined, after: Schema | undefined, words: SchemaWords): boolean {
  if (!before || !after || before.name !== undefined || after.name !== undefined) return false;
  return words.other(before, after) !== undefined;
}
