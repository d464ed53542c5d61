import {
  type Contract,
  type Operation,
  pathWords,
  saidAt,
  type Written,
  writtenWords,
} from '../../../contract/index.js';
import type { Context, Pair } from '../context.js';
import { firstOf, otherOfScheme, otherOfServers, otherWords } from './reworded.js';
import type { Places } from './schema-words.js';
import { type FoundInRoots, firstOther, inRoots } from './written-places.js';

/** Words of schemas and of the document: one change each, however many there are of them, at the first that are others. */
export function compareDocumentation(before: Contract, after: Contract, context: Context): void {
  compareSchemas(before, after, context);
  compareWritten(before, after, context);
  const name = (['title', 'description'] as const).find(each => before.info[each] !== after.info[each]);
  if (!name) return;
  const places = () => inRoots(['/info', '/info'], [name], context);
  tellWords(context, 'the title or description of the document says something else', 'info', places);
}

/** Words of operations, webhooks and callbacks, with those of their schemas that have no name: one change, whatever it reaches. */
export function compareWords(pair: Pair, context: Context): void {
  const found = otherWords(pair, context);
  const message = 'summaries, titles or descriptions of operations say something else';
  if (found) tellWords(context, message, 'operations', found, pair.after);
}

/** Words of a path item, beside those that operations take over from it, and of servers that an operation has by itself. */
export function compareWordsAround(pair: Pair, context: Context): void {
  const { before, after } = pair;
  const [old, now] = [pathWords(before), pathWords(after)];
  const isOther = (name: 'summary' | 'description') =>
    old[name] !== now[name] && !(before[name] === old[name] && after[name] === now[name]);
  const name = (['summary', 'description'] as const).find(isOther);
  if (name) {
    const places = () => ({ before: saidAt(before, name, true), after: saidAt(after, name, true) });
    tellOfPaths('summaries or descriptions of paths', after, places, context);
  }
  // those of the document are told of once
  const isOwn = after.servers !== context.after.contract.servers;
  const found = isOwn ? otherOfServers(pair, context) : undefined;
  if (found) tellOfPaths('descriptions of servers of operations', after, found, context);
}

function tellOfPaths(what: string, operation: Operation, places: () => Places, context: Context): void {
  tellWords(context, `${what} say something else`, what, places, operation);
}

/** Words of what has no message: of the document, and of its tags, servers and security schemes. */
function compareWritten(before: Contract, after: Contract, context: Context): void {
  const [old, now] = [writtenWords(before), writtenWords(after)];
  const tell = (of: string, pointer: string, places: FoundInRoots, verb = 'say') => {
    if (places) tellWords(context, `${of} ${verb} something else`, `written${pointer}`, places);
  };
  const info = firstOther([[old.info, now.info]], context);
  tell('the summary, terms, contact or licence of the document', '/info', info, 'says');
  const externalDocs = firstOther([[old.externalDocs, now.externalDocs]], context);
  tell('the external documentation of the document', '/externalDocs', externalDocs, 'says');
  const none: Written = { words: {}, at: '/tags' };
  const tags = [...new Set([...now.tags.keys(), ...old.tags.keys()])].map(
    name => [old.tags.get(name) ?? none, now.tags.get(name) ?? none] as const,
  );
  tell('summaries or descriptions of tags', '/tags', firstOther(tags, context));
  // of a server that is new everything is, and is told of elsewhere
  const servers = [...now.servers].map(([url, server]) => [old.servers.get(url) ?? server, server] as const);
  tell('names or descriptions of servers', '/servers', firstOther(servers, context));
  const schemes = firstOf([...after.securitySchemes.values()], scheme => {
    const was = before.securitySchemes.get(scheme.name);
    return was && otherOfScheme(was, scheme, context);
  });
  tell('descriptions of security schemes or their scopes', '/components/securitySchemes', schemes);
}

/** Those that have a name in both versions. */
function compareSchemas(before: Contract, after: Contract, context: Context): void {
  const message = 'titles or descriptions of schemas say something else';
  for (const [id, schema] of after.schemas) {
    const other = schema.name === undefined ? undefined : before.schemas.get(id);
    const found = other && context.words.other(other, schema);
    if (!found) continue;
    tellWords(context, message, 'schemas', found);
    return;
  }
}

/** Where the first words stand that are told of, by what they are of: many operations have others. */
const told = new WeakMap<Context, Map<string, Partial<Places>>>();

function tellWords(
  context: Context,
  message: string,
  subject: string,
  places: () => Partial<Places>,
  operation?: Operation,
): void {
  let known = told.get(context);
  if (!known) told.set(context, (known = new Map()));
  if (!known.has(subject)) known.set(subject, places());
  context.report.remark({
    code: 'documentation-changed',
    level: 'safe',
    message,
    ...(operation && { reaches: { operation: operation.key, part: '' } }),
    ...known.get(subject),
    subject: [subject],
  });
}
