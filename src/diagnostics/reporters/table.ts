import type { Reporter } from '../reporter.js';
import { github } from './github.js';
import { gitlab } from './gitlab.js';
import { html } from './html.js';
import { json } from './json.js';
import { junit } from './junit.js';
import { markdown } from './markdown.js';
import { pretty } from './pretty.js';
import { sarif } from './sarif.js';

/** The report formats by the name that `--format` takes. A new one is a file, a row here and a test. */
export const reporters = Object.freeze({ pretty, json, sarif, junit, github, gitlab, markdown, html }) satisfies Record<
  string,
  Reporter
>;

export type ReportFormat = keyof typeof reporters;
