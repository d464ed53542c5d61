// https://spec.openapis.org/oas/v3.1.0#server-object
import { defineFunction } from '../../functions/define.js';
import { isRecord } from '../../functions/values.js';
import type { FunctionResult, JsonPath } from '../../types.js';
import { substitutedUrls } from './substituted-urls.js';

interface Variable {
  readonly enum?: readonly string[];
  readonly default?: string;
}
interface Options {
  readonly checkSubstitutions?: boolean;
  readonly requireDefault?: boolean;
}

const options = {
  type: ['object', 'null'],
  properties: { checkSubstitutions: { type: 'boolean' }, requireDefault: { type: 'boolean' } },
  additionalProperties: false,
};

/** The variables of a server's URL are those declared, each with a default that its enum has, and every substitution is a URL. */
export const serverVariables = defineFunction<unknown, Options | null>({ options }, (server, given, { path }) => {
  if (!isServer(server)) return [{ message: 'This is no Server Object' }];
  const { url, variables = {} } = server;
  const used = [...url.matchAll(/\{(.+?)\}/g)].map(([, name = '']) => name);
  const at: JsonPath = [...path, 'variables'];
  const declared = Object.entries(variables);
  const known = declared.filter(([name]) => used.includes(name));
  const missing = used.filter(name => !Object.hasOwn(variables, name));
  return [
    ...declared
      .filter(([name]) => !used.includes(name))
      .map(([name]) => ({ message: `The URL has no variable "${name}"`, path: [...at, name] })),
    ...(missing.length > 0
      ? [{ message: `Variables of the URL are not declared: ${missing.join(', ')}`, path: at }]
      : []),
    ...known.flatMap(([name, variable]) =>
      variableResults(name, variable, [...at, name], given?.requireDefault ?? false),
    ),
    ...(given?.checkSubstitutions ? substitutionResults(url, known, at) : []),
  ];
});

function variableResults(name: string, variable: Variable, at: JsonPath, needed: boolean): readonly FunctionResult[] {
  const { enum: values, default: value } = variable;
  if (value === undefined) return needed ? [{ message: `The variable "${name}" has no default`, path: at }] : [];
  return values && !values.includes(value)
    ? [{ message: `The default of the variable "${name}" is none of its enum`, path: [...at, 'default'] }]
    : [];
}

function substitutionResults(
  url: string,
  known: readonly (readonly [string, Variable])[],
  path: JsonPath,
): readonly FunctionResult[] {
  if (known.length === 0) return [];
  const choices = known.map(([name, variable]) => {
    const values = variable.enum ?? (variable.default === undefined ? [] : [variable.default]);
    return { name, values };
  });
  const broken: string[] = [];
  for (const made of substitutedUrls(url, choices)) {
    if (!URL.canParse(made)) broken.push(made);
    if (broken.length === 5) break;
  }
  if (broken.length === 0) return [];
  const more = broken.length === 5 ? ' and perhaps more' : '';
  return [{ message: `With values for its variables the URL is none: ${broken.join(', ')}${more}`, path }];
}

/** What is no Server Object as OpenAPI has it is told as that, once. */
function isServer(
  value: unknown,
): value is { readonly url: string; readonly variables?: Readonly<Record<string, Variable>> } {
  if (!isRecord(value) || typeof value['url'] !== 'string') return false;
  const { variables } = value;
  return variables === undefined || (isRecord(variables) && Object.values(variables).every(isVariable));
}

function isVariable(value: unknown): boolean {
  if (!isRecord(value)) return false;
  return Object.entries(value).every(([name, each]) => {
    if (name === 'enum') return Array.isArray(each) && each.every(one => typeof one === 'string');
    if (name === 'default' || name === 'description' || name === 'examples') return typeof each === 'string';
    return name.startsWith('x-');
  });
}
