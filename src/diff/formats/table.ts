import { reporters } from '../../diagnostics/index.js';
import { byReporter } from './as-findings.js';
import type { Format } from './format.js';
import { html } from './html.js';
import { json } from './json.js';
import { markdown } from './markdown.js';
import { pretty } from './pretty.js';

/** How a review is told, by the name that `--format` takes. A new one is a file, a row here and a test. */
export const formats = Object.freeze({
  pretty,
  json,
  sarif: byReporter(reporters.sarif, { withAccepted: true }),
  junit: byReporter(reporters.junit, { onlyFailing: true, inOnePlace: true }),
  github: byReporter(reporters.github, { inOnePlace: true }),
  markdown,
  html,
}) satisfies Record<string, Format>;

export type FormatName = keyof typeof formats;
