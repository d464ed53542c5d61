import type { Severity } from '../../../diagnostics/index.js';
import { formatPointer, type SourceFile } from '../../../document/index.js';
import type { LintFinding } from '../../finding.js';
import type { Level } from '../ruleset/severity.js';

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

const severities: Readonly<Record<Level, Severity>> = { [-1]: 'info', 0: 'error', 1: 'warning', 2: 'info', 3: 'info' };

/** Collects results: each once, however often a rule comes to say the same of the same place. */
export class Results {
  readonly #found = new Map<string, Result>();

  add(result: Result): void {
    if (result.level === -1) return;
    const key = JSON.stringify([result.code, result.path, result.file.uri, result.message]);
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
    severity: severities[level],
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

/** The line of what begins on the line of its name is the name's: a list or object of YAML may begin on the next one. */
function locate(file: SourceFile, path: readonly string[]) {
  const pointer = formatPointer(path);
  const value = path.reduce<unknown>((at, name) => Object(at)[name], file.value);
  const isOpen = typeof value === 'object' && value !== null;
  return file.locate(pointer, file.format === 'yaml' && (isOpen || value === null) ? 'key' : 'value');
}

const methods = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query']);

/** `GET /pets/{petId}` of a path in one operation. */
function operationAt([paths, path, method]: readonly string[]): string | undefined {
  if (paths !== 'paths' || path === undefined || method === undefined || !methods.has(method)) return undefined;
  return `${method.toUpperCase()} ${path}`;
}
