import type { KnownComponent, KnownComponents } from './known-components.js';
import type { NamedSchema, TypeDocument } from './type-document.js';
import type { TypeMember } from './type-member.js';

/** What the next run can know of a document's components. */
export function componentsOf(document: TypeDocument, keyOf: (member: TypeMember) => string): KnownComponents {
  const known = ({ id, name, description, member }: NamedSchema): KnownComponent => ({
    id,
    name,
    ...(description !== undefined && { description }),
    key: keyOf(member),
  });
  return {
    schemas: document.schemas.map(known),
    requestSchemas: document.requestSchemas.map(known),
    responseSchemas: document.responseSchemas.map(known),
    requestValues: document.requestValues.map(known),
    responseValues: document.responseValues.map(known),
    cycles: [...document.cycles],
  };
}
