import type { Reporter } from '../reporter.js';
import { jsonText } from './escape.js';
import { count } from './tally.js';

/** For a program: `{ findings, total }`. Made to be read back, so nothing is left out. */
export const json: Reporter = findings => {
  const total = {
    error: count(findings, 'error'),
    warning: count(findings, 'warning'),
    info: count(findings, 'info'),
  };
  return jsonText({ findings, total });
};
