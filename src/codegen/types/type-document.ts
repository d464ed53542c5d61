import type { Contract, Operation, SchemaId } from '../../contract/index.js';
import { operationNames } from '../../plan/index.js';
import type { Use } from '../../schema/types.js';
import type { FormatValueTypes } from './format-value-shape.js';
import type { ComponentList, KnownComponent, KnownComponents } from './known-components.js';
import { operationDocument } from './operation-document.js';
import { findScopes, idsOf, knownScopes, scopeOf } from './scopes.js';
import { lazyMember, type TypeMember } from './type-member.js';
import { typeSchema } from './type-schema.js';
import type { TypeScope } from './type-schema-shape.js';

/** Everything that types.d.ts is made of, in order, before openapi-typescript has printed the members. */
export interface TypeDocument {
  readonly schemas: readonly NamedSchema[];
  /** Those whose type in requests differs: readOnly properties are left out. */
  readonly requestSchemas: readonly NamedSchema[];
  /** Those whose type in responses differs: writeOnly properties are left out. */
  readonly responseSchemas: readonly NamedSchema[];
  /** Those that hold a format with a value, as handlers get them. */
  readonly requestValues: readonly NamedSchema[];
  /** Those that hold a format with a value, as handlers give them. */
  readonly responseValues: readonly NamedSchema[];
  readonly operations: readonly NamedOperation[];
  readonly webhooks: readonly NamedOperation[];
  /** The cycles that schemas are in; see direct-cycles.ts. */
  readonly cycles: ReadonlyMap<SchemaId, number>;
  /** The formats that have a value. */
  readonly formats: FormatValueTypes;
  /** What rewrites further schemas, for handlers.d.ts. */
  scope(use: Use): TypeScope;
}

export interface NamedMember {
  readonly name: string;
  readonly description?: string;
  readonly member: TypeMember;
}

export interface NamedSchema extends NamedMember {
  readonly id: SchemaId;
}

export interface NamedOperation extends NamedMember {
  readonly operation: Operation;
}

/** What an earlier run found of a document that says the same still. */
export interface KnownTypes {
  /** Undefined where anything outside of paths has changed. */
  readonly components: KnownComponents | undefined;
  /** The key of an operation's type, by index of `contract.operations`. */
  operation(index: number): { readonly type: string } | undefined;
}

/** Writes a document for openapi-typescript out of a contract: all one file, references local, no discriminators. */
export function typeDocument(
  contract: Contract,
  known?: KnownTypes,
  formats: FormatValueTypes = new Map(),
): TypeDocument {
  const { components } = known ?? {};
  const { schemas } = contract;
  const scopes = components ? knownScopes(components, schemas, formats) : findScopes(schemas, formats);
  const scope = (use: Use) => scopeOf(scopes, use);
  const member = (list: ComponentList, id: SchemaId, before?: KnownComponent): NamedSchema => {
    const make = () => typeSchema(scopes.schemas.get(id)?.json ?? true, scopeOf(scopes, uses[list], id, sides[list]));
    const member = lazyMember('schema', make, before?.key);
    const { description } = before ?? descriptionOf(member.document);
    return { id, name: scopes.names.get(id) ?? '', ...(description !== undefined && { description }), member };
  };
  const all = (list: ComponentList) =>
    components
      ? components[list].map(before => member(list, before.id, before))
      : idsOf(scopes, list).map(id => member(list, id));
  return {
    schemas: all('schemas'),
    requestSchemas: all('requestSchemas'),
    responseSchemas: all('responseSchemas'),
    requestValues: all('requestValues'),
    responseValues: all('responseValues'),
    operations: operationMembers(contract.operations, scope, index => known?.operation(index)?.type),
    webhooks: operationMembers(
      contract.webhooks.filter(({ key }) => key.startsWith('webhook ')),
      scope,
    ),
    cycles: scopes.cycles,
    formats,
    scope: use => scopeOf(scopes, use, undefined, 'handler'),
  };
}

const uses = {
  schemas: 'any',
  requestSchemas: 'request',
  responseSchemas: 'response',
  requestValues: 'request',
  responseValues: 'response',
} as const;

const sides = {
  schemas: 'wire',
  requestSchemas: 'wire',
  responseSchemas: 'wire',
  requestValues: 'handler',
  responseValues: 'handler',
} as const;

/** The key in `operations` of each: its operationId as written, which is unique; else the name of its handler. */
export function typeNames(operations: readonly Operation[]): readonly string[] {
  const names = operationNames(operations);
  const taken = new Set(operations.flatMap(({ operationId }) => operationId ?? []));
  return operations.map(({ operationId }, index) => {
    if (operationId !== undefined) return operationId;
    let name = names[index]?.name ?? '';
    while (taken.has(name)) name += '_';
    taken.add(name);
    return name;
  });
}

function operationMembers(
  operations: readonly Operation[],
  scope: (use: Use) => TypeScope,
  keyOf: (index: number) => string | undefined = () => undefined,
): readonly NamedOperation[] {
  const names = typeNames(operations);
  return operations.map((operation, index) => {
    const text = [operation.summary, operation.description, operation.deprecated ? '@deprecated' : undefined];
    const description = text.filter(Boolean).join('\n\n');
    const make = () => operationDocument(operation, scope);
    return {
      name: names[index] ?? '',
      description,
      operation,
      member: lazyMember('operation', make, keyOf(index)),
    };
  });
}

function descriptionOf(document: { readonly [keyword: string]: unknown }): { readonly description?: string } {
  const words = [
    document['title'],
    document['description'],
    document['deprecated'] === true ? '@deprecated' : undefined,
  ];
  const description = words.filter(word => typeof word === 'string' && word !== '').join('\n\n');
  return description === '' ? {} : { description };
}
