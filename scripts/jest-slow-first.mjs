// The order of test files where nothing is known of an earlier run, as on a fresh machine: Jest then goes by the size of
// files, and a short one that takes most of a minute would be the last, with one core at work and the others idle.
import Sequencer from '@jest/test-sequencer';

/** Those that take ten seconds and more, the longest first; what keeps a core busy and what waits for processes by turns. */
export const slow = [
  'fuzz/requests',
  'database/embedded/start-postgres',
  'codegen/real-documents',
  'registry/start-embedded',
  'e2e/real-documents',
  'express/graceful/serve-gracefully',
  'schema/sample/real-documents',
  'database/migrations/processes',
  'registry/faults/postgres-killed',
  'schema/compare/property',
  'registry/start-faults',
  'registry/jobs/inspections-end',
  'contract/swagger-parser/validate',
  'registry/starts-and-ends',
  'registry/faults',
  'database/embedded/leftovers',
  'house/imports',
  'docs/testing',
  'enforce/hostile/framing',
  'registry/npm-start',
  'database/connect/lost-connections',
  'registry/reference',
  'database/embedded/abandoned',
  'cli/db',
  'differential/eov',
  'codegen/incremental',
  'database/embedded/root',
].map(name => `/tests/${name}.test.ts`);

export default class SlowFirst extends Sequencer {
  sort(tests) {
    const place = ({ path }) => {
      const found = slow.findIndex(name => path.replaceAll('\\', '/').endsWith(name));
      return found === -1 ? slow.length : found;
    };
    return super.sort(tests).toSorted((one, other) => place(one) - place(other));
  }
}
