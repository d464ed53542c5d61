// https://spec.openapis.org/oas/v3.2.0.html#path-templating
/** The names in the braces of a path, or undefined where the braces are not paired or a name is empty. */
export function templateNames(path: string): readonly string[] | undefined {
  const names: string[] = [];
  const rest = path.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    names.push(name);
    return '';
  });
  return /[{}]/.test(rest) ? undefined : names;
}

/** Equal for two paths that match the same requests: names of parameters don't count. */
export function pathShape(path: string): string {
  return path.replace(/\{[^{}]+\}/g, '{}');
}
