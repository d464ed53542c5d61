import type { Contract, Operation, Schema, SchemaId } from '../../contract/index.js';
import { operationNames } from '../../plan/index.js';
import type { Use } from '../../schema/types.js';
import { findDirectCycles } from './direct-cycles.js';
import { namedSchemas } from './named-schemas.js';
import { operationDocument } from './operation-document.js';
import { lazyMember, type TypeMember } from './type-member.js';
import { nameSchemas } from './type-names.js';
import { typeSchema } from './type-schema.js';
import type { TypeScope } from './type-schema-shape.js';
import { findVariants, type Variants } from './variants.js';

/** Everything that types.d.ts is made of, in order, before openapi-typescript has printed the members. */
export interface TypeDocument {
  readonly schemas: readonly NamedSchema[];
  /** Those whose type in requests differs: readOnly properties are left out. */
  readonly requestSchemas: readonly NamedSchema[];
  /** Those whose type in responses differs: writeOnly properties are left out. */
  readonly responseSchemas: readonly NamedSchema[];
  readonly operations: readonly NamedOperation[];
  readonly webhooks: readonly NamedOperation[];
  /** What rewrites further schemas, for handlers.d.ts. */
  scope(use: Use, id?: SchemaId): TypeScope;
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
  readonly schemas: readonly KnownSchema[] | undefined;
  /** The key of an operation's type, by index of `contract.operations`. */
  operation(index: number): { readonly type: string } | undefined;
}

/** A member of the components without what its text is made of. */
export interface KnownSchema {
  readonly list: 'schemas' | 'requestSchemas' | 'responseSchemas';
  readonly id: SchemaId;
  readonly name: string;
  readonly description?: string;
  readonly key: string;
}

/** Writes a document for openapi-typescript out of a contract: all one file, references local, no discriminators. */
export function typeDocument(contract: Contract, known?: KnownTypes): TypeDocument {
  const scopes = once(() => new Scopes(contract));
  const scope = (use: Use, id?: SchemaId) => scopes().scope(use, id);
  const lists = known?.schemas ? knownLists(known.schemas, scope, scopes) : scopes().lists();
  return {
    ...lists,
    operations: operationMembers(contract.operations, scope, index => known?.operation(index)?.type),
    webhooks: operationMembers(
      contract.webhooks.filter(({ key }) => key.startsWith('webhook ')),
      scope,
    ),
    scope,
  };
}

type Lists = Pick<TypeDocument, KnownSchema['list']>;

function knownLists(known: readonly KnownSchema[], scope: TypeDocument['scope'], scopes: () => Scopes): Lists {
  const list = (wanted: KnownSchema['list']) =>
    known
      .filter(({ list }) => list === wanted)
      .map(({ id, name, description, key }) => {
        const make = () => typeSchema(scopes().schemas.get(id)?.json ?? true, scope(uses[wanted], id));
        return {
          id,
          name,
          ...(description !== undefined && { description }),
          member: lazyMember('schema', make, key),
        };
      });
  return {
    schemas: list('schemas'),
    requestSchemas: list('requestSchemas'),
    responseSchemas: list('responseSchemas'),
  };
}

const uses = { schemas: 'any', requestSchemas: 'request', responseSchemas: 'response' } as const;

/** What is known of all schemas that have a name. Takes a look at every schema. */
class Scopes {
  readonly schemas: ReadonlyMap<SchemaId, Schema>;
  readonly #names: ReadonlyMap<SchemaId, string>;
  readonly #variants: Variants;
  readonly #cycles: ReadonlyMap<SchemaId, number>;

  constructor(contract: Contract) {
    this.schemas = namedSchemas(contract.schemas);
    this.#names = nameSchemas(this.schemas);
    this.#variants = findVariants(this.schemas);
    this.#cycles = findDirectCycles(this.schemas);
  }

  scope(use: Use, id?: SchemaId): TypeScope {
    const cycle = id === undefined ? undefined : this.#cycles.get(id);
    return {
      use,
      schemas: this.schemas,
      refer: target => this.#refer(target, use),
      isCyclic: target => cycle !== undefined && this.#cycles.get(target) === cycle,
    };
  }

  #refer(id: SchemaId, use: Use): string {
    const name = pointerToken(this.#names.get(id) ?? '');
    if (use === 'request' && this.#variants.request.has(id)) return `#/RequestSchemas/${name}`;
    if (use === 'response' && this.#variants.response.has(id)) return `#/ResponseSchemas/${name}`;
    return this.#names.has(id) ? `#/components/schemas/${name}` : '#/unknown';
  }

  lists(): Lists {
    const ids = [...this.schemas.keys()];
    const { request, response } = this.#variants;
    return {
      schemas: ids.map(id => this.#member(id, 'any')),
      requestSchemas: ids.filter(id => request.has(id)).map(id => this.#member(id, 'request')),
      responseSchemas: ids.filter(id => response.has(id)).map(id => this.#member(id, 'response')),
    };
  }

  #member(id: SchemaId, use: Use): NamedSchema {
    const document = typeSchema(this.schemas.get(id)?.json ?? true, this.scope(use, id));
    return { id, name: this.#names.get(id) ?? '', ...descriptionOf(document), member: { kind: 'schema', document } };
  }
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

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

function pointerToken(name: string): string {
  return encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'));
}
