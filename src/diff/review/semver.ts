// https://semver.org/spec/v2.0.0.html
export interface SemanticVersion {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  /** The identifiers behind the hyphen; empty: a release. */
  readonly pre: readonly string[];
}

const number = '(0|[1-9]\\d{0,14})';
const identifier = '(?:0|[1-9]\\d*|\\d*[a-zA-Z-][\\da-zA-Z-]*)';
const form = new RegExp(
  `^${number}\\.${number}\\.${number}(?:-(${identifier}(?:\\.${identifier})*))?(?:\\+[\\da-zA-Z-]+(?:\\.[\\da-zA-Z-]+)*)?$`,
);

/** Reads a version; build metadata, which has no precedence, is left out. @returns undefined where it is none */
export function parseVersion(text: string): SemanticVersion | undefined {
  const match = text.length > 256 ? null : form.exec(text);
  if (!match) return undefined;
  const [, major, minor, patch, pre] = match;
  return { major: Number(major), minor: Number(minor), patch: Number(patch), pre: pre ? pre.split('.') : [] };
}

/** §11: negative where the first comes before the second. */
export function compareVersions(one: SemanticVersion, other: SemanticVersion): number {
  for (const part of ['major', 'minor', 'patch'] as const)
    if (one[part] !== other[part]) return one[part] - other[part];
  if (one.pre.length === 0 || other.pre.length === 0) return other.pre.length - one.pre.length;
  const length = Math.max(one.pre.length, other.pre.length);
  for (let index = 0; index < length; index++) {
    const difference = compareIdentifiers(one.pre[index], other.pre[index]);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** §11.4: numbers before texts, by number or by code; a longer list after its beginning. */
function compareIdentifiers(one: string | undefined, other: string | undefined): number {
  if (one === other) return 0;
  if (one === undefined) return -1;
  if (other === undefined) return 1;
  const [isNumber, isOtherNumber] = [/^\d+$/.test(one), /^\d+$/.test(other)];
  if (isNumber && isOtherNumber) return one.length - other.length || (one < other ? -1 : 1);
  if (isNumber !== isOtherNumber) return isNumber ? -1 : 1;
  return one < other ? -1 : 1;
}

export function formatVersion({ major, minor, patch }: SemanticVersion): string {
  return `${major}.${minor}.${patch}`;
}
