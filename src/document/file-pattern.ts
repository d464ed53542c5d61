/** A pattern of files: `*` and `?` within a name, `**` over folders, `{a,b}` for one of several. */
export interface Pattern {
  /** The folder that it begins in: what comes before the first name with a wildcard; '' is the working folder. */
  readonly base: string;
  /** Whether a path below that folder, with slashes, is meant. */
  matches(path: string): boolean;
  /** How many folders deep a path may be; undefined: any number. */
  readonly depth: number | undefined;
}

/** Whether a text is a pattern rather than a path. */
export function isPattern(text: string): boolean {
  return /[*?]|\{[^{}]*,[^{}]*\}/.test(text);
}

/** Reads a pattern. */
export function parsePattern(text: string): Pattern {
  const names = text.split('/');
  const first = names.findIndex(isPattern);
  const own = names.slice(first);
  const expression = new RegExp(`^${own.map(nameExpression).join('/').replaceAll('(?:[^/]+/)*/', '(?:[^/]+/)*')}$`);
  const base = names.slice(0, first).join('/');
  return {
    // what begins at the root of the file system has nothing before its first slash
    base: base === '' && first > 0 ? '/' : base,
    matches: path => expression.test(path),
    depth: own.includes('**') ? undefined : own.length,
  };
}

function nameExpression(name: string, index: number, all: readonly string[]): string {
  if (name === '**') return index === all.length - 1 ? '.+' : '(?:[^/]+/)*';
  return name.replace(/\*+|\?|\{[^{}]*,[^{}]*\}|[^*?{]+|\{/g, part => {
    if (part.startsWith('*')) return '[^/]*';
    if (part === '?') return '[^/]';
    if (part.length > 1 && part.startsWith('{')) return `(?:${part.slice(1, -1).split(',').map(escaped).join('|')})`;
    return escaped(part);
  });
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
