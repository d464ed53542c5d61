import { type Contract, type Operation, pathWords, placeIn, writtenWords } from '../../../contract/index.js';
import type { Context, Pair } from '../context.js';
import { areReworded, areServersReworded, isSchemeReworded } from './reworded.js';

/** Words of schemas and of the document: one change each, however many there are of them. */
export function compareDocumentation(before: Contract, after: Contract, context: Context): void {
  compareSchemas(before, after, context);
  compareWritten(before, after, context);
  const infoOf = ({ info: { title, description } }: Contract) => JSON.stringify([title, description]);
  if (infoOf(before) === infoOf(after)) return;
  tellWords(context, 'the title or description of the document says something else', 'info', '/info');
}

/** Words of operations, webhooks and callbacks, with those of their schemas that have no name: one change, whatever it reaches. */
export function compareWords({ before, after }: Pair, context: Context): void {
  if (!areReworded(before, after, context.words)) return;
  const message = 'summaries, titles or descriptions of operations say something else';
  const pointer = placeIn(context.after.contract, '/paths') ? '/paths' : '/webhooks';
  tellWords(context, message, 'operations', pointer, after);
}

/** Words of a path item, beside those that operations take over from it, and of servers that an operation has by itself. */
export function compareWordsAround({ before, after }: Pair, context: Context): void {
  const [old, now] = [pathWords(before), pathWords(after)];
  const isReworded = (name: 'summary' | 'description') =>
    old[name] !== now[name] && !(before[name] === old[name] && after[name] === now[name]);
  if (isReworded('summary') || isReworded('description'))
    tellOfPaths('summaries or descriptions of paths', after, context);
  // those of the document are told of once
  const isOwn = after.servers !== context.after.contract.servers;
  if (isOwn && areServersReworded(before.servers, after.servers))
    tellOfPaths('descriptions of servers of operations', after, context);
}

function tellOfPaths(what: string, operation: Operation, context: Context): void {
  const pointer = placeIn(context.after.contract, '/paths') ? '/paths' : '/webhooks';
  tellWords(context, `${what} say something else`, what, pointer, operation);
}

/** Words of what has no message: of the document, and of its tags, servers and security schemes. */
function compareWritten(before: Contract, after: Contract, context: Context): void {
  const [old, now] = [writtenWords(before), writtenWords(after)];
  const tell = (of: string, pointer: string, verb = 'say') =>
    tellWords(context, `${of} ${verb} something else`, `written${pointer}`, pointer);
  if (old.info !== now.info) tell('the summary, terms, contact or licence of the document', '/info', 'says');
  if (old.externalDocs !== now.externalDocs)
    tell('the external documentation of the document', '/externalDocs', 'says');
  const tags = new Set([...old.tags.keys(), ...now.tags.keys()]);
  if ([...tags].some(name => (old.tags.get(name) ?? '{}') !== (now.tags.get(name) ?? '{}')))
    tell('summaries or descriptions of tags', '/tags');
  if ([...now.servers].some(([url, words]) => (old.servers.get(url) ?? words) !== words))
    tell('names or descriptions of servers', '/servers');
  const isOther = (name: string) => {
    const [was, is] = [before.securitySchemes.get(name), after.securitySchemes.get(name)];
    return was && is && isSchemeReworded(was, is);
  };
  if ([...after.securitySchemes.keys()].some(isOther))
    tell('descriptions of security schemes or their scopes', '/components/securitySchemes');
}

/** Those that have a name in both versions. */
function compareSchemas(before: Contract, after: Contract, context: Context): void {
  const message = 'titles or descriptions of schemas say something else';
  for (const [id, schema] of after.schemas) {
    const other = schema.name === undefined ? undefined : before.schemas.get(id);
    if (!other || !context.words.other(other, schema)) continue;
    tellWords(context, message, 'schemas', '/components/schemas');
    return;
  }
}

function tellWords(
  { before, after, report }: Context,
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
    ...placed('before', before.contract, pointer),
    ...placed('after', after.contract, pointer),
    subject: [subject],
  });
}

function placed(side: 'before' | 'after', contract: Contract, pointer: string) {
  const place = placeIn(contract, pointer);
  return place ? { [side]: place } : {};
}
