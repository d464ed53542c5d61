import type { Contract, Operation, SchemaId } from '../../contract/index.js';
import { operationNames } from '../../plan/index.js';
import type { Use } from '../../schema/types.js';
import { findDirectCycles } from './direct-cycles.js';
import { namedSchemas } from './named-schemas.js';
import { operationDocument } from './operation-document.js';
import type { TypeMember } from './type-member.js';
import { nameSchemas } from './type-names.js';
import { typeSchema } from './type-schema.js';
import type { TypeScope } from './type-schema-shape.js';
import { findVariants } from './variants.js';

/** Everything that types.d.ts is made of, in order, before openapi-typescript has printed the members. */
export interface TypeDocument {
  readonly schemas: readonly NamedMember[];
  /** Those whose type in requests differs: readOnly properties are left out. */
  readonly requestSchemas: readonly NamedMember[];
  /** Those whose type in responses differs: writeOnly properties are left out. */
  readonly responseSchemas: readonly NamedMember[];
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

export interface NamedOperation extends NamedMember {
  readonly operation: Operation;
}

/** Writes a document for openapi-typescript out of a contract: all one file, references local, no discriminators. */
export function typeDocument(contract: Contract): TypeDocument {
  const schemas = namedSchemas(contract.schemas);
  const names = nameSchemas(schemas);
  const variants = findVariants(schemas);
  const cycles = findDirectCycles(schemas);
  const refer = (id: SchemaId, use: Use) => {
    const name = pointerToken(names.get(id) ?? '');
    if (use === 'request' && variants.request.has(id)) return `#/RequestSchemas/${name}`;
    if (use === 'response' && variants.response.has(id)) return `#/ResponseSchemas/${name}`;
    return names.has(id) ? `#/components/schemas/${name}` : '#/unknown';
  };
  const scope = (use: Use, id?: SchemaId): TypeScope => {
    const cycle = id === undefined ? undefined : cycles.get(id);
    return {
      use,
      schemas,
      refer: target => refer(target, use),
      isCyclic: target => cycle !== undefined && cycles.get(target) === cycle,
    };
  };
  const schemaMember = (id: SchemaId, use: Use): NamedMember => {
    const json = schemas.get(id)?.json ?? true;
    const document = typeSchema(json, scope(use, id));
    return { name: names.get(id) ?? '', ...descriptionOf(document), member: { kind: 'schema', document } };
  };
  const ids = [...schemas.keys()];
  return {
    schemas: ids.map(id => schemaMember(id, 'any')),
    requestSchemas: ids.filter(id => variants.request.has(id)).map(id => schemaMember(id, 'request')),
    responseSchemas: ids.filter(id => variants.response.has(id)).map(id => schemaMember(id, 'response')),
    operations: operationMembers(contract.operations, scope),
    webhooks: operationMembers(
      contract.webhooks.filter(({ key }) => key.startsWith('webhook ')),
      scope,
    ),
    scope,
  };
}

/** Operations go by their operationId as written, which is unique; those without by the name of their handler. */
function operationMembers(operations: readonly Operation[], scope: (use: Use) => TypeScope): readonly NamedOperation[] {
  const names = operationNames(operations);
  const taken = new Set(operations.flatMap(({ operationId }) => operationId ?? []));
  return operations.map((operation, index) => {
    let name = operation.operationId;
    if (name === undefined) {
      name = names[index]?.name ?? '';
      while (taken.has(name)) name += '_';
      taken.add(name);
    }
    const text = [operation.summary, operation.description, operation.deprecated ? '@deprecated' : undefined];
    const description = text.filter(Boolean).join('\n\n');
    return {
      name,
      description,
      operation,
      member: { kind: 'operation', document: operationDocument(operation, scope) },
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
