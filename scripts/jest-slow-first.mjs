// The order of test files where nothing is known of an earlier run, as on a fresh machine: Jest then goes by the size of
// files, and a short one that takes most of a minute would be the last, with one core at work and the others idle.
import Sequencer from '@jest/test-sequencer';

/** Those that keep a core busy for ten seconds and more, the longest first. */
const busy = [
  'fuzz/requests',
  'codegen/real-documents',
  'e2e/real-documents',
  'schema/sample/real-documents',
  'schema/compare/documents',
  'database/migrations/processes',
  'registry/diffs/hostile-diffs',
  'docs/testing',
  'database/embedded/leftovers',
  'contract/swagger-parser/validate',
  'schema/compare/real-pair',
  'diff/formats/html',
  'differential/eov',
  'docs/five-minutes',
  'schema/compare/property',
  'cli/db',
  'database/embedded/abandoned',
  'diff/github-pair',
  'database/embedded/faults',
  'database/migrations/strays',
  'registry/queries',
  'docs/whole-service',
  'registry/diffs/real-diffs',
  'action/github',
  'registry/hostile-documents',
  'cli/sources',
  'testing/test-run',
  'database/embedded/root',
  'codegen/incremental',
];

/** Those that take as long, but mostly wait: for timeouts, and for processes to start and to end. */
const waiting = [
  'registry/jobs/inspections-end',
  'registry/start-embedded',
  'registry/start-faults',
  'express/graceful/serve-gracefully',
  'database/embedded/start-postgres',
  'registry/faults/postgres-killed',
  'registry/diffs/diffs-end',
  'registry/starts-and-ends',
  'registry/faults',
  'enforce/hostile/framing',
  'registry/npm-start',
  'database/connect/lost-connections',
  'registry/reference',
  'registry/silent-database',
  'cli/own-postgres',
  'registry/faults/everything-killed',
  'database/embedded/parent',
  'express/undeclared-body',
  'express/files-function',
];

/** In order: after two that compute one that waits, so that as many workers as cores have something to compute. */
export const slow = Array.from({ length: busy.length + waiting.length }, (_, index) => index)
  .flatMap(index => [...busy.slice(2 * index, 2 * index + 2), ...waiting.slice(index, index + 1)])
  .map(name => `/tests/${name}.test.ts`);

export default class SlowFirst extends Sequencer {
  sort(tests) {
    const place = ({ path }) => {
      const found = slow.findIndex(name => path.replaceAll('\\', '/').endsWith(name));
      return found === -1 ? slow.length : found;
    };
    return super.sort(tests).toSorted((one, other) => place(one) - place(other));
  }
}
