/** A member of what a registry answered, where it is a text. */
export function textOf(json: unknown, name: string): string | undefined {
  const value = typeof json === 'object' && json !== null ? Reflect.get(json, name) : undefined;
  return typeof value === 'string' ? value : undefined;
}
