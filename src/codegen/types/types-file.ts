import type { Operation } from '../../contract/index.js';
import { printComment } from '../print/comment.js';
import { generatedComment } from '../print/generated-comment.js';
import { printPropertyName, printString } from '../print/property-name.js';
import type { NamedMember, NamedOperation, TypeDocument } from './type-document.js';
import type { TypeMember } from './type-member.js';

/** Gives the printed type of a member. */
export type TextOf = (member: TypeMember) => string;

/**
 * types.d.ts: `paths`, `webhooks`, `components` and `operations` in the shape of openapi-typescript, which openapi-fetch and others
 * read; beside it what that shape can't say: request and response forms of schemas, QUERY and `additionalOperations`.
 */
export function typesFile(document: TypeDocument, textOf: TextOf): string {
  return [
    generatedComment,
    pathsInterface('paths', document.operations, operation => `operations[${printString(operation.name)}]`),
    pathsInterface('webhooks', document.webhooks, operation => `webhookOperations[${printString(operation.name)}]`),
    componentsInterface(document, textOf),
    schemaInterface(
      'RequestSchemas',
      'Schemas as requests carry them: without what is readOnly.',
      document.requestSchemas,
      textOf,
    ),
    schemaInterface(
      'ResponseSchemas',
      'Schemas as responses carry them: without what is writeOnly.',
      document.responseSchemas,
      textOf,
    ),
    'export type $defs = Record<string, never>;\n',
    operationsInterface('operations', document.operations, textOf),
    ...(document.webhooks.length > 0 ? [operationsInterface('webhookOperations', document.webhooks, textOf)] : []),
  ].join('\n');
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

function pathsInterface(
  name: string,
  operations: readonly NamedOperation[],
  typeOf: (operation: NamedOperation) => string,
): string {
  if (operations.length === 0) return `export type ${name} = Record<string, never>;\n`;
  const items = new Map<string, NamedOperation[]>();
  for (const operation of operations)
    items.set(operation.operation.path, [...(items.get(operation.operation.path) ?? []), operation]);
  const members = [...items].map(([path, all]) => `  ${printPropertyName(path)}: {\n${pathItem(all, typeOf)}  };\n`);
  return `export interface ${name} {\n${members.join('')}}\n`;
}

const noParameters = '    parameters: { query?: never; header?: never; path?: never; cookie?: never };\n';

function pathItem(operations: readonly NamedOperation[], typeOf: (operation: NamedOperation) => string): string {
  const has = (method: string) => operations.find(({ operation }) => operation.method === method.toUpperCase());
  const lines = methods.map(method => {
    const operation = has(method);
    if (!operation) return `    ${method}?: never;\n`;
    return `${printComment(operation.description ?? '', '    ')}    ${method}: ${typeOf(operation)};\n`;
  });
  const query = has('query');
  if (query) lines.push(`    query: ${typeOf(query)};\n`);
  const others = operations.filter(({ operation }) => isAdditional(operation));
  if (others.length > 0) {
    const members = others.map(other => `      ${printPropertyName(other.operation.method)}: ${typeOf(other)};\n`);
    lines.push(`    additionalOperations: {\n${members.join('')}    };\n`);
  }
  return noParameters + lines.join('');
}

function isAdditional({ method }: Operation): boolean {
  return method !== 'QUERY' && !methods.includes(method.toLowerCase());
}

function componentsInterface(document: TypeDocument, textOf: TextOf): string {
  const schemas =
    document.schemas.length === 0
      ? 'never'
      : `{\n${document.schemas.map(schema => member(schema, textOf, '    ')).join('')}  }`;
  const others = ['responses', 'parameters', 'requestBodies', 'headers', 'pathItems'];
  return `export interface components {\n  schemas: ${schemas};\n${others.map(name => `  ${name}: never;\n`).join('')}}\n`;
}

export function schemaInterface(name: string, words: string, members: readonly NamedMember[], textOf: TextOf): string {
  const body = members.map(schema => member(schema, textOf, '  ')).join('');
  return `${printComment(words)}export interface ${name} {${body === '' ? '' : `\n${body}`}}\n`;
}

function operationsInterface(name: string, operations: readonly NamedOperation[], textOf: TextOf): string {
  if (operations.length === 0) return `export type ${name} = Record<string, never>;\n`;
  return `export interface ${name} {\n${operations.map(operation => member({ ...operation, description: '' }, textOf, '  ')).join('')}}\n`;
}

function member({ name, description, member }: NamedMember, textOf: TextOf, indent: string): string {
  return `${printComment(description ?? '', indent)}${indent}${printPropertyName(name)}: ${textOf(member)};\n`;
}
