import { type Finding, finding } from '../../src/diagnostics/index.js';

const location = { file: 'api.yaml', line: 2, column: 5, pointer: '/info/title' };

/** One finding of each severity, the first with everything that a finding can hold. */
export const samples: readonly Finding[] = [
  finding('config-invalid', 'out must be a string', {
    location,
    operation: 'GET /pets',
    related: [{ message: 'first given here', location: { ...location, line: 1, column: 1 } }],
  }),
  { ...finding('report-unwritable', 'nothing was written'), severity: 'warning' },
  { ...finding('usage-invalid', 'as you wish', { location: { ...location, file: 'b c.yaml' } }), severity: 'info' },
];

/** A finding whose every text tries to break out of its report. */
export const hostile: Finding = {
  ...finding(
    'config-invalid',
    'x\u001b[31m\r\n::error::owned </script><img src=x onerror=alert(1)> & " \' \u202e \u0000 \ud800',
  ),
  remedy: 'y\u009b2J%0A\u2028',
  operation: 'GET /<b>\u0007',
  location: { file: 'a,b:c\n::warning::.yaml', line: 1, column: 1, pointer: '/<i>\u001b' },
};
