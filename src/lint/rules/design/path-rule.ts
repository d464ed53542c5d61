import type { Rule } from '../../rule.js';

interface PathRule extends Omit<Rule, 'category' | 'check'> {
  /** What is to be said of a path, if anything. */
  readonly says: (path: string, options: Parameters<Rule['check']>[0]['options']) => string | undefined;
}

/** A rule about the text of each path. */
export function pathRule({ says, ...rule }: PathRule): Rule {
  return {
    ...rule,
    category: 'design',
    check: ({ report, options }) => ({
      paths: node => {
        for (const path of Object.keys(node.value)) {
          const message = path.startsWith('/') ? says(path, options) : undefined;
          if (message !== undefined) report(message, { node, at: path, part: 'key' });
        }
      },
    }),
  };
}
