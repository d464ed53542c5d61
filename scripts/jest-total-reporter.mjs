import { writeFileSync } from 'node:fs';

/**
 * Counts all tests of a run. scripts/test.mjs names a file in SPECWRIGHT_TEST_TOTAL and prints the line itself, so that it
 * is the last one whatever Jest has to say; a Jest started by hand prints it here.
 */
export default class TotalReporter {
  onRunComplete(_contexts, results) {
    const total = {
      passed: results.numPassedTests,
      // a file that could not even be loaded holds tests that did not pass
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
      skipped: results.numPendingTests + results.numTodoTests,
    };
    const file = process.env.SPECWRIGHT_TEST_TOTAL;
    if (file) writeFileSync(file, JSON.stringify(total));
    else process.stdout.write(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`);
  }
}
