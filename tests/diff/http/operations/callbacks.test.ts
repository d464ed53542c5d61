import { expectChanges, type Want } from '../expect-changes.js';

const done = "responses: { '204': { description: done } }";
const body = (most: number) =>
  `requestBody: { required: true, content: { application/json: { schema: { type: string, maxLength: ${most} } } } }`;
const sends = (most = 9) => `{ ${body(most)}, ${done} }`;
/** Callbacks, a line each from line 7 on, by name, with what is sent to an address of the request. */
const api = (...callbacks: readonly (readonly [name: string, sent: string])[]) => {
  const lines = callbacks.map(([name, sent]) => `        ${name}: { '{$request.body#/url}': { ${sent} } }\n`);
  return `paths:\n  /a:\n    post:\n      callbacks:\n${lines.join('')}      ${done}\n`;
};
const post = (most?: number) => `post: ${sends(most)}`;

describe('the name of a callback', () => {
  it.each<[what: string, old: string, now: string, want: Want[]]>([
    ['is in no message', api(['onData', post()]), api(['onEvent', post()]), ['safe documentation-changed 7 7']],
    [
      'is told once of all that is sent',
      api(['onData', `${post()}, put: ${sends()}`]),
      api(['onEvent', `${post()}, put: ${sends()}`]),
      ['safe documentation-changed 7 7'],
    ],
    [
      'hides no method that is gone',
      api(['onData', `${post()}, put: ${sends()}`]),
      api(['onEvent', post()]),
      ['safe documentation-changed 7 7', 'breaking callback-removed 7 -'],
    ],
    [
      'counts where it is kept',
      api(['onData', post()], ['onError', post()]),
      api(['onError', post()], ['onEnd', post()]),
      ['safe documentation-changed 7 8'],
    ],
    [
      'tells those apart that are sent alike',
      api(['onData', post()], ['onError', post()]),
      api(['onEvent', post()], ['onEnd', post()]),
      [
        'breaking callback-removed 7 -',
        'breaking callback-removed 8 -',
        'risky callback-added - 7',
        'risky callback-added - 8',
      ],
    ],
  ])('%s', async (_what, old, now, want) => {
    await expectChanges(old, now, want);
  });

  it('does not hide what is sent otherwise', async () => {
    const { sites, changes } = await expectChanges(api(['onData', post(9)]), api(['onEvent', post(10)]), [
      'safe documentation-changed 7 7',
    ]);
    expect(changes[0]!.message).toBe('the callback onData of POST /a is called onEvent now');
    expect(sites.map(({ reaches }) => reaches.operation)).toEqual([
      'callback onEvent of POST /a: POST {$request.body#/url}',
    ]);
  });
});
