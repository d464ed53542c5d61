import type { Parameter, SecurityRequirement } from '../../contract/index.js';
import { hasOpenKind, holdsValuesOnly, type MediaPlan } from '../../plan/index.js';
import { printPropertyName, printString } from '../print/property-name.js';
import type { TextOf } from '../types/types-file.js';
import type { HandlerTypes } from './operation-types.js';

/** The type of what a handler is given. https://spec.openapis.org/oas/v3.2.0.html#operation-object */
export function operationInput(types: HandlerTypes, textOf: TextOf): string {
  const { operation, querystring } = types;
  const members = [
    `params: ${parameters(types, 'path', textOf)}`,
    `query: ${parameters(types, 'query', textOf)}`,
    `headers: ${headers(types, textOf)}`,
    `cookies: ${parameters(types, 'cookie', textOf)}`,
    `querystring: ${querystring ? `${textOf(querystring)}${isRequired(operation.parameters, 'querystring') ? '' : ' | undefined'}` : 'undefined'}`,
    `auth: ${auth(operation.security)}`,
  ];
  const lines = members.map(member => `      readonly ${member};\n`).join('');
  return `HandlerContext & {\n${lines}    } & ${body(types, textOf)}`;
}

const isRequired = (parameters: readonly Parameter[], place: Parameter['in']) =>
  parameters.some(parameter => parameter.in === place && parameter.required);

function parameters(types: HandlerTypes, place: 'path' | 'query' | 'cookie', textOf: TextOf): string {
  const { operation, plan, key } = types;
  if (!operation.parameters.some(parameter => parameter.in === place)) return '{}';
  const type = `operations[${printString(key)}]["parameters"]["${place}"]`;
  const declared = isRequired(operation.parameters, place) ? type : `NonNullable<${type}>`;
  const all = converted(types, place, declared, textOf);
  const filled = plan.parameters.filter(
    parameter => parameter.in === place && !parameter.required && parameter.default !== undefined,
  );
  if (filled.length === 0) return all;
  return `Defaulted<${all}, ${filled.map(({ name }) => printString(name)).join(' | ')}>`;
}

/** With the types of what is converted in place of what travels. */
function converted({ operation, members }: HandlerTypes, place: string, declared: string, textOf: TextOf): string {
  const values = operation.parameters.flatMap(parameter => {
    const member = parameter.in === place ? members.get(parameter) : undefined;
    const mark = parameter.required || place === 'path' ? '' : '?';
    return member ? [`${printPropertyName(parameter.name)}${mark}: ${textOf(member)}`] : [];
  });
  return values.length === 0 ? declared : `Converted<${declared}, { ${values.join('; ')} }>`;
}

/** By lower-case name, as Node gives them. */
function headers({ operation, plan, key, members: own }: HandlerTypes, textOf: TextOf): string {
  const declared = operation.parameters.filter(parameter => parameter.in === 'header');
  if (declared.length === 0) return '{}';
  const type = `operations[${printString(key)}]["parameters"]["header"]`;
  const all = isRequired(operation.parameters, 'header') ? type : `NonNullable<${type}>`;
  const members = new Map<string, string>();
  for (const parameter of declared) {
    const { name, required } = parameter;
    const member = own.get(parameter);
    const filled =
      plan.parameters.find(parameter => parameter.in === 'header' && parameter.name === name)?.default !== undefined;
    const value = member ? textOf(member) : `${all}[${printString(name)}]`;
    const text = filled && !required ? `: NonNullable<${value}>` : `${required ? '' : '?'}: ${value}`;
    members.set(name.toLowerCase(), `        readonly ${printPropertyName(name.toLowerCase())}${text};\n`);
  }
  return `{\n${[...members.values()].join('')}      }`;
}

/** One value for one scheme; values by scheme name where several are required together; undefined where anonymous is fine. */
function auth(security: readonly SecurityRequirement[]): string {
  const alternatives = security.map(schemes => {
    const [first] = schemes;
    if (!first) return 'undefined';
    if (schemes.length === 1) return `AuthOf<${printString(first.scheme)}>`;
    return `{ ${schemes.map(({ scheme }) => `readonly ${printPropertyName(scheme)}: AuthOf<${printString(scheme)}>`).join('; ')} }`;
  });
  return [...new Set(alternatives)].join(' | ') || 'undefined';
}

/** A union told apart by `contentType`, which also narrows where a handler takes its input apart. */
function body({ operation, plan, key, members }: HandlerTypes, textOf: TextOf): string {
  const none = '{ readonly contentType: undefined; readonly body: undefined }';
  const { requestBody } = operation;
  if (!requestBody) return none;
  const of = `operations[${printString(key)}]["requestBody"]`;
  const content = `${requestBody.required ? of : `NonNullable<${of}>`}["content"]`;
  const kinds = requestBody.content.map((media, index) => {
    const medium = plan.body?.content[index];
    const member = members.get(media);
    const declared = `${content}[${printString(media.range)}]`;
    const value = member ? textOf(member) : declared;
    const type =
      medium && hasOpenKind(medium) ? open(medium, value) : incoming(medium?.kind, member && textOf(member), declared);
    return `{ readonly contentType: ${printString(medium?.range ?? media.range)}; readonly body: ${type} }`;
  });
  const alternatives = requestBody.required && kinds.length > 0 ? kinds : [...kinds, none];
  return alternatives.length === 1
    ? `${alternatives[0]}`
    : `(\n${alternatives.map(text => `      | ${text}\n`).join('')}    )`;
}

/** What is neither a value nor parts is a text or bytes. */
function open(medium: MediaPlan, value: string): string {
  if (holdsValuesOnly(medium)) return value;
  const text = medium.range.startsWith('multipart/') ? '' : ' | string';
  return `${value}${text} | AsyncIterable<Uint8Array>`;
}

function incoming(kind: MediaPlan['kind'] | undefined, member: string | undefined, declared: string): string {
  if (kind === 'text') return 'string';
  if (kind === 'binary') return 'AsyncIterable<Uint8Array>';
  if (kind === 'sequential') return `AsyncIterable<${member ?? 'unknown'}>`;
  if (kind === 'multipart') return member ?? 'unknown';
  return member ?? declared;
}
