import { HttpProblem, problem, problemOf } from '../../src/problem/index.js';

describe('problemOf', () => {
  it.each([
    ['a status alone', problemOf(404), { type: 'about:blank', title: 'Not Found', status: 404 }],
    ['a detail', problemOf(404, 'gone'), { type: 'about:blank', title: 'Not Found', status: 404, detail: 'gone' }],
    [
      'all members, in the order of the standard',
      problemOf(409, 'taken', {
        type: 'https://a.test/taken',
        title: 'Taken',
        instance: '/orders/1',
        errors: [],
        extensions: { holder: 'b' },
      }),
      {
        holder: 'b',
        type: 'https://a.test/taken',
        title: 'Taken',
        status: 409,
        detail: 'taken',
        instance: '/orders/1',
        errors: [],
      },
    ],
    [
      'extensions, which take the place of no member',
      problemOf(400, undefined, { extensions: { status: 200, title: 'fine' } }),
      { status: 400, title: 'Bad Request', type: 'about:blank' },
    ],
  ])('of %s', (_what, given, want) => {
    expect(JSON.stringify(given)).toBe(JSON.stringify(want));
    expect(Object.isFrozen(given)).toBe(true);
  });
});

describe('problem', () => {
  it.each([399, 600, 200, 400.5, Number.NaN, '404'])('is none of the status %s', status => {
    expect(() => problem(status as number)).toThrow(RangeError); // what a JavaScript user may give
  });

  it('is an error with what is sent and what is not', () => {
    const cause = new Error('the disk is gone');
    const thrown = problem(503, 'later', { cause, headers: { 'Retry-After': '9' } });
    expect(thrown).toBeInstanceOf(HttpProblem);
    expect(thrown).toMatchObject({
      name: 'HttpProblem',
      message: 'later',
      status: 503,
      cause,
      headers: { 'Retry-After': '9' },
      problem: { status: 503, detail: 'later' },
    });
    expect(JSON.stringify(thrown.problem)).not.toContain('disk');
  });

  it('is called as its status is where it has no detail', () => {
    expect(problem(418).message).toBe("I'm a Teapot");
  });
});
