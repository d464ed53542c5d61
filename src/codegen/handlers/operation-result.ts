import type { Header, MediaType, Response } from '../../contract/index.js';
import type { MediaPlan, ResponsePlan } from '../../plan/index.js';
import { printPropertyName, printString } from '../print/property-name.js';
import type { TextOf } from '../types/types-file.js';
import { bodiless, bodilessWithin } from './bodiless.js';
import { isOpenRange } from './open-range.js';
import type { HandlerTypes } from './operation-types.js';
import type { StatusTypes } from './status-type.js';

/** The union of what a handler may answer: one member for each status and content type. */
export function operationResult(types: HandlerTypes, statuses: StatusTypes, textOf: TextOf): string {
  const { responses } = types.operation;
  const declared = responses.map(({ status }) => status);
  const members = responses.flatMap((response, index) => {
    const of = `operations[${printString(types.key)}]["responses"][${statusKey(response.status)}]`;
    const own = headers(types, response.headers, of, textOf);
    const without = bodilessWithin(response, declared);
    const status = statuses.typeOf(response.status, [...declared, ...without]);
    return [
      ...bodies(types, response, types.plan.responses[index], of, textOf).map(body => [status, own, ...body]),
      ...without.map(each => [each, own, ...noBody]),
    ].map(([each, ...rest]) => print([`readonly status: ${each}`, ...rest]));
  });
  return members.length === 0 ? ' never' : members.map(member => `\n      | ${member}`).join('');
}

function print(members: readonly string[]): string {
  return `{ ${members.join('; ')} }`;
}

function statusKey(status: string): string {
  return /^[1-9][0-9]{2}$/.test(status) ? status : printString(status);
}

/** Declared headers alone may be sent; Content-Type is said by `contentType`. https://spec.openapis.org/oas/v3.2.0.html#response-object */
function headers({ members: own }: HandlerTypes, all: readonly Header[], of: string, textOf: TextOf): string {
  const declared = all.filter(({ name }) => name.toLowerCase() !== 'content-type');
  if (declared.length === 0) return 'readonly headers?: NoHeaders';
  const members = declared.map(header => {
    const member = own.get(header);
    const type = member ? textOf(member) : `${of}["headers"][${printString(header.name)}]`;
    return `readonly ${printPropertyName(header.name)}${header.required ? '' : '?'}: ${type}`;
  });
  return `readonly headers${declared.some(({ required }) => required) ? '' : '?'}: { ${members.join('; ')} }`;
}

const noBody = ['readonly contentType?: undefined', 'readonly body?: undefined'];

function bodies(
  { members }: HandlerTypes,
  response: Response,
  plan: ResponsePlan | undefined,
  of: string,
  textOf: TextOf,
): readonly (readonly string[])[] {
  if (response.content.length === 0 || bodiless.has(response.status)) return [noBody];
  return response.content.map((media, index) => {
    const medium = plan?.content[index];
    const member = members.get(media);
    const type = outgoing(
      media,
      medium?.kind,
      member && textOf(member),
      `${of}["content"][${printString(media.range)}]`,
    );
    return [contentType(medium?.range ?? media.range, response.content.length === 1), `readonly body: ${type}`];
  });
}

function contentType(range: string, isOnly: boolean): string {
  const [essence = ''] = range.split(';');
  if (!essence.includes('*')) return `readonly contentType${isOnly ? '?' : ''}: ${printString(range)}`;
  const [type = '*', subtype = '*'] = essence.split('/');
  const part = (text: string) => (text === '*' ? '$' + '{string}' : text.replace(/[^A-Za-z0-9!#&^_.+-]/g, ''));
  return `readonly contentType: \`${part(type)}/${part(subtype)}\``;
}

function outgoing(
  media: MediaType,
  kind: MediaPlan['kind'] | undefined,
  member: string | undefined,
  declared: string,
): string {
  if (isOpenRange(media.range))
    return media.schema ? `Sent<${member ?? declared}> | string | Uint8Array | BodyStream` : 'unknown';
  if (kind === 'text') return 'string | Uint8Array | Chunks';
  if (kind === 'binary' || kind === 'multipart') return 'Uint8Array | Chunks';
  if (kind === 'sequential') return `Items<${member === undefined ? 'unknown' : `Sent<${member}>`}>`;
  return media.schema ? `Sent<${member ?? declared}>` : 'unknown';
}
