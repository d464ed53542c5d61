/** The kinds of JSON values, https://json-schema.org/draft/2020-12/json-schema-core#section-4.2.1 */
export type Kind = 'null' | 'boolean' | 'integer' | 'number' | 'string' | 'array' | 'object';

/** What a value is, for messages: never more than its kind. */
export function kindOf(value: unknown): Kind | 'nothing JSON knows' {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  switch (typeof value) {
    case 'boolean':
    case 'string':
    case 'object':
      return typeof value as Kind;
    case 'bigint':
      return 'integer';
    case 'number':
      if (!Number.isFinite(value)) return 'nothing JSON knows';
      return Number.isInteger(value) ? 'integer' : 'number';
    default:
      return 'nothing JSON knows';
  }
}

export function isKind(value: unknown, type: unknown): boolean {
  const kind = kindOf(value);
  return kind === type || (type === 'number' && kind === 'integer');
}

/** The object's own members are what JSON sees. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function withArticle(kind: string): string {
  if (kind === 'null' || kind.startsWith('nothing')) return kind;
  return `${/^[aio]/.test(kind) ? 'an' : 'a'} ${kind}`;
}
