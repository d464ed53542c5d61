import { formats } from '../../../src/schema/formats/index.js';
import { groupsOf } from '../support/suite.js';

const real = process.env['SPECWRIGHT_DOCUMENTS'] ? describe : describe.skip;

/** How many tests of a format fail, and why. */
const FAILING: { readonly [format: string]: number } = {
  // RFC 5892's rules about which characters stand beside each other, and RFC 5893's about direction, need the tables
  // of Unicode and Punycode: letters, digits, hyphens and lengths are checked, so that nothing valid is refused.
  hostname: 22,
  'idn-hostname': 18,
};

real('the official tests of formats', () => {
  it('pass but for those listed, none of which refuses a valid value', () => {
    const failing: Record<string, number> = {};
    const refused: string[] = [];
    for (const { name, schema, tests } of groupsOf('draft2020-12/optional/format')) {
      const { format = '' } = schema as { format?: string };
      const known = formats.get(format);
      for (const { description, data, valid } of tests) {
        const got = !known || typeof data !== known.applies || known.test(data as never);
        if (got === valid) continue;
        failing[format] = (failing[format] ?? 0) + 1;
        if (valid) refused.push(`${name}: ${description}`);
      }
    }
    expect(refused).toEqual([]);
    expect(failing).toEqual(FAILING);
  });
});
