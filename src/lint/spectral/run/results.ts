import type { Location } from '../../../diagnostics/index.js';
import { formatPointer, type SourceFile } from '../../../document/index.js';
import type { LintFinding } from '../../finding.js';
import { type Level, severityOf } from '../ruleset/severity.js';

/** Something that a rule says of a place. */
export interface Result {
  readonly code: string;
  readonly level: Level;
  readonly message: string;
  readonly remedy: string;
  readonly file: SourceFile;
  /** Of a node that is there. */
  readonly path: readonly string[];
}

/** Collects results: each once, however often a rule comes to say the same of the same place. */
export class Results {
  readonly #found = new Map<string, Result>();

  add(result: Result): void {
    if (result.level === -1) return;
    const key = `${result.code}\0${result.file.uri}\0${result.message}\0${result.path.join('\0')}`;
    if (!this.#found.has(key)) this.#found.set(key, result);
  }

  /** By file, place, rule and path. */
  findings(): readonly LintFinding[] {
    return [...this.#found.values()]
      .map(result => ({ result, finding: findingOf(result) }))
      .sort((a, b) => compare(a.finding, b.finding) || compareTexts(a.result.path.join(), b.result.path.join()))
      .map(({ finding }) => finding);
  }
}

function findingOf({ code, level, message, remedy, file, path }: Result): LintFinding {
  const operation = operationAt(path);
  return Object.freeze({
    code,
    severity: severityOf(level),
    message,
    remedy,
    location: locate(file, path),
    ...(operation !== undefined && { operation }),
  });
}

const numeric = new Intl.Collator(undefined, { numeric: true });

function compare(a: LintFinding, b: LintFinding): number {
  const [left, right] = [a.location, b.location];
  if (!left || !right) return 0;
  return (
    compareTexts(left.file, right.file) ||
    left.line - right.line ||
    left.column - right.column ||
    numeric.compare(a.code, b.code)
  );
}

function compareTexts(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** A list or object of YAML may begin on the line after its name, which is where it is looked for. */
function locate(file: SourceFile, path: readonly string[]): Location {
  const pointer = formatPointer(path);
  const value = path.reduce<unknown>((at, name) => Object(at)[name], file.value);
  const isOpen = typeof value === 'object';
  const place = file.locate(pointer, file.format === 'yaml' && isOpen ? 'key' : 'value');
  // of a whole document, `---` or a comment on its first line is a part
  const isAfterFirstLine = path.length === 0 && place.line === 2 && place.column === 1;
  return isAfterFirstLine ? Object.freeze({ ...place, line: 1 }) : place;
}

const methods = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query']);

/** `GET /pets/{petId}` of a path in one operation. */
function operationAt([paths, path, method]: readonly string[]): string | undefined {
  if (paths !== 'paths' || path === undefined || method === undefined || !methods.has(method)) return undefined;
  return `${method.toUpperCase()} ${path}`;
}
