/** A pattern of files: `*` and `?` within a name, `**` over folders, `{a,b}` for one of several. */
export interface Pattern {
  /** The folder that it begins in: what comes before the first name with a wildcard; '' is the working folder. */
  readonly base: string;
  /** Whether a path below that folder, with slashes, is meant; takes time that grows with the lengths of both multiplied. */
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
  const parts = own.map(name => (name === '**' ? 'folders' : partsOf(name)));
  const base = names.slice(0, first).join('/');
  return {
    // what begins at the root of the file system has nothing before its first slash
    base: base === '' && first > 0 ? '/' : base,
    matches: path => isMatch(parts, path.split('/')),
    depth: own.includes('**') ? undefined : own.length,
  };
}

/** A part of a name: one of several texts, one character, or any number of them. */
type Part = readonly string[] | 'one' | 'any';

function partsOf(name: string): readonly Part[] {
  const parts = name.match(/\*+|\?|\{[^{}]*,[^{}]*\}|[^*?{]+|\{/g) ?? [];
  return parts.map(part => {
    if (part.startsWith('*')) return 'any';
    if (part === '?') return 'one';
    return part.length > 1 && part.startsWith('{') ? part.slice(1, -1).split(',') : [part];
  });
}

/** What names are left after each part of a pattern, wherever it may end: no way is gone twice. */
function isMatch(pattern: readonly ('folders' | readonly Part[])[], names: readonly string[]): boolean {
  let reached = new Set([0]);
  for (const [index, each] of pattern.entries()) {
    const isLast = index === pattern.length - 1;
    if (each === 'folders') {
      const least = Math.min(...reached);
      // at the end it stands for a file, in whichever folder
      if (isLast) return least < names.length;
      reached = numbers(least, names.length);
    } else reached = new Set([...reached].filter(at => isName(each, names[at])).map(at => at + 1));
    if (reached.size === 0) return false;
  }
  return reached.has(names.length);
}

function isName(parts: readonly Part[], name: string | undefined): boolean {
  if (name === undefined) return false;
  let reached = new Set([0]);
  for (const part of parts) {
    if (part === 'any') reached = numbers(Math.min(...reached), name.length);
    else if (part === 'one') reached = new Set([...reached].filter(at => at < name.length).map(at => at + 1));
    else
      reached = new Set(
        [...reached].flatMap(at => part.filter(text => name.startsWith(text, at)).map(text => at + text.length)),
      );
    if (reached.size === 0) return false;
  }
  return reached.has(name.length);
}

function numbers(from: number, to: number): Set<number> {
  return new Set(Array.from({ length: to - from + 1 }, (_, index) => from + index));
}
