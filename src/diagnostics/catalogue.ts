import { cliCodes } from './catalogue/cli.js';
import { codegenCodes } from './catalogue/codegen.js';
import { contractCodes } from './catalogue/contract.js';
import { documentCodes } from './catalogue/document.js';
import { enforceCodes } from './catalogue/enforce.js';
import { schemaCodes } from './catalogue/schema.js';
import type { CodeEntry } from './code-entry.js';
import type { Finding } from './finding.js';
import type { Location } from './location.js';

const entries = {
  ...documentCodes,
  ...contractCodes,
  ...schemaCodes,
  ...codegenCodes,
  ...enforceCodes,
  ...cliCodes,
} as const satisfies Record<string, CodeEntry>;

export type Code = keyof typeof entries;

/** Every code that Specwright can report, with what it means. `specwright explain` and docs/codes.md are made of it. */
export const catalogue: Readonly<Record<Code, CodeEntry>> = Object.freeze(entries);

/**
 * Makes a finding of a catalogued code: severity and remedy come from the catalogue unless given.
 * @param code a code of the catalogue
 * @param message what is wrong, with the names concerned, without a final full stop
 */
export function finding(
  code: Code,
  message: string,
  details: {
    readonly location?: Location | undefined;
    readonly operation?: string | undefined;
    readonly remedy?: string;
    readonly related?: Finding['related'];
  } = {},
): Finding {
  const entry = catalogue[code];
  return Object.freeze({
    code,
    severity: entry.severity,
    message,
    remedy: details.remedy ?? entry.remedy,
    ...(details.location && { location: details.location }),
    ...(details.operation && { operation: details.operation }),
    ...(details.related && { related: details.related }),
  });
}
