import { createHash } from 'node:crypto';
import type { Operation } from '../contract/index.js';
import { isReservedFileName, isReservedName } from './reserved-names.js';

/** Why an operation's name isn't its operationId as written. */
export type NameChange = 'missing' | 'invalid' | 'reserved' | 'long' | 'duplicate';

/** How one operation is called in code and on disk. */
export interface OperationName {
  /** A JavaScript identifier, unique among the operations. */
  readonly name: string;
  /** Kebab case, ASCII, no extension; unique on file systems that ignore case. */
  readonly fileName: string;
  /** Set where `name` isn't the operationId as written; `missing` where there is none. */
  readonly change?: NameChange;
}

const longestName = 200;
const longestFileName = 100;

/** What is known of the files of operations from before, so that none changes its name because another operation has. */
export interface KnownFiles {
  /** The key of the operation that a file was made for; undefined where nobody knows. */
  ownerOf(fileName: string): string | undefined;
  has(fileName: string): boolean;
}

/**
 * Names operations by their operationId (https://spec.openapis.org/oas/v3.2.0.html#operation-object), else by method and path.
 * A name depends on its own operation only, as far as it can: where several want one name, the one that has it as its
 * operationId keeps it, else the first in the document, and the others get a suffix made of their own method and path.
 * Of files, each operation keeps the one that it has had, whatever becomes of the others that wanted it.
 * @param operations those of one contract, in document order
 * @returns one name per operation, in the same order
 */
export function operationNames(operations: readonly Named[], files?: KnownFiles): readonly OperationName[] {
  if (files) return Object.freeze(nameAll(operations, files));
  let names = known.get(operations);
  if (!names) known.set(operations, (names = Object.freeze(nameAll(operations))));
  return names;
}

type Named = Pick<Operation, 'key' | 'operationId' | 'method' | 'path'>;

/** Every reader of a contract asks for the names. */
const known = new WeakMap<readonly Named[], readonly OperationName[]>();

function nameAll(operations: readonly Named[], known?: KnownFiles): readonly OperationName[] {
  const wanted = operations.map(wantedName);
  const names = unique(
    wanted.map(({ name, change }, index) => ({ text: name, key: operations[index]!.key, exact: change === undefined })),
    '_',
  );
  const files = unique(
    names.map((name, index) => ({ text: fileNameOf(name), key: operations[index]!.key, exact: false })),
    '-',
    known,
  );
  return names.map((name, index) => {
    const { name: plain, change } = wanted[index]!;
    const why = name === plain ? change : (change ?? 'duplicate');
    return Object.freeze({ name, fileName: files[index]!, ...(why !== undefined && { change: why }) });
  });
}

function wantedName(operation: Named): {
  readonly name: string;
  readonly change?: NameChange;
} {
  const id = operation.operationId?.normalize('NFC');
  if (id === undefined || !/[\p{ID_Continue}]/u.test(id)) {
    const change = id === undefined ? 'missing' : 'invalid';
    return { name: shorten(safe(identifier(nameOfRoute(operation.method, operation.path))), longestName), change };
  }
  const plain = identifier(id);
  const name = safe(plain);
  if (name.length > longestName) return { name: shorten(name, longestName), change: 'long' };
  if (plain !== operation.operationId) return { name, change: 'invalid' };
  return name === plain ? { name } : { name, change: 'reserved' };
}

function safe(name: string): string {
  return isReservedName(name) ? `${name}Operation` : name;
}

/** `GET /pets/{petId}` becomes `get pets by petId`. */
function nameOfRoute(method: string, path: string): string {
  return `${method.toLowerCase()} ${path.replace(/\{([^{}]*)\}/g, ' by $1 ')}`;
}

/** A valid identifier stays as it is; of anything else the words are joined in camel case. */
function identifier(text: string): string {
  if (/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(text)) return text;
  const [first = 'operation', ...rest] = text.split(/[^\p{ID_Continue}$]+/u).filter(word => word !== '');
  const joined = first + rest.map(word => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return /^[\p{ID_Start}$_]/u.test(joined) ? joined : `_${joined}`;
}

function fileNameOf(name: string): string {
  const ascii = name.normalize('NFKD').replace(/\p{Mark}/gu, '');
  const kebab = ascii
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1-$2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  // letters that ASCII lacks are told apart by a hash of the name
  const lossy = /[^\p{ASCII}]/u.test(ascii);
  const plain = kebab === '' || lossy ? [kebab || 'operation', hash(name, 6)].join('-') : kebab;
  return shorten(isReservedFileName(plain) ? `${plain}-operation` : plain, longestFileName, '-');
}

function shorten(text: string, longest: number, joiner = '_'): string {
  if (text.length <= longest) return text;
  // a cut through a surrogate pair would leave half a letter
  const cut = text.slice(0, longest - 9).replace(/[\uD800-\uDBFF]$/, '');
  return `${cut}${joiner}${hash(text, 8)}`;
}

interface Wanted {
  readonly text: string;
  readonly key: string;
  readonly exact: boolean;
}

function unique(wanted: readonly Wanted[], joiner: string, known?: KnownFiles): readonly string[] {
  const taken = new Map<string, number>();
  const givesWay = wanted.map(want => hasSuffix(want, joiner, known));
  const first = [(want: Wanted) => known?.ownerOf(want.text) === want.key, (want: Wanted) => want.exact, () => true];
  for (const goesFirst of first) {
    for (const [index, want] of wanted.entries()) {
      if (goesFirst(want) && !givesWay[index] && !taken.has(want.text)) taken.set(want.text, index);
    }
  }
  return wanted.map(({ text, key }, index) => {
    if (taken.get(text) === index) return text;
    for (let length = 6; ; length += 1) {
      const candidate = `${text}${joiner}${hash(length > 64 ? `${key} ${index} ${length}` : key, Math.min(length, 64))}`;
      if (taken.has(candidate)) continue;
      taken.set(candidate, index);
      return candidate;
    }
  });
}

/** Whether an operation has had to give way before: a suffix made of its own method and path is nobody else's. */
function hasSuffix({ text, key }: Wanted, joiner: string, known: KnownFiles | undefined): boolean {
  return known?.has(`${text}${joiner}${hash(key, 6)}`) ?? false;
}

function hash(text: string, length: number): string {
  return createHash('sha256').update(text).digest('hex').slice(0, length);
}
