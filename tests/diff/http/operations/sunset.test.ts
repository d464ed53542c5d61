import { expectChanges, type Want } from '../expect-changes.js';
import { compared } from '../given.js';

const done = "responses: { '204': { description: done } }";
/** At line 4, below an operation that stays. */
const kept = (said: string) => `paths:\n  /a: { get: { ${said && `${said}, `}${done} } }\n`;
/** At line 5. */
const gone = (said: string) => `paths:\n  /a: { get: { ${done} } }\n  /b: { get: { ${said}, ${done} } }\n`;
const webhook = (said: string) => `webhooks:\n  told: { post: { ${said && `${said}, `}${done} } }\n`;

describe('an x-sunset that says no day', () => {
  it.each<[what: string, stated: string, shown: string]>([
    ['a word', 'soon', '`soon`'],
    ['a day that there is not', '2026-02-30', '`2026-02-30`'],
    ['a number', '20260501', '`20260501`'],
    ['a day as people write it', '01.05.2026', '`01.05.2026`'],
  ])('is told of an operation that is gone, at its place: %s', async (_what, stated, shown) => {
    const old = gone(`deprecated: true, x-sunset: ${stated}`);
    const { changes } = await expectChanges(old, kept(''), ['breaking operation-removed 5 -']);
    expect(changes[0]!.message).toBe(
      `GET /b is gone, deprecated with the \`x-sunset\` ${shown}, which says no day: its requests are answered with 404`,
    );
    const never = gone(`x-sunset: ${stated}`);
    const { changes: others } = await expectChanges(never, kept(''), ['breaking operation-removed 5 -']);
    expect(others[0]!.message).toBe(
      `GET /b is gone, with the \`x-sunset\` ${shown}, which says no day: its requests are answered with 404`,
    );
  });

  it.each<[what: string, old: string, now: string, want: Want[]]>([
    ['new', kept('deprecated: true'), kept('deprecated: true, x-sunset: soon'), ['risky sunset-invalid 4 4']],
    [
      'in place of a day',
      kept('deprecated: true, x-sunset: 2027-01-01'),
      kept('deprecated: true, x-sunset: 2027-13-01'),
      ['risky sunset-invalid 4 4'],
    ],
    [
      'with the deprecation',
      kept(''),
      kept('deprecated: true, x-sunset: soon'),
      ['safe operation-deprecated 4 4', 'risky sunset-invalid 4 4'],
    ],
    ['of no text', kept('deprecated: true'), kept('deprecated: true, x-sunset: true'), ['risky sunset-invalid 4 4']],
    ['of a webhook', webhook(''), webhook('x-sunset: [soon]'), ['risky sunset-invalid 4 4']],
    ['of what is new', kept(''), gone('x-sunset: soon'), ['safe operation-added - 5', 'risky sunset-invalid - 5']],
    ['the same as before', kept('x-sunset: soon'), kept('x-sunset: soon'), []],
    ['gone', kept('x-sunset: soon'), kept(''), []],
  ])('is told where it is new: %s', async (_what, old, now, want) => {
    await expectChanges(old, now, want);
  });
});

describe('what is to be done before an operation may go', () => {
  const day = (stated: string) => `deprecated: true, x-sunset: ${stated}`;

  it.each<[what: string, said: string, remedy: string]>([
    [
      'nothing was said',
      'tags: [a]',
      'Keep the operation, mark it `deprecated` with an `x-sunset` date, and remove it once that day has passed',
    ],
    [
      'it was deprecated without a day',
      'deprecated: true',
      'Keep the operation, say by an `x-sunset` date until when it works, and remove it once that day has passed',
    ],
    [
      'its day is none',
      day('soon'),
      'Keep the operation, write its `x-sunset` as a day such as 2026-12-31, and remove it once that day has passed',
    ],
    [
      'its day has not come',
      day('2027-05-01'),
      'Keep the operation until 2027-05-01, the day of its `x-sunset`, and remove it then',
    ],
    [
      'it has a day, and was not deprecated',
      'x-sunset: 2027-05-01',
      'Keep the operation, mark it `deprecated` beside its `x-sunset`, and remove it once 2027-05-01 has passed',
    ],
  ])('is what is missing: %s', async (_what, said, remedy) => {
    const { changes } = await compared(gone(said), kept(''), { now: '2026-11-29' });
    expect(changes.find(({ code }) => code === 'operation-removed')).toMatchObject({ level: 'breaking', remedy });
  });

  const calling = (callbacks: string) => `paths:\n  /a: { post: { ${callbacks}${done} } }\n`;

  it.each([
    ['a webhook', webhook('deprecated: true'), kept(''), 'webhook-removed'],
    [
      'a callback',
      calling(`callbacks: { told: { '{$request.body#/url}': { post: { deprecated: true, ${done} } } } }, `),
      calling(''),
      'callback-removed',
    ],
  ])('is what is missing of %s too', async (_what, old, now, code) => {
    const { changes } = await compared(old, now, { now: '2026-11-29' });
    expect(changes.find(each => each.code === code)?.remedy).toBe(
      'Keep sending it, say by an `x-sunset` date until when it is sent, and end it once that day has passed',
    );
  });

  it('is to accept it where a day that has come is to change nothing', async () => {
    const options = { now: '2027-05-01', strict: ['removal-after-deprecation'] } as const;
    const { changes } = await compared(gone(day('2027-05-01')), kept(''), options);
    expect(changes[0]!.remedy).toBe(
      'Its `x-sunset` day, 2027-05-01, has come: remove it without `--strict removal-after-deprecation`, or accept the change by its fingerprint',
    );
  });
});
