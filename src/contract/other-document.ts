import type { JsonObject, SourceFile } from '../document/index.js';
import { isObject, own } from './node.js';

/** What a document is that is none of OpenAPI, and what to do to get one. */
export interface OtherDocument {
  /** In a sentence: `an AsyncAPI document`. */
  readonly is: string;
  /** JSON Pointer to what tells it. */
  readonly pointer: string;
  readonly remedy: string;
}

type Kind = (value: JsonObject, file: SourceFile) => OtherDocument | undefined;

/** Kinds that are met in folders of API descriptions, each told by what its own standard asks for. */
const kinds: readonly Kind[] = [
  stating(
    'asyncapi',
    'an AsyncAPI document',
    "Give the OpenAPI document of the API's requests, with `webhooks` for what it sends; the AsyncAPI CLI's `asyncapi diff` compares two of them",
  ),
  stating('arazzo', 'an Arazzo document', 'Give one of the OpenAPI documents that its `sourceDescriptions` name'),
  stating('overlay', 'an OpenAPI Overlay', 'Apply it to the OpenAPI document that it is for, and give what comes out'),
  raml,
  postman,
  kubernetes,
  jsonSchema,
];

/** @returns undefined where nothing tells what a document is */
export function otherDocument(value: JsonObject, file: SourceFile): OtherDocument | undefined {
  for (const kind of kinds) {
    const found = kind(value, file);
    if (found) return found;
  }
  return undefined;
}

/** A standard whose documents state its version in a field of its name. */
function stating(field: string, is: string, remedy: string): Kind {
  return value => (own(value, field) === undefined ? undefined : { is, pointer: `/${field}`, remedy });
}

/** https://github.com/raml-org/raml-spec/blob/master/versions/raml-10/raml-10.md: its first line is a comment to YAML. */
function raml(_value: JsonObject, { text }: SourceFile): OtherDocument | undefined {
  if (!/^\uFEFF?#%RAML\b/.test(text)) return undefined;
  const remedy = 'Convert it to OpenAPI 3 once, for example with the converter of the AML Modeling Framework';
  return { is: 'a RAML document', pointer: '', remedy };
}

/** https://schema.postman.com */
function postman(value: JsonObject): OtherDocument | undefined {
  const info = own(value, 'info');
  if (!isObject(info)) return undefined;
  const schema = own(info, 'schema');
  const isStated = typeof schema === 'string' && /(?:^|\W)(?:get)?postman\.com\//.test(schema);
  if (!isStated && own(info, '_postman_id') === undefined) return undefined;
  return {
    is: 'a Postman collection',
    pointer: isStated ? '/info/schema' : '/info/_postman_id',
    remedy: 'Convert it once, for example with `npx -p postman-to-openapi p2o collection.json -f api.yaml`',
  };
}

/** https://kubernetes.io/docs/reference/using-api/api-concepts/ */
function kubernetes(value: JsonObject): OtherDocument | undefined {
  const [version, kind] = [own(value, 'apiVersion'), own(value, 'kind')];
  if (typeof version !== 'string' || typeof kind !== 'string') return undefined;
  return {
    is: `a Kubernetes manifest (${kind})`,
    pointer: '/kind',
    remedy:
      'Give the OpenAPI document of the service that it deploys; that of a cluster itself is had by `kubectl get --raw /openapi/v3`',
  };
}

const types: ReadonlySet<unknown> = new Set(['object', 'array', 'string', 'number', 'integer', 'boolean', 'null']);
const keywords = ['properties', 'items', 'enum', 'required', 'allOf', 'anyOf', 'oneOf', '$id', '$defs', 'definitions'];

/** https://json-schema.org/draft/2020-12/json-schema-core#section-8.1.1; most state no `$schema`. */
function jsonSchema(value: JsonObject): OtherDocument | undefined {
  const dialect = own(value, '$schema');
  const isStated = typeof dialect === 'string' && dialect.includes('json-schema.org/');
  const isTyped = types.has(own(value, 'type')) && keywords.some(keyword => own(value, keyword) !== undefined);
  if (!isStated && !isTyped) return undefined;
  return {
    is: 'a JSON Schema',
    pointer: isStated ? '/$schema' : '/type',
    remedy:
      'Put it under `components.schemas` of an OpenAPI document, which says in which bodies and parameters it stands',
  };
}
