import { ServerResponse } from 'node:http';
import { headOfHead, weakEtag } from './encoded-head.js';
import { type RequestState, stateOf } from './request-state.js';
import type { Shared } from './shared.js';

const { writeHead, getHeader } = ServerResponse.prototype;
type Value = string | number | readonly string[];

/**
 * Adds what every answer carries where its head is written: in the place where all ways of answering meet, so that nobody
 * can forget it, and in one go, which costs a third of setting each header by itself. What the answer itself says wins.
 */
export function takeHead(response: ServerResponse): void {
  // functions that all responses share: a closure for each would cost more than the headers do
  response.writeHead = writeAll;
  response.getHeader = getAny;
}

/** What goes out anyway is there for whoever asks: the contract may declare it, and others add to Vary. */
function getAny(this: ServerResponse, name: string) {
  const own = getHeader.call(this, name);
  if (own !== undefined || this.headersSent) return own;
  const { shared, id } = stateOf(this)!; // whose response was taken has one
  const lower = name.toLowerCase();
  if (lower === 'x-request-id') return id;
  if (lower === 'vary') return shared.vary === '' ? undefined : shared.vary;
  return shared.byName.get(lower);
}

function writeAll(this: ServerResponse, status: number, ...rest: readonly unknown[]): ServerResponse {
  const state = stateOf(this)!; // as above
  const reason = typeof rest[0] === 'string' ? rest[0] : undefined;
  const given = reason === undefined ? (rest[0] ?? rest[1]) : rest[1];
  const isFlat = Array.isArray(given) && !Array.isArray(given[0]);
  if (isFlat && !state.compresses && reason === undefined && !this.headersSent && this.getHeaderNames().length === 0)
    return writeHead.call(this, status, merged(given, state) as string[]); // lists of values are fine in any place
  if (!this.headersSent) {
    setGiven(this, given);
    complete(this, state, status);
  }
  return reason === undefined ? writeHead.call(this, status) : writeHead.call(this, status, reason as never); // bound by its last overload, which has none
}

function merged(given: readonly Value[], { shared, id }: RequestState): Value[] {
  const { byName } = shared;
  const all: Value[] = ['X-Request-Id', id];
  let vary = shared.vary;
  let said: Set<string> | undefined;
  for (let index = 0; index < given.length; index += 2) {
    const lower = String(given[index]).toLowerCase();
    if (lower === 'vary') vary = varying(vary, given[index + 1]!);
    else if (lower !== 'x-request-id') {
      all.push(given[index]!, given[index + 1]!);
      if (byName.has(lower)) said = (said ?? new Set()).add(lower);
    }
  }
  if (vary !== '') all.push('Vary', vary);
  return said ? [...all, ...without(shared, said)] : all.concat(shared.fields);
}

function without({ fields }: Shared, said: ReadonlySet<string>): string[] {
  return fields.filter((_, index) => !said.has(fields[index - (index % 2)]!.toLowerCase()));
}

/** In every form that node takes: an object, names and values in turn, pairs. */
function setGiven(response: ServerResponse, given: unknown): void {
  if (Array.isArray(given)) {
    const pairs: [string, Value][] = Array.isArray(given[0]) ? given : [];
    if (pairs.length === 0)
      for (let index = 0; index + 1 < given.length; index += 2) pairs.push([String(given[index]), given[index + 1]]);
    for (const [name] of pairs) response.removeHeader(name);
    for (const [name, value] of pairs) response.appendHeader(name, value as string | readonly string[]);
  } else if (typeof given === 'object' && given !== null)
    for (const [name, value] of Object.entries(given)) if (value !== undefined) response.setHeader(name, value);
}

function complete(response: ServerResponse, state: RequestState, status: number): void {
  const { shared, id, request } = state;
  response.removeHeader('X-Powered-By');
  response.setHeader('X-Request-Id', id);
  for (const [name, value] of shared.byName) if (!response.hasHeader(name)) response.setHeader(name, value);
  const vary = varying(shared.vary, (getHeader.call(response, 'Vary') as Value | undefined) ?? '');
  if (vary !== '') response.setHeader('Vary', vary);
  if (!state.compresses) return;
  if (request.method === 'HEAD')
    headOfHead(response, shared.compression!, status); // compresses, so it is there
  else weakEtag(request, response, status);
}

/** https://www.rfc-editor.org/rfc/rfc9110.html#name-vary */
function varying(ours: string, theirs: Value): string {
  const text = Array.isArray(theirs) ? theirs.join(', ') : String(theirs);
  if (text === '' || text === ours) return ours;
  const names = [...ours.split(', '), ...text.split(',')].map(name => name.trim()).filter(Boolean);
  if (names.includes('*')) return '*';
  return names
    .filter((name, index) => names.findIndex(each => each.toLowerCase() === name.toLowerCase()) === index)
    .join(', ');
}
