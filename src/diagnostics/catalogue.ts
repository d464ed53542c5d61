import { cliCodes } from './catalogue/cli.js';
import { codegenCodes } from './catalogue/codegen.js';
import { contractCodes } from './catalogue/contract.js';
import { databaseCodes } from './catalogue/database.js';
import { diffReviewCodes } from './catalogue/diff-review.js';
import { diffSchemaCodes } from './catalogue/diff-schema.js';
import { documentCodes } from './catalogue/document.js';
import { enforceCodes } from './catalogue/enforce.js';
import { lintCodes } from './catalogue/lint.js';
import { lintNoteCodes } from './catalogue/lint-notes.js';
import { postgresCodes } from './catalogue/postgres.js';
import { schemaCodes } from './catalogue/schema.js';
import type { CodeEntry } from './code-entry.js';
import { diffCodes } from './codes-of-diff.js';

const entries = {
  ...documentCodes,
  ...contractCodes,
  ...schemaCodes,
  ...codegenCodes,
  ...enforceCodes,
  ...lintNoteCodes,
  ...diffCodes,
  ...diffSchemaCodes,
  ...diffReviewCodes,
  ...lintCodes,
  ...databaseCodes,
  ...postgresCodes,
  ...cliCodes,
} as const satisfies Record<string, CodeEntry>;

export type Code = keyof typeof entries;

/** Every code that Specwright can report, with what it means. `specwright explain` and docs/codes.md are made of it. */
export const catalogue: Readonly<Record<Code, CodeEntry>> = Object.freeze(entries);
