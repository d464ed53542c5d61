/** How much a finding weighs: an `error` makes a document unusable or a command fail, a `warning` may, `info` never does. */
export type Severity = 'error' | 'warning' | 'info';
