import type { Header, MediaType, Operation, Parameter, Schema, SchemaJson } from '../../contract/index.js';
import {
  type HeaderPlan,
  hasOpenKind,
  type MediaPlan,
  type OperationPlan,
  type ParameterPlan,
  type ServicePlan,
} from '../../plan/index.js';
import { schemaDocument } from '../types/operation-document.js';
import { isSchema, referenceOf } from '../types/schema-parts.js';
import type { TypeDocument } from '../types/type-document.js';
import type { TypeMember } from '../types/type-member.js';
import { typeSchema } from '../types/type-schema.js';
import type { TypeSchema, TypeScope } from '../types/type-schema-shape.js';
import { fileType, formDocument } from './form-document.js';

/** What the printing of one operation's handler types is made of. */
export interface HandlerTypes {
  readonly operation: Operation;
  readonly plan: OperationPlan;
  /** Its key in `operations`. */
  readonly key: string;
  readonly querystring?: TypeMember;
  /** Types that `operations` can't say: forms with files, items of sequences, formats with a value. By what they are of. */
  readonly members: ReadonlyMap<MediaType | Parameter | Header, TypeMember>;
}

/**
 * Pairs each operation with its plan and the members to be printed for it alone.
 * @param isKnown whether an operation's handler types are printed already: nothing is given for it then
 */
export function handlerTypes(
  document: TypeDocument,
  plan: ServicePlan,
  isKnown: (index: number) => boolean,
): readonly (HandlerTypes | undefined)[] {
  return document.operations.map(({ operation, name }, index) => {
    const operationPlan = plan.operations[index];
    if (!operationPlan || isKnown(index)) return undefined;
    const members = new Map<Part, TypeMember>();
    const request: TypeScope = { ...document.scope('request'), file: fileType };
    const response = document.scope('response');
    for (const [at, parameter] of operation.parameters.entries())
      addSingle(members, parameter, operationPlan.parameters[at], document.scope('request'));
    for (const [at, media] of (operation.requestBody?.content ?? []).entries())
      addMedia(members, media, operationPlan.body?.content[at], request);
    for (const [at, { headers, content }] of operation.responses.entries()) {
      const plan = operationPlan.responses[at];
      for (const [place, header] of headers.entries()) addSingle(members, header, plan?.headers[place], response);
      for (const [place, media] of content.entries()) addMedia(members, media, plan?.content[place], response);
    }
    const querystring = operation.parameters.find(parameter => parameter.in === 'querystring');
    const schema = querystring?.content?.schema ?? querystring?.schema;
    const whole = schema && { querystring: memberOf(schemaDocument(schema, document.scope('request'))) };
    return { operation, plan: operationPlan, key: name, members, ...whole };
  });
}

type Part = MediaType | Parameter | Header;

function addSingle(
  members: Map<Part, TypeMember>,
  part: Parameter | Header,
  plan: ParameterPlan | HeaderPlan | undefined,
  scope: TypeScope,
): void {
  const schema = part.schema ?? part.content?.schema;
  if (schema && plan?.convert !== undefined) members.set(part, memberOf(schemaDocument(schema, scope)));
}

function addMedia(
  members: Map<Part, TypeMember>,
  media: MediaType,
  plan: MediaPlan | undefined,
  scope: TypeScope,
): void {
  if (plan?.kind === 'sequential') {
    const item = itemDocument(media, plan, scope);
    if (item) members.set(media, memberOf(item));
  } else if (plan?.kind === 'multipart') {
    // in answers such bodies are bytes
    const form = scope.file === undefined ? undefined : formDocument(media, scope);
    if (form) members.set(media, memberOf(form));
  } else if (!media.schema) return;
  else if (plan && scope.file !== undefined && hasOpenKind(plan) && hasFiles(media, scope)) {
    members.set(media, memberOf({ oneOf: [valueDocument(media.schema, scope), formDocument(media, scope) ?? {}] }));
  } else if (plan?.convert !== undefined) members.set(media, memberOf(valueDocument(media.schema, scope)));
}

/** Whether some part is a file where a body of a range comes as a form, and a text where it comes as JSON. */
function hasFiles(media: MediaType, scope: TypeScope): boolean {
  return JSON.stringify(formDocument(media, scope)).includes(`"#/${fileType}"`);
}

/** Of what is no form. */
function valueDocument(schema: Schema, { file: _, ...plain }: TypeScope): TypeSchema {
  return schemaDocument(schema, plain);
}

/** One item of a sequence: by `itemSchema`; else `schema` is about one, or about the list of all of them. */
function itemDocument(media: MediaType, plan: MediaPlan, scope: TypeScope): TypeSchema | undefined {
  if (media.itemSchema) return valueDocument(media.itemSchema, scope);
  if (!media.schema) return undefined;
  if (plan.itemCheck !== undefined) return valueDocument(media.schema, scope);
  const { file: _, ...plain } = scope;
  const items = itemsOf(media.schema.json, plain);
  return items === undefined ? undefined : typeSchema(items, plain);
}

function itemsOf(json: SchemaJson, scope: TypeScope, depth = 0): SchemaJson | undefined {
  if (typeof json === 'boolean' || depth > 16) return undefined;
  const items = json['items'];
  if (items !== undefined && json['prefixItems'] === undefined && isSchema(items)) return items;
  const id = referenceOf(json);
  return id === undefined ? undefined : itemsOf(scope.schemas.get(id)?.json ?? true, scope, depth + 1);
}

function memberOf(document: TypeSchema): TypeMember {
  return { kind: 'schema', document };
}
