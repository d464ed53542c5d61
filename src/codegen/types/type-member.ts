import { createHash } from 'node:crypto';
import type { TypeSchema } from './type-schema-shape.js';

/** One member of `paths`, `operations` or `components`, whose type depends on nothing but this. */
export interface TypeMember {
  readonly kind: 'schema' | 'operation';
  readonly document: TypeSchema;
}

/** What a member's text is kept under: changes with the member, and with what makes the text. */
export function memberKey(member: TypeMember, maker: string): string {
  return createHash('sha1')
    .update(maker)
    .update(member.kind)
    .update(JSON.stringify(member.document))
    .digest('base64url');
}
