import { letterEscapes, type SourceFile } from '../../document/index.js';

/**
 * A schema resource: what one URI identifies, a file or a schema with `$id` within one.
 * https://json-schema.org/draft/2020-12/json-schema-core#section-4.3.5
 */
export interface Resource {
  readonly file: SourceFile;
  /** Of its root within the file. */
  readonly pointer: string;
  readonly uri: string;
  /** `$anchor` and `$dynamicAnchor`: pointer within the file by name. */
  readonly anchors: Map<string, string>;
  readonly dynamicAnchors: Map<string, string>;
}

/** The name under which draft 2019-09's `$recursiveAnchor` is kept; no anchor can have it. */
export const RECURSIVE = '\u0000recursive';

/** Resolves a URI reference against a base that may be no URL at all (`git:REV:PATH`, `stdin:`). */
export function absolute(reference: string, base: string): string {
  try {
    return new URL(reference, base).href;
  } catch {
    return reference;
  }
}

/** Of long names the beginning: the engine looks for texts of up to six letters many times faster. */
const names = ['$id', '$ancho', '$dynam', '$recur', '$schem', '$vocab'];
const signs = [...names, '\\u00'];
const signsOfYaml = [...names, ...letterEscapes];
const signed = new WeakMap<SourceFile, boolean>();

/**
 * Whether a file's text holds anything that could name a resource, a place or a dialect, or an escape that may stand for a
 * letter of such a name. Most hold none: their text is read once, for all who ask.
 */
export function hasSigns(file: SourceFile): boolean {
  let has = signed.get(file);
  if (has === undefined)
    signed.set(file, (has = (file.format === 'json' ? signs : signsOfYaml).some(each => file.has(each))));
  return has;
}
