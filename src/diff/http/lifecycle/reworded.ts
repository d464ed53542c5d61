import {
  type Header,
  type MediaType,
  placeBelow,
  type Schema,
  type SecurityScheme,
  type Server,
  saidAt,
} from '../../../contract/index.js';
import type { Location } from '../../../diagnostics/index.js';
import type { Json, JsonObject } from '../../../document/index.js';
import type { Context, Pair } from '../context.js';
import { isObject } from '../message/form-text.js';
import { counterpart } from '../parameters/pair.js';
import type { Found } from './schema-words.js';

/** The first words of an operation, or of a part of it that both versions have, that are others; those of components count there. */
export function otherWords({ before, after }: Pair, context: Context): Found {
  const own = (['summary', 'description'] as const).find(name => before[name] !== after[name]);
  if (own) return () => ({ before: saidAt(before, own), after: saidAt(after, own) });
  return (
    firstOf(after.parameters, each => otherOfPart(counterpart(each, after, before), each, context)) ??
    otherOfPart(before.requestBody, after.requestBody, context) ??
    firstOf(after.responses, response => {
      const old = before.responses.find(({ status }) => status === response.status);
      return (
        otherOfPart(old, response, context) ??
        firstOf(response.headers, header => otherOfPart(named(header, old?.headers), header, context)) ??
        firstOf([...response.links], ([name, { description }]) => {
          const link = old?.links.get(name);
          if (!old || !link || link['description'] === description) return undefined;
          return below(old, response, context, 'links', name, 'description');
        })
      );
    })
  );
}

/** What is found of the first of which something is. */
export function firstOf<T>(list: readonly T[], find: (each: T) => Found): Found {
  for (const each of list) {
    const found = find(each);
    if (found) return found;
  }
  return undefined;
}

interface Located {
  readonly location: Location;
}

/** Where the same is said of a part in both versions. */
function below(before: Located, after: Located, context: Context, ...names: readonly string[]): Found {
  return () => ({
    before: placeBelow(context.before.contract, before.location, ...names),
    after: placeBelow(context.after.contract, after.location, ...names),
  });
}

/** Of the servers that an operation has by itself: a server that both versions have, and describe otherwise. */
export function otherOfServers({ before, after }: Pair, context: Context): Found {
  const at = (servers: readonly Server[], of: string) => servers.findIndex(({ url }) => url === of);
  const other = after.servers.find(({ url, description }) => {
    const old = before.servers[at(before.servers, url)];
    return old !== undefined && old.description !== description;
  });
  if (!other) return undefined;
  const [old, now] = [before, after].map(operation => String(at(operation.servers, other.url)));
  const [from, to] = [before, after].map(operation => saidAt(operation, 'servers'));
  return () => ({
    before: placeBelow(context.before.contract, from!, old!, 'description'),
    after: placeBelow(context.after.contract, to!, now!, 'description'),
  });
}

/** Of a security scheme, or of one of its scopes that both versions have. */
export function otherOfScheme(before: SecurityScheme, after: SecurityScheme, context: Context): Found {
  if (before.description !== after.description) return below(before, after, context, 'description');
  if (before.type !== 'oauth2' || after.type !== 'oauth2') return undefined;
  return firstOf(Object.entries(after.flows), ([flow, said]) => {
    const [old, now] = [before.flows[flow], said].map(each => scopesOf(each ?? null));
    const other = Object.keys(now!).find(scope => Object.hasOwn(old!, scope) && old![scope] !== now![scope]);
    return other === undefined ? undefined : below(before, after, context, 'flows', flow, 'scopes', other);
  });
}

function scopesOf(flow: Json): JsonObject {
  const scopes = isObject(flow) ? flow['scopes'] : undefined;
  return scopes !== undefined && isObject(scopes) ? scopes : {};
}

/** What has words of its own, and schemas. */
interface Described extends Located {
  readonly description?: string | undefined;
  readonly schema?: Schema;
  /** A parameter's is one, a body's are several. */
  readonly content?: MediaType | readonly MediaType[];
}

function otherOfPart(before: Described | undefined, after: Described | undefined, context: Context): Found {
  if (!before || !after) return undefined;
  if (before.description !== after.description) return below(before, after, context, 'description');
  const old = [before.content ?? []].flat();
  return (
    otherInline(before.schema, after.schema, context) ??
    firstOf([after.content ?? []].flat(), media => {
      const other = old.find(({ range }) => range === media.range);
      return (
        otherInline(other?.schema, media.schema, context) ?? otherInline(other?.itemSchema, media.itemSchema, context)
      );
    })
  );
}

function named({ name }: Header, headers: readonly Header[] = []): Header | undefined {
  return headers.find(header => header.name.toLowerCase() === name.toLowerCase());
}

/** Of schemas without a name: those of components are told of by themselves. */
function otherInline(before: Schema | undefined, after: Schema | undefined, { words }: Context): Found {
  if (!before || !after || before.name !== undefined || after.name !== undefined) return undefined;
  return words.other(before, after);
}
