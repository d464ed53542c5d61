import { fileURLToPath } from 'node:url';
import { formatFragment, formatPointer, type SourceFile } from '../../../document/index.js';
import { fits } from '../ruleset/glob.js';
import { relativeTo } from '../ruleset/overrides.js';
import type { Rule } from '../ruleset/rule.js';
import type { Level } from '../ruleset/severity.js';
import type { FunctionResult, JsonPath } from '../types.js';
import type { ResolvedView } from '../view/resolved-view.js';
import { closest, type WrittenPlace, writtenPlace } from '../view/written-place.js';
import { dotted, fillIn } from './message.js';
import type { Results } from './results.js';

/** Tells what functions say of values at the places where the values are written, in the words of their rules. */
export class Reporter {
  readonly #root: SourceFile;
  readonly #view: ResolvedView;
  readonly #results: Results;
  readonly #rulesetPath: string | undefined;
  readonly #places = new Map<string, WrittenPlace>();
  readonly #placesOfResolved = new Map<string, WrittenPlace>();

  constructor(root: SourceFile, view: ResolvedView, results: Results, rulesetPath: string | undefined) {
    this.#root = root;
    this.#view = view;
    this.#results = results;
    this.#rulesetPath = rulesetPath;
  }

  /** @param path where the value stands in the view that the rule looks at */
  add(rule: Rule, path: JsonPath, { message: error, path: own }: FunctionResult): void {
    const place = this.place(own ?? path, rule.resolved);
    const level = this.#level(rule, place);
    if (level === -1) return;
    const message = messageOf(rule, error, place).trim();
    const { file, path: written } = place;
    this.#results.add({ code: rule.name, level, message, remedy: remedyOf(rule), file, path: written });
  }

  /** Where a node of one of the views is written: several rules ask of one node. */
  place(path: JsonPath, resolved: boolean): WrittenPlace {
    const names = path.map(decoded);
    const known = resolved ? this.#placesOfResolved : this.#places;
    const key = names.join('\0');
    let place = known.get(key);
    if (!place) known.set(key, (place = this.#find(names, resolved)));
    return place;
  }

  #find(path: readonly string[], resolved: boolean): WrittenPlace {
    if (resolved) return writtenPlace(this.#root, this.#view, path);
    return { file: this.#root, path: closest(this.#root.value, path).path, wanted: path };
  }

  /** What overrides say of the part of the document; of several, the one for the smallest part. */
  #level({ level, overrides }: Rule, { file, path }: WrittenPlace): Level {
    if (overrides.length === 0 || this.#rulesetPath === undefined || !file.uri.startsWith('file:')) return level;
    const name = relativeTo(this.#rulesetPath, fileURLToPath(file.uri));
    const pointer = formatPointer(path);
    let best: { readonly pointer: string; readonly level: Level } = { pointer: '', level };
    for (const override of overrides) {
      const holds = pointer === override.pointer || pointer.startsWith(`${override.pointer}/`);
      if (holds && override.pointer.length >= best.pointer.length && fits(name, override.files)) best = override;
    }
    return best.level;
  }
}

/** Paths that functions give may have names as pointers escape them. */
function decoded(name: unknown): string {
  const text = String(name);
  return text.includes('~') ? text.replaceAll('~1', '/').replaceAll('~0', '~') : text;
}

function messageOf({ message, description }: Rule, error: string, place: WrittenPlace): string {
  if (message === undefined && description !== undefined) return description;
  if (!error.includes('{{') && message?.includes('{{') !== true) return message ?? error;
  const { file, path } = place;
  const values = {
    property: propertyOf(place),
    error,
    path: formatFragment(formatPointer(path)),
    description,
    value: closest(file.value, path).value,
  };
  const said = fillIn(error, values);
  return message === undefined ? said : fillIn(message, { ...values, error: said });
}

function propertyOf({ path, wanted }: WrittenPlace): string {
  return wanted.length > path.length ? dotted(wanted.slice(path.length - 1)) : (path.at(-1) ?? '');
}

function remedyOf({ documentationUrl, description, name }: Rule): string {
  if (documentationUrl !== undefined) return `See ${documentationUrl}`;
  return description ?? `Change the document so that it keeps the rule ${name}, or turn the rule off.`;
}
