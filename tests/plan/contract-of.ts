import type { Contract, Operation, Parameter, Schema, SchemaJson } from '../../src/contract/index.js';
import type { Location } from '../../src/diagnostics/index.js';

const location: Location = { file: 'api.yaml', line: 1, column: 1, pointer: '' };

export function schemaOf(json: SchemaJson, id = '#/inline'): Schema {
  return { id, location, locate: () => location, json };
}

/** The smallest contract: what is given, and empty parts for the rest. */
export function contractOf(parts: Partial<Contract> = {}): Contract {
  return {
    openapi: '3.1.0',
    info: { title: 'Pets', version: '1' },
    servers: [{ url: '/', variables: new Map() }],
    tags: [],
    securitySchemes: new Map(),
    operations: [],
    webhooks: [],
    schemas: new Map(),
    findings: [],
    sources: [],
    ...parts,
  };
}

export function operationOf(method: string, path: string, parts: Partial<Operation> = {}): Operation {
  return {
    key: `${method} ${path}`,
    method,
    path,
    direction: 'incoming',
    deprecated: false,
    tags: [],
    parameters: [],
    responses: [],
    security: [],
    servers: [{ url: '/', variables: new Map() }],
    callbacks: [],
    extensions: {},
    location,
    ...parts,
  };
}

export function parameterOf(where: Parameter['in'], name: string, json: SchemaJson): Parameter {
  return {
    name,
    in: where,
    required: where === 'path',
    deprecated: false,
    allowEmptyValue: false,
    allowReserved: false,
    style: where === 'query' || where === 'cookie' ? 'form' : 'simple',
    explode: where === 'query',
    schema: schemaOf(json),
    examples: [],
    location,
  };
}

export { location };
