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

  constructor(root: SourceFile, view: ResolvedView, results: Results, rulesetPath: string | undefined) {
    this.#root = root;
    this.#view = view;
    this.#results = results;
    this.#rulesetPath = rulesetPath;
  }

  /** @param path where the value stands in the view that the rule looks at */
  add(rule: Rule, path: JsonPath, { message: error, path: own }: FunctionResult): void {
    const place = this.place((own ?? path).map(decoded), rule.resolved);
    const level = this.#level(rule, place);
    if (level === -1) return;
    const values = {
      property: propertyOf(place),
      error: String(error),
      path: formatFragment(formatPointer(place.path)),
      description: rule.description,
      value: closest(place.file.value, place.path).value,
    };
    const said = fillIn(String(error), values);
    const message =
      rule.message === undefined ? (rule.description ?? said) : fillIn(rule.message, { ...values, error: said });
    const { file, path: written } = place;
    this.#results.add({ code: rule.name, level, message: message.trim(), remedy: remedyOf(rule), file, path: written });
  }

  /** Where a node of one of the views is written. */
  place(path: readonly string[], resolved: boolean): WrittenPlace {
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
  return String(name).replaceAll('~1', '/').replaceAll('~0', '~');
}

function propertyOf({ path, wanted }: WrittenPlace): string {
  return wanted.length > path.length ? dotted(wanted.slice(path.length - 1)) : (path.at(-1) ?? '');
}

function remedyOf({ documentationUrl, description, name }: Rule): string {
  if (documentationUrl !== undefined) return `See ${documentationUrl}`;
  return description ?? `Change the document so that it keeps the rule ${name}, or turn the rule off.`;
}
