/**
 * A copy of a form, or of parts in their order, for its schema to look at, where an empty string stands for each file: that is what a file is to a
 * schema (`type: string, format: binary`), whatever a handler gets.
 */
export function withoutFiles(
  value: { readonly [name: string]: unknown } | readonly unknown[],
  files: ReadonlySet<string>,
): unknown {
  if (files.size === 0) return value;
  if (Array.isArray(value)) return value.map((item, index) => (files.has(`/${index}`) ? '' : item));
  const copy = Object.assign(Object.create(null), value) as { [name: string]: unknown };
  for (const pointer of files) {
    const [, escaped = '', index] = pointer.split('/');
    const name = escaped.replaceAll('~1', '/').replaceAll('~0', '~');
    if (index === undefined) copy[name] = '';
    else copy[name] = (copy[name] as readonly unknown[]).map((item, at) => (at === Number(index) ? '' : item));
  }
  return copy;
}
