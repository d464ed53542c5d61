import { createHash } from 'node:crypto';
import type { TypeSchema } from './type-schema-shape.js';

/** One member of `paths`, `operations` or `components`, whose type depends on nothing but this. */
export interface TypeMember {
  readonly kind: 'schema' | 'operation';
  /** Made when it is first read. */
  readonly document: TypeSchema;
  /** What `memberKey` gives, where an earlier run has found it. */
  readonly key?: string;
}

/** A member whose document is only made where its text is not known. */
export function lazyMember(kind: TypeMember['kind'], make: () => TypeSchema, key?: string): TypeMember {
  let made: TypeSchema | undefined;
  return {
    kind,
    ...(key !== undefined && { key }),
    get document() {
      made ??= make();
      return made;
    },
  };
}

/** What a member's text is kept under: changes with the member, and with what makes the text. */
export function memberKey(member: TypeMember, maker: string): string {
  if (member.key !== undefined) return member.key;
  return createHash('sha1')
    .update(maker)
    .update(member.kind)
    .update(JSON.stringify(member.document))
    .digest('base64url');
}
