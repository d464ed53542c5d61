import { type Code, catalogue } from './catalogue.js';
import type { Finding } from './finding.js';
import type { Location } from './location.js';

/** A message repeats names and references of the document, which may be megabytes long. */
const longest = 1000;

/**
 * Makes a finding of a catalogued code: severity and remedy come from the catalogue unless given.
 * @param code a code of the catalogue
 * @param message what is wrong, with the names concerned, without a final full stop; cut after 1,000 characters
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
    message: message.length > longest ? `${message.slice(0, longest)}...` : message,
    remedy: details.remedy ?? entry.remedy,
    ...(details.location && { location: details.location }),
    ...(details.operation && { operation: details.operation }),
    ...(details.related && { related: details.related }),
  });
}
