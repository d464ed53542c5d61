import { createContract, diff, type FindingsError, loadText } from '../../src/index.js';
import { shop } from '../cli/diff/shop.js';

const contractOf = async (text: string) => createContract(await loadText(text, { display: 'api.yaml' }));
const failure = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    return (error as FindingsError).findings.map(({ code, message }) => ({ code, message }));
  }
  return undefined;
};

describe('diff', () => {
  it('gives the changes of two contracts, frozen, the gravest first', async () => {
    const [old, now] = [await contractOf(shop()), await contractOf(shop({ remove: false, cats: true }))];
    const difference = diff(old, now, { strict: ['stability'], now: '2026-01-01', extensions: ['x-a'] });
    expect(difference.changes.map(({ code, level }) => [code, level])).toEqual([
      ['operation-removed', 'breaking'],
      ['operation-added', 'safe'],
    ]);
    expect(difference).toMatchObject({ level: 'breaking', counts: { breaking: 1, risky: 0, safe: 1 } });
    expect(Object.isFrozen(difference)).toBe(true);
    expect(diff(old, old).level).toBeUndefined();
  });

  it.each([
    [{ strict: ['stabilty'] }, "The option 'strict' must be a list"],
    [{ strict: 'all' }, "The option 'strict' must be a list"],
    [{ now: 'today' }, "The option 'now' must be a day such as 2026-12-31"],
    [{ extensions: ['rate'] }, "The option 'extensions' must be a list"],
    [{ strickt: [] }, "There is no option 'strickt'"],
  ])('refuses the options %j', async (options, message) => {
    const contract = await contractOf(shop());
    // a program in JavaScript may give anything
    expect(failure(() => diff(contract, contract, options as never))).toEqual([
      { code: 'option-invalid', message: expect.stringContaining(message) },
    ]);
  });

  it('refuses what is no contract, and says of a promise that it was not awaited', async () => {
    const contract = await contractOf(shop());
    expect(failure(() => diff(contract, {} as never))).toEqual([
      { code: 'option-invalid', message: "The argument 'after' must be a contract, as load gives it" },
    ]);
    expect(failure(() => diff(contractOf(shop()) as never, contract))).toEqual([
      { code: 'option-invalid', message: "The argument 'before' is a promise" },
    ]);
  });
});

describe('what says nothing where it stands', () => {
  const head = (version = '3.1.0') => `openapi: ${version}\ninfo: { title: T, version: '1' }\npaths: {}\n`;
  const said = async (old: string, now: string) => {
    const { findings, changes } = diff(await contractOf(old), await contractOf(now));
    expect(changes).toEqual([]);
    return findings.map(({ code, message, location }) => `${code} ${message} ${location?.pointer ?? ''}`.trim());
  };
  const slip = (name: string, near: string) =>
    `unknown-field the OpenAPI Object has no field '${name}'; did you mean '${near}'? /${name}`;

  it('is told of either version, once of what both have', async () => {
    const [security, tags] = ['securty: []\n', 'tagss: []\n'];
    expect(await said(head(), head() + security)).toEqual([slip('securty', 'security')]);
    expect(await said(head() + security, head())).toEqual([slip('securty', 'security')]);
    expect(await said(head() + security, head() + tags + security)).toEqual([
      slip('tagss', 'tags'),
      slip('securty', 'security'),
    ]);
    expect(await said(head(), head())).toEqual([]);
  });

  it('is told of fields of another version where one document alone has them, and once of many', async () => {
    const schemas = (version: string) =>
      `${head(version)}components: { schemas: { A: { nullable: true }, B: { nullable: true }, C: { nullable: true } } }\n`;
    const words = "'nullable' belongs to OpenAPI 3.0, in the Schema Object of 3.1 it means nothing";
    expect(await said(schemas('3.0.3'), schemas('3.1.0'))).toEqual([
      `field-of-other-version ${words} (so in 2 more places, too) /components/schemas/A/nullable`,
    ]);
    expect(await said(schemas('3.1.0'), schemas('3.1.0'))).toEqual([]);
  });

  it('is told of x-webhooks where they differ, or what they refer to does', async () => {
    const note = 'webhooks-uncompared The `x-webhooks` of the two documents differ, and are not compared';
    const sent = (type: string, schema = "{ $ref: '#/components/schemas/A' }") =>
      `${head('3.0.3')}x-webhooks: { w: { post: { requestBody: { content: { a/b: { schema: ${schema} } } } } } }\ncomponents: { schemas: { A: { items: { $ref: '#/components/schemas/B' } }, B: { type: ${type} } } }\n`;
    expect(await said(sent('string'), sent('integer'))).toEqual([note]);
    expect(await said(sent('string'), sent('string', '{}'))).toEqual([note]);
    expect(await said(head(), sent('string'))).toEqual([note]);
    expect(await said(sent('string'), sent('string'))).toEqual([]);
  });
});
