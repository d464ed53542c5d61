import { readFileSync } from 'node:fs';
import { parsePointer } from '../../../document/index.js';
import type { Origin } from './faults.js';

/** Of a module: the rule, or what else is named last, is looked for in its text. */
export function moduleOrigin(path: string, display: string): Origin {
  let text: string | undefined;
  return {
    locate(pointer) {
      text ??= readFileSync(path, 'utf8');
      const names = parsePointer(pointer);
      const named = names[0] === 'rules' ? names.slice(1, 2) : names.slice(0, 1);
      const offset = named.length === 0 ? 0 : offsetOf(text, named[0]!);
      const before = text.slice(0, offset).split('\n');
      return { file: display, line: before.length, column: before.at(-1)!.length + 1, pointer };
    },
  };
}

function offsetOf(text: string, name: string): number {
  const written = [`'${name}':`, `"${name}":`, `${name}:`, `\`${name}\`]`];
  const found = written.map(one => text.indexOf(one)).filter(at => at >= 0);
  return found[0] ?? 0;
}

/** Of what has no text at hand. */
export function nameOrigin(name: string): Origin {
  return { locate: pointer => ({ file: name, line: 1, column: 1, pointer }) };
}
