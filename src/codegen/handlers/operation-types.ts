import type { MediaType, Operation, Schema } from '../../contract/index.js';
import type { OperationPlan, ServicePlan } from '../../plan/index.js';
import { schemaDocument } from '../types/operation-document.js';
import type { TypeDocument } from '../types/type-document.js';
import type { TypeMember } from '../types/type-member.js';
import { typeSchema } from '../types/type-schema.js';
import type { TypeSchema, TypeScope } from '../types/type-schema-shape.js';

/** What the printing of one operation's handler types is made of. */
export interface HandlerTypes {
  readonly operation: Operation;
  readonly plan: OperationPlan;
  /** Its key in `operations`. */
  readonly key: string;
  readonly querystring?: TypeMember;
  /** Types of bodies that `operations` can't say: forms with files, items of sequences. By media type of the contract. */
  readonly members: ReadonlyMap<MediaType, TypeMember>;
}

/** The type that generated code gives to a file of a form. */
export const fileType = 'UploadedFile';

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
    const members = new Map<MediaType, TypeMember>();
    const request: TypeScope = { ...document.scope('request'), file: fileType };
    for (const [at, media] of (operation.requestBody?.content ?? []).entries()) {
      addMember(members, media, operationPlan.body?.content[at]?.kind, request);
    }
    for (const [at, response] of operation.responses.entries()) {
      for (const [place, media] of response.content.entries()) {
        addMember(members, media, operationPlan.responses[at]?.content[place]?.kind, document.scope('response'));
      }
    }
    const querystring = operation.parameters.find(parameter => parameter.in === 'querystring');
    const schema = querystring?.content?.schema ?? querystring?.schema;
    const whole = schema && { querystring: memberOf(schemaDocument(schema, document.scope('request'))) };
    return { operation, plan: operationPlan, key: name, members, ...whole };
  });
}

function addMember(
  members: Map<MediaType, TypeMember>,
  media: MediaType,
  kind: string | undefined,
  scope: TypeScope,
): void {
  if (kind === 'multipart' && media.schema) members.set(media, memberOf(formDocument(media.schema, scope)));
  if (kind === 'sequential' && media.itemSchema) members.set(media, memberOf(schemaDocument(media.itemSchema, scope)));
}

function memberOf(document: TypeSchema): TypeMember {
  return { kind: 'schema', document };
}

/** A form's own schema is written out, since its files have another type here than in `components`. */
function formDocument(schema: Schema, scope: TypeScope): TypeSchema {
  return typeSchema(schema.json, {
    ...scope,
    refer: id => (isFileSchema(scope, id) ? `#/${fileType}` : scope.refer(id)),
  });
}

function isFileSchema(scope: TypeScope, id: string): boolean {
  const json = scope.schemas.get(id)?.json;
  return typeof json === 'object' && json['type'] === 'string' && json['format'] === 'binary';
}
