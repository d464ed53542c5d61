import { isOrigin } from '../assembly/is-origin.js';
import type { Setting, SettingKind } from './setting.js';
import { bytesText, durationText, readBytes, readDuration } from './units.js';

/** What is to be known of a kind; each setting is read, said and published by it. */
export interface Kind<One extends Setting> {
  /** Follows "must be". */
  must(setting: One): string;
  /** @returns undefined where the text is none of it */
  read(text: string, setting: One): unknown;
  /** As a variable holds it. */
  write(value: NonNullable<One extends { readonly default?: infer Value } ? Value : string>): string;
  /** JSON Schema of the variable's text. https://json-schema.org/draft/2020-12 */
  schema(setting: One): Readonly<Record<string, unknown>>;
}

type KindOf<Name extends SettingKind> = Kind<Extract<Setting, { kind: Name }>>;

const within = (value: number, { minimum = 0, maximum = Number.MAX_SAFE_INTEGER }: Range) =>
  Number.isSafeInteger(value) && value >= minimum && value <= maximum;

interface Range {
  readonly minimum?: number;
  readonly maximum?: number;
}

function rangeText({ minimum, maximum }: Range, write: (value: number) => string): string {
  if (minimum !== undefined && maximum !== undefined) return ` from ${write(minimum)} to ${write(maximum)}`;
  if (minimum !== undefined) return ` of at least ${write(minimum)}`;
  return maximum === undefined ? '' : ` of at most ${write(maximum)}`;
}

const text: KindOf<'text'> = {
  must: ({ must }) => must ?? 'a text that is not empty',
  read: (given, { pattern }) => (pattern === undefined || pattern.test(given) ? given : undefined),
  write: value => value,
  schema: ({ pattern }) => ({ type: 'string', minLength: 1, ...(pattern && { pattern: pattern.source }) }),
};

const integer: KindOf<'integer'> = {
  must: setting => `a whole number${rangeText(setting, String)}`,
  read(given, setting) {
    const value = /^-?\d{1,16}$/.test(given) ? Number(given) : Number.NaN;
    return within(value, { minimum: Number.MIN_SAFE_INTEGER, ...setting }) ? value : undefined;
  },
  write: String,
  schema: () => ({ type: 'string', pattern: '^-?[0-9]{1,16}$' }),
};

const port: KindOf<'port'> = {
  must: () => 'a port from 0 to 65535',
  read: given => (/^\d{1,5}$/.test(given) && Number(given) <= 65_535 ? Number(given) : undefined),
  write: String,
  schema: () => ({ type: 'string', pattern: '^[0-9]{1,5}$' }),
};

const bytes: KindOf<'bytes'> = {
  must: setting => `a size in bytes, or with B, KiB, MiB or GiB as in 10MiB${rangeText(setting, bytesText)}`,
  read(given, setting) {
    const value = readBytes(given);
    return value !== undefined && within(value, setting) ? value : undefined;
  },
  write: bytesText,
  schema: () => ({ type: 'string', pattern: '^[0-9]+(B|KiB|MiB|GiB)?$' }),
};

const duration: KindOf<'duration'> = {
  must: setting => `a duration with ms, s, m, h or d as in 30s${rangeText(setting, durationText)}`,
  read(given, setting) {
    const value = readDuration(given);
    return value !== undefined && within(value, setting) ? value : undefined;
  },
  write: durationText,
  schema: () => ({ type: 'string', pattern: '^[0-9]+(ms|s|m|h|d)$' }),
};

const boolean: KindOf<'boolean'> = {
  must: () => 'true or false',
  read: given => (given === 'true' ? true : given === 'false' ? false : undefined),
  write: String,
  schema: () => ({ type: 'string', enum: ['true', 'false'] }),
};

const url: KindOf<'url'> = {
  must({ protocols, credentials }) {
    const begins = protocols ? ` that begins with ${protocols.map(p => `${p}://`).join(' or ')}` : '';
    return `a ${protocols ? 'whole ' : ''}URL${begins}${credentials ? ', with # / ? @ and % of a password written as %23 %2F %3F %40 and %25' : ''}`;
  },
  read(given, { protocols, credentials }) {
    if (!URL.canParse(given) || (credentials && !isWhole(given))) return undefined;
    return !protocols || leadsSomewhere(new URL(given), protocols) ? given : undefined;
  },
  write: value => value,
  schema: ({ protocols, credentials }) => ({
    type: 'string',
    format: 'uri',
    ...(protocols && { pattern: `^(${protocols.join('|')})://[^#]${credentials ? '+$' : ''}` }),
  }),
};

/**
 * Whether anything stands behind the slashes: a template whose variables are empty leaves nothing but `postgres://`, which
 * libpq takes for a database of the user's own name. A host alone does, and so does `postgres:///shop`.
 * @see https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS
 */
function leadsSomewhere(
  { protocol, href, hostname, pathname, search, port }: URL,
  protocols: readonly string[],
): boolean {
  if (!protocols.includes(protocol.slice(0, -1)) || !href.startsWith(`${protocol}//`)) return false;
  return port !== '0' && (hostname !== '' || pathname.length > 1 || search !== '');
}

/** Whether nothing of a password was taken for something else, as far as that can be seen. */
function isWhole(given: string): boolean {
  const { username, password } = new URL(given);
  try {
    decodeURIComponent(username + password);
  } catch {
    return false;
  }
  return !given.includes('#');
}

const choice: KindOf<'choice'> = {
  must: ({ choices }) => `one of ${choices.join(', ')}`,
  read: (given, { choices }) => (choices.includes(given) ? given : undefined),
  write: value => value,
  schema: ({ choices }) => ({ type: 'string', enum: [...choices] }),
};

const list: KindOf<'list'> = {
  must: () => 'a list, separated by commas',
  read(given) {
    const items = given.split(',').map(item => item.trim());
    return items.includes('') ? undefined : Object.freeze(items);
  },
  write: value => value.join(','),
  schema: () => ({ type: 'string', pattern: '^[^,]+(,[^,]+)*$' }),
};

const origins: KindOf<'origins'> = {
  must: () =>
    'a list of origins such as https://app.example.com, without path or slash at the end, separated by commas',
  read(given) {
    const items = given.split(',').map(item => item.trim());
    return items.every(isOrigin) ? Object.freeze(items) : undefined;
  },
  write: value => value.join(','),
  schema: () => ({ type: 'string', pattern: '^[^,/]+://[^,/]+(,\\s*[^,/]+://[^,/]+)*$' }),
};

const secret: KindOf<'secret'> = {
  must: ({ minimumLength = 1 }) => `a secret of at least ${minimumLength} characters`,
  read: (given, { minimumLength = 1 }) => (given.length >= minimumLength ? given : undefined),
  write: () => '',
  schema: ({ minimumLength = 1 }) => ({ type: 'string', minLength: minimumLength, writeOnly: true }),
};

const kinds: { readonly [Name in SettingKind]: KindOf<Name> } = {
  text,
  integer,
  port,
  bytes,
  duration,
  boolean,
  url,
  choice,
  list,
  origins,
  secret,
};

/** The kind of a setting, ready to take it. */
export function kindOf(setting: Setting): Kind<Setting> {
  // the table has for each kind the one that takes its settings
  return kinds[setting.kind] as unknown as Kind<Setting>;
}

/** A setting's default as a variable holds it; undefined where there is none. */
export function defaultText(setting: Setting): string | undefined {
  if (setting.kind === 'secret' || setting.default === undefined) return undefined;
  return kindOf(setting).write(setting.default as never); // of its own kind
}
