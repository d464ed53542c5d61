type Values = { readonly [name: string]: unknown } | readonly unknown[];

/**
 * A copy of a form, or of parts in their order, for its schema to look at, where an empty string stands for each file: that is what a file is to a
 * schema (`type: string, format: binary`), whatever a handler gets.
 */
export function withoutFiles(value: Values, files: ReadonlySet<string>): unknown {
  if (files.size === 0) return value;
  if (Array.isArray(value)) return value.map((item, index) => (files.has(`/${index}`) ? '' : item));
  const copy = Object.assign(Object.create(null), value) as { [name: string]: unknown };
  for (const pointer of files) {
    const [name, index] = stepsOf(pointer) as [string, string?]; // a file stands somewhere
    if (index === undefined) copy[name] = '';
    else copy[name] = (copy[name] as readonly unknown[]).map((item, at) => (at === Number(index) ? '' : item));
  }
  return copy;
}

/** Pointers to parts that were told of, and not read: they find no value in the form, though they were sent. */
export function missingFrom(value: Values, told: readonly { readonly pointer: string }[]): readonly string[] {
  if (Array.isArray(value)) return [];
  return told
    .map(({ pointer }) => pointer)
    .filter(pointer => {
      const [name, ...below] = stepsOf(pointer);
      return name !== undefined && below.length === 0 && !(name in value);
    });
}

function stepsOf(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map(step => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}
