import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { FindingsError, finding } from '../../diagnostics/index.js';
import { type Io, write } from '../io.js';

/** A registry and the key to it. */
export interface Credentials {
  readonly url: string;
  readonly key: string;
  /** Where the key is from, for whoever asks why it is refused. */
  readonly origin?: 'environment' | 'login';
}

/** The registries that the user has logged in to; the last one first. */
interface Kept {
  readonly registries: readonly Credentials[];
}

/** Where keys are kept: the folder that the system has for a user's settings. */
export function credentialsFile({ env }: Io): string {
  const home = env['HOME'] || env['USERPROFILE'] || homedir();
  const folder = env['XDG_CONFIG_HOME'] || env['APPDATA'] || join(home, '.config');
  return join(folder, 'specwright', 'registries.json');
}

/**
 * The registry that a command means: the one named, else that of SPECWRIGHT_REGISTRY, else the last one logged in to. Its
 * key: SPECWRIGHT_KEY, else the one kept for it; a kept key is sent nowhere but where it was logged in with.
 * @throws FindingsError where there is no registry, or no key for it
 */
export async function findCredentials(named: string | undefined, io: Io): Promise<Credentials> {
  const wanted = named ?? (io.env['SPECWRIGHT_REGISTRY'] || undefined);
  const url = wanted === undefined ? undefined : registryUrl(wanted);
  const key = environmentKey(io);
  if (url !== undefined && key !== undefined) return { url, key, origin: 'environment' };
  const { registries } = await keptAt(credentialsFile(io));
  const found = url === undefined ? registries[0] : registries.find(one => one.url === url);
  if (!found) throw new FindingsError([finding('registry-key-missing', missing(url, key))]);
  if (key === undefined) return { ...found, origin: 'login' };
  await write(io.stderr, `SPECWRIGHT_KEY is used at ${found.url}, in place of the key kept for it\n`);
  return { url: found.url, key, origin: 'environment' };
}

function missing(url: string | undefined, key: string | undefined): string {
  if (url !== undefined) return `No key is known for ${url}`;
  return key === undefined ? 'No registry is known' : 'SPECWRIGHT_KEY is set, and no registry is named or known';
}

/** Whether a text can be sent as a key. https://www.rfc-editor.org/rfc/rfc6750#section-2.1 */
export function isKey(text: string): boolean {
  return /^[\x21-\x7e]+$/.test(text);
}

/** @throws FindingsError where it can't be sent: fetch would tell it in its message */
function environmentKey({ env }: Io): string | undefined {
  const key = env['SPECWRIGHT_KEY']?.trim();
  if (!key) return undefined;
  if (isKey(key)) return key;
  const remedy = 'Set it to the key alone, without spaces or line breaks, or unset it';
  throw new FindingsError([finding('usage-invalid', 'What SPECWRIGHT_KEY holds is no key', { remedy })]);
}

/** Keeps a key where nobody but the user reads it, in a file that is whole at any moment. */
export async function keepCredentials({ url, key }: Credentials, io: Io): Promise<string> {
  const file = credentialsFile(io);
  const { registries } = await keptAt(file);
  const others = registries.filter(one => one.url !== url);
  const text = `${JSON.stringify({ registries: [{ url, key }, ...others] } satisfies Kept, null, 2)}\n`;
  const draft = `${file}.${process.pid}`;
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await writeFile(draft, text, { mode: 0o600 });
    // a draft that an earlier run left behind keeps its mode
    await chmod(draft, 0o600);
    await rename(draft, file);
  } catch (error) {
    throw unusable(file, error);
  }
  return file;
}

/**
 * A registry's URL as it is kept: no slash at the end.
 * @throws FindingsError where it is no http(s) URL, or holds a user, a query or a fragment
 */
export function registryUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isPlain = url && /^https?:$/.test(url.protocol) && !url.username && !url.password && !url.search && !url.hash;
  if (isPlain) return url.href.replace(/\/+$/, '');
  const remedy = 'Give it as http://127.0.0.1:3000, without a user, a query or a fragment';
  throw new FindingsError([finding('usage-invalid', 'This is not the URL of a registry', { remedy })]);
}

async function keptAt(file: string): Promise<Kept> {
  try {
    const kept: unknown = JSON.parse(await readFile(file, 'utf8'));
    if (isKept(kept)) return kept;
    throw new Error('it does not hold a list of registries');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { registries: [] }; // read alone fails with a code
    throw unusable(file, error);
  }
}

function isKept(value: unknown): value is Kept {
  if (typeof value !== 'object' || value === null || !('registries' in value)) return false;
  const { registries } = value;
  return (
    Array.isArray(registries) && registries.every(one => typeof one?.url === 'string' && typeof one?.key === 'string')
  );
}

/** Never with the file's text, which holds keys. */
function unusable(file: string, error: unknown): FindingsError {
  const reason =
    error instanceof SyntaxError ? 'it is no JSON' : error instanceof Error ? error.message : String(error);
  return new FindingsError([finding('registry-key-unwritable', `${file}: ${reason}`)]);
}
