// https://www.rfc-editor.org/rfc/rfc9112#section-3
import type { Operation, Parameter, SecurityRequirement } from '../../../contract/index.js';
import { basePaths } from '../../../plan/index.js';
import type { CarriedBody } from '../bodies/body-pair.js';
import type { Roles } from '../context.js';
import { encodedPath } from '../normal-path.js';
import { counterpart } from '../parameters/pair.js';
import { schemaOf } from '../parameters/plan.js';
import { hasKeyAt } from '../security/keys.js';
import { defaultUrl } from '../servers/addresses.js';
import { writeBody } from './body.js';
import { credentialsOf, usualAlternative } from './credentials.js';
import { Lines, type Message } from './lines.js';
import { reachingTexts } from './reaching-texts.js';
import { usualBody } from './usual-body.js';
import { usualText } from './usual-text.js';

/** What a request is about: everything else in it is made up, and valid. */
export interface RequestCase {
  /** A parameter of the writer with its text on the wire, undefined: left out; one that the reader alone knows, left out. */
  readonly parameter?: { readonly is: Parameter; readonly text: string | undefined };
  /** `false`: left out. Of the body that is written, its media type and value; where it fails, by JSON Pointer. */
  readonly body?: false | CarriedBody;
  /** The line that fails, where it is not that of the parameter or body: of the body's type, or of the credentials. */
  readonly marks?: 'content-type' | 'credentials';
  /** The alternative whose credentials are presented; default: one that is enough for both sides. */
  readonly credentials?: SecurityRequirement;
}

/** Writes the request of an operation as the one side sends it, with the other side's reading in mind. */
export function requestMessage(roles: Roles, about: RequestCase): Message {
  const { writer, reader } = roles;
  const chosen = about.credentials ?? usualAlternative(reader.operation, writer.operation);
  const isKey = (parameter: Parameter) => hasKeyAt(writer.side, chosen, parameter);
  const usual = new Map<Parameter, string>();
  for (const parameter of writer.operation.parameters) {
    const text = textOf(roles, parameter, about, isKey(parameter));
    if (text !== undefined) usual.set(parameter, text);
  }
  const given = reachingTexts(roles, usual, about.parameter?.is);
  const credentials = credentialsOf(chosen, writer.side, [...given.keys()]);
  const lines = new Lines();
  const own = about.parameter?.is;
  const isInTarget = own !== undefined && (own.in === 'path' || own.in.startsWith('query'));
  const target = targetOf(writer.operation, given, credentials.query);
  lines.add(`${writer.operation.method} ${target} HTTP/1.1`, isInTarget ? own : undefined);
  lines.add(`Host: ${hostOf(writer.operation)}`);
  for (const [name, value] of credentials.headers) lines.add(`${name}: ${value}`, 'credentials');
  const cookies = [...credentials.cookies];
  for (const [parameter, text] of given) {
    const isMarked = about.marks === 'credentials' && isKey(parameter);
    if (parameter.in === 'header') lines.add(`${parameter.name}: ${text}`, isMarked ? about.marks : parameter);
    else if (parameter.in === 'cookie') cookies.push(text);
  }
  if (cookies.length > 0) lines.add(`Cookie: ${cookies.join('; ')}`, own?.in === 'cookie' ? own : undefined);
  return withBody(roles, about, lines);
}

/** Sent where either side insists on it, it is what the request is about, or its text is an API key. */
function textOf(
  roles: Roles,
  parameter: Parameter,
  { parameter: own }: RequestCase,
  isKey: boolean,
): string | undefined {
  if (own && own.is === parameter) return own.text;
  const { writer, reader } = roles;
  const other = counterpart(parameter, writer.operation, reader.operation);
  if (!parameter.required && !other?.required && !isKey) return undefined;
  return usualText(roles, parameter, other && schemaOf(other));
}

function targetOf(
  { path, servers }: Operation,
  given: ReadonlyMap<Parameter, string>,
  keys: readonly string[],
): string {
  let target = encodedPath(path);
  const query = [...keys];
  for (const [{ in: place, name }, text] of given) {
    if (place === 'path') target = target.replace(`{${name}}`, () => text);
    else if (place === 'query' || place === 'querystring') query.push(text);
  }
  const rooted = path.startsWith('/') ? `${basePaths(servers)[0] ?? ''}${target}` : rootless(target);
  return query.length > 0 ? `${rooted}?${query.join('&')}` : rooted;
}

/** A callback's address is what its expression gives; that of a webhook is known to its receiver alone. */
function rootless(path: string): string {
  return path.includes('{') ? path.replaceAll(' ', '%20') : '/';
}

function hostOf({ servers, direction }: Operation): string {
  if (direction === 'outgoing') return 'receiver.example';
  const absolute = servers.map(defaultUrl).find(url => URL.canParse(url));
  return (absolute && new URL(absolute).host) || 'localhost';
}

function withBody(roles: Roles, about: RequestCase, lines: Lines): Message {
  const body = about.body ?? (about.body === false ? undefined : neededBody(roles));
  if (!body) return lines.done(markOf(about));
  const written = writeBody(roles, body);
  lines.add(`Content-Type: ${written.type}`, 'content-type');
  lines.add('');
  for (const [index, line] of written.lines.entries()) lines.add(line, index === written.mark ? 'body' : undefined);
  return lines.done(markOf(about));
}

function markOf({ parameter, body, marks }: RequestCase): unknown {
  return marks ?? parameter?.is ?? (body ? 'body' : undefined);
}

/** The body of a request that is about something else: left out where both sides allow it. */
function neededBody(roles: Roles): CarriedBody | undefined {
  const { writer, reader } = roles;
  const [own, other] = [writer.operation.requestBody, reader.operation.requestBody];
  if (!own || (!own.required && !other?.required)) return undefined;
  return usualBody(roles, own.content, other?.content ?? []);
}
