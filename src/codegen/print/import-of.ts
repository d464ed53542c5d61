/** A type import of those names that a text mentions; '' where it mentions none. */
export function importOf(names: readonly string[], module: string, text: string): string {
  const used = names.filter(name => new RegExp(`\\b${name}\\b`).test(text));
  return used.length > 0 ? `import type { ${used.join(', ')} } from "${module}";\n` : '';
}
