// https://docs.stoplight.io/docs/spectral/d3482ff0ccae9-rules#message
import { compileExpression, parseExpression } from '../json-path/index.js';

/** What a message may name in braces. */
export interface MessageValues {
  readonly property: string;
  readonly error: string;
  readonly path: string;
  readonly description: string | undefined;
  readonly value: unknown;
}

/** Fills in `{{property}}` and the like, and `#{{...}}`, which joins texts: `#{{print("property")}}must be set`. */
export function fillIn(template: string, values: MessageValues): string {
  if (!template.includes('{{')) return template;
  return template.replace(/(#?)\{\{([^}\n]+)\}\}/g, (_whole, hash: string, inside: string) => {
    if (hash !== '') return evaluated(inside.trim(), values);
    return Object.hasOwn(values, inside) ? textOf(values[inside as keyof MessageValues]) : '';
  });
}

function textOf(value: unknown): string {
  try {
    return String(value);
  } catch {
    // an object that a ruleset made without a prototype
    return '';
  }
}

function evaluated(text: string, values: MessageValues): string {
  const print = (what: unknown) => printed(what, values);
  const concat = (...texts: readonly unknown[]) => texts.map(String).join('');
  const names = { ...values, print, concat, toUpperCase: (of: unknown) => String(of).toUpperCase() };
  try {
    const { expression } = parseExpression(text);
    return textOf(compileExpression(expression, names)(nowhere));
  } catch {
    return '';
  }
}

const nowhere = { value: undefined, key: '', parent: undefined, parentKey: undefined, root: undefined, path: () => '' };

function printed(what: unknown, values: MessageValues): string {
  if (what === 'property') return values.property === '' ? 'The document ' : `"${values.property}" property `;
  if (what === 'value') return shown(values.value);
  const value = Object.hasOwn(values, String(what)) ? values[String(what) as keyof MessageValues] : undefined;
  return value === undefined || value === null ? '' : textOf(value);
}

/** A value in a message: structures by their kind. */
function shown(value: unknown): string {
  if (value === undefined) return 'undefined';
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return Array.isArray(value) ? 'Array[]' : 'Object{}';
}

/** A path with dots, as messages name what is missing. */
export function dotted(path: readonly string[]): string {
  return path
    .map((name, index) => {
      if (name === '' || /\s/.test(name)) return `['${name}']`;
      if (!Number.isNaN(Number(name))) return `[${name}]`;
      return index === 0 ? name : `.${name}`;
    })
    .join('')
    .replaceAll('~1', '/')
    .replaceAll('~0', '~');
}
