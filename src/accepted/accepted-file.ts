import { type Finding, FindingsError, finding, type Location, nearest } from '../diagnostics/index.js';
import { appendToken, type Json, type JsonObject, loadText, type SourceFile } from '../document/index.js';
import { type Acceptance, isDay } from './acceptance.js';

/** What a file accepts: changes of a contract, or findings of the linter. */
export type AcceptedKind = 'change' | 'finding';

/** One entry of a file of accepted changes or findings. */
export interface AcceptedEntry {
  readonly fingerprint: string;
  readonly acceptance: Acceptance;
  /** The document that it is for, where it says so. */
  readonly file?: string;
  /** For those who read the file. */
  readonly what?: string;
  readonly location: Location;
}

/** A file of accepted changes or findings as it was read. */
export interface AcceptedFile {
  readonly file: SourceFile;
  /** Whether its text begins with a byte order mark, which `file` has not. */
  readonly hasMark: boolean;
  readonly entries: readonly AcceptedEntry[];
}

/**
 * Reads a file of accepted changes or findings, YAML or JSON.
 * @param display its name as the user would type it
 * @throws FindingsError with everything in it that is wrong
 */
export async function readAccepted(
  text: string,
  display: string,
  kind: AcceptedKind = 'change',
): Promise<AcceptedFile> {
  const { root: file } = await loadText(text, { display });
  const found: Finding[] = [];
  const tell: Tell = (message, pointer, remedy, part) => {
    const location = file.locate(pointer, part);
    found.push(finding('accepted-invalid', message, { location, ...(remedy !== undefined && { remedy }) }));
  };
  const { value } = file;
  const items = value === null ? [] : value;
  const entries = isList(items) ? items.flatMap((item, index) => entryOf(item, `/${index}`, file, { kind, tell })) : [];
  if (!isList(items)) tell(`The accepted ${kind}s must be a list`, '');
  const first = new Map<string, AcceptedEntry>();
  for (const entry of entries) {
    // one change may be accepted of several documents, a finding is in one
    const key = kind === 'change' ? `${entry.fingerprint} ${entry.file ?? ''}` : entry.fingerprint;
    const other = first.get(key);
    if (other) tell(`${entry.fingerprint} is in line ${other.location.line} too`, entry.location.pointer);
    else first.set(key, entry);
  }
  if (found.length > 0) throw new FindingsError(found);
  return { file, hasMark: text.startsWith('\ufeff'), entries };
}

type Tell = (message: string, pointer: string, remedy?: string, part?: 'key') => void;

const members: Readonly<Record<string, string>> = {
  fingerprint: 'sixteen hexadecimal digits, as the report shows them',
  reason: 'a text that says why it may stand',
  owner: 'the name of who answers for it',
  expires: 'a day such as 2026-12-31',
  what: 'a text for those who read the file',
  file: 'the name of a document',
};
const holds: Readonly<Record<string, (value: string) => boolean>> = {
  fingerprint: value => /^[\da-f]{16}$/.test(value),
  expires: isDay,
};

function entryOf(
  item: Json,
  pointer: string,
  file: SourceFile,
  { kind, tell }: { readonly kind: AcceptedKind; readonly tell: Tell },
): AcceptedEntry[] {
  if (!isObject(item)) {
    tell(`An accepted ${kind} must be an object with fingerprint and reason`, pointer);
    return [];
  }
  const unknown = Object.keys(item).filter(name => !Object.hasOwn(members, name));
  for (const name of unknown) {
    const near = nearest(name, Object.keys(members));
    const remedy = near === undefined ? undefined : `Did you mean ${near}?`;
    const message = `There is no '${name}' here: an entry has ${Object.keys(members).join(', ')}`;
    tell(message, appendToken(pointer, name), remedy, 'key');
  }
  const missing = ['fingerprint', 'reason'].filter(name => !Object.hasOwn(item, name));
  for (const name of missing) tell(`The entry must have '${name}': ${members[name]}`, pointer);
  const wrong = Object.keys(members).filter(name => Object.hasOwn(item, name) && !isMember(name, item[name]!));
  for (const name of wrong) tell(`'${name}' must be ${members[name]}`, `${pointer}/${name}`, remedyOf(item[name]!));
  if (unknown.length + missing.length + wrong.length > 0) return [];
  const { fingerprint, what, file: document, ...said } = item;
  // seen to be texts
  const acceptance = inOneLine(said as Readonly<Record<string, string>>) as unknown as Acceptance;
  const read = { fingerprint: fingerprint as string, acceptance };
  const named = {
    ...(typeof document === 'string' && { file: document }),
    ...(typeof what === 'string' && { what }),
  };
  return [{ ...read, ...named, location: file.locate(pointer) }];
}

/** Each in a line: what YAML folds ends with a line break, and may hold more. */
function inOneLine(texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, text.trim().replaceAll(/\s*[\r\n]\s*/g, ' ')]),
  );
}

function isMember(name: string, value: Json): boolean {
  return typeof value === 'string' && value.trim() !== '' && (holds[name]?.(value) ?? true);
}

/** Sixteen digits that are all decimal are a number to YAML. */
function remedyOf(value: Json): string | undefined {
  return typeof value === 'number' ? 'Put it in quotes' : undefined;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !isList(value);
}
