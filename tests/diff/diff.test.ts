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
