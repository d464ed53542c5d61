import { expectChanges, type Want } from '../expect-changes.js';

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
    const { changes } = await expectChanges(old, kept(''), [
      'breaking operation-removed 5 -',
      'risky sunset-invalid 5 -',
    ]);
    expect(changes[0]!.message).toBe(
      `GET /b is gone, deprecated with the \`x-sunset\` ${shown}, which says no day: its requests are answered with 404`,
    );
    expect(changes[1]!.message).toBe(`the \`x-sunset\` of GET /b was ${shown}, which says no day`);
    expect(changes[1]!.before!.pointer).toBe('/paths/~1b/get/x-sunset');
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
    ['of a webhook', webhook(''), webhook('x-sunset: [soon]'), ['risky sunset-invalid 4 4']],
    ['of what is new', kept(''), gone('x-sunset: soon'), ['safe operation-added - 5', 'risky sunset-invalid - 5']],
    ['the same as before', kept('x-sunset: soon'), kept('x-sunset: soon'), []],
    ['gone', kept('x-sunset: soon'), kept(''), []],
  ])('is told where it is new: %s', async (_what, old, now, want) => {
    await expectChanges(old, now, want);
  });
});
