import { TimeLimitError } from '../../../schema/index.js';
import { boundedTest } from '../run/bounded-expression.js';

/**
 * Whether a path fits a pattern of `files`: `*`, `**`, `?`, `[...]` and `{a,b}`; a pattern without a slash is held against the last name.
 * @param path relative to the ruleset's folder, with slashes
 */
export function fits(path: string, pattern: string): boolean {
  const subject = pattern.includes('/') ? path : path.slice(path.lastIndexOf('/') + 1);
  return expanded(pattern).some(alternative => boundedFit(regexOf(alternative), subject));
}

/** A pattern of so many stars that nobody could wait for it holds nothing. */
function boundedFit(expression: RegExp, subject: string): boolean {
  try {
    return boundedTest(expression, subject);
  } catch (error) {
    if (error instanceof TimeLimitError) return false;
    throw error;
  }
}

const mostAlternatives = 1000;

function expanded(pattern: string): readonly string[] {
  let patterns = [pattern];
  for (let next = patterns; next.length < mostAlternatives; ) {
    next = patterns.flatMap(one => {
      const braces = /\{([^{}]*)\}/.exec(one);
      if (!braces) return [one];
      const [before, after] = [one.slice(0, braces.index), one.slice(braces.index + braces[0].length)];
      return braces[1]!.split(',').map(option => before + option + after);
    });
    if (next.length === patterns.length && next.every((one, index) => one === patterns[index])) break;
    patterns = next;
  }
  return patterns;
}

const parts = /\*\*\/|\/\*\*$|\*\*|\*|\?|\[!?[^\]/]+\]|[^*?[]+|\[/g;

function regexOf(pattern: string): RegExp {
  const source = pattern.replace(/^\.\//, '').replace(parts, part => {
    switch (part) {
      case '**/':
        return '(?:[^/]+/)*';
      case '/**':
        return '/.+';
      case '**':
        return '.*';
      case '*':
        return '[^/]*';
      case '?':
        return '[^/]';
      default:
        return part.length > 1 && part.startsWith('[')
          ? part.replace(/^\[!/, '[^')
          : part.replace(/[\\^$.|+(){}[\]]/g, '\\$&');
    }
  });
  try {
    return new RegExp(`^${source}$`);
  } catch {
    // a range that ends before it begins holds nothing
    return /(?!)/;
  }
}
