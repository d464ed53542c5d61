import { formats } from '../../../src/schema/formats/index.js';
import { groupsOf } from '../support/suite.js';

const real = process.env['SPECWRIGHT_DOCUMENTS'] ? describe : describe.skip;

real('the official tests of formats', () => {
  it('pass', () => {
    const wrong: string[] = [];
    let count = 0;
    for (const { name, schema, tests } of groupsOf('draft2020-12/optional/format')) {
      const { format = '' } = schema as { format?: string };
      const known = formats.get(format);
      for (const { description, data, valid } of tests) {
        const got = !known || typeof data !== known.applies || known.test(data as never);
        count++;
        if (got !== valid) wrong.push(`${name}: ${description}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(count).toBeGreaterThan(700);
  });
});
