import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { documentOf, type Ran, Runner, root } from './runner.js';

interface Step {
  readonly name: string;
  readonly id?: string;
  readonly shell: string;
  readonly env: Readonly<Record<string, string>>;
  readonly run: string;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly required?: boolean; readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

// the test of its form comes first
const action = load(readFileSync(join(root, 'action.yml'), 'utf8')) as Action;
const { steps } = action.runs;

/** The steps, one after the other as far as they succeed, on a pull request. */
function review(runner: Runner, inputs: Readonly<Record<string, string>>, more: Readonly<Record<string, string>> = {}) {
  const defaults = Object.fromEntries(
    Object.entries(action.inputs).map(([name, input]) => [name, input.default ?? '']),
  );
  const context: Readonly<Record<string, string>> = {
    ...Object.fromEntries(Object.entries({ ...defaults, ...inputs }).map(([name, value]) => [`inputs.${name}`, value])),
    'runner.temp': runner.temp,
    'github.repository': 'ada/letters',
    'github.event.pull_request.number': '7',
    ...('github.event.pull_request.base.sha' in more
      ? {}
      : { 'github.event.pull_request.base.sha': runner.git('rev-parse', 'HEAD~1') }),
    ...more,
  };
  const ran: Record<string, Ran> = {};
  for (const { name, env, run } of steps) {
    const given = Object.fromEntries(Object.entries(env).map(([key, value]) => [key, evaluated(value, context)]));
    const own = { GITHUB_ACTION_PATH: root, GITHUB_STEP_SUMMARY: runner.summary, GITHUB_OUTPUT: runner.output };
    const result = runner.run(run, {
      ...given,
      ...own,
      FAKE_DENIED: more['denied'] ?? 'no',
      FAKE_AUTHOR: more['author'] ?? 'github-actions[bot]',
    });
    ran[name] = result;
    if (result.status !== 0) break;
  }
  return ran;
}

/** What GitHub makes of `${{ a || b }}`: the first that is something. */
function evaluated(text: string, context: Readonly<Record<string, string>>): string {
  return text.replace(/\$\{\{ (.*?) \}\}/g, (_all, expression: string) => {
    const values = expression.split(' || ').map(name => context[name] ?? '');
    return values.find(value => value !== '') ?? '';
  });
}

let runner: Runner;
beforeEach(() => {
  runner = new Runner();
});
afterEach(() => runner.close());

describe('action.yml', () => {
  it('is a composite action of shell steps, of this version', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(action).toMatchObject({ name: expect.any(String), description: expect.any(String) });
    expect(
      Object.entries(action.inputs)
        .filter(([, { required }]) => required)
        .map(([name]) => name),
    ).toEqual(['document']);
    expect(action.inputs['version']?.default).toBe(version);
    expect(action.runs.using).toBe('composite');
    expect(
      steps.map(step =>
        Object.keys(step)
          .filter(key => key !== 'id')
          .sort(),
      ),
    ).toEqual(steps.map(() => ['env', 'name', 'run', 'shell']));
    expect(action.outputs['report']?.value).toContain(' steps.compare.outputs.report ');
    expect(steps.map(({ id }) => id).filter(Boolean)).toEqual(['compare']);
  });

  it('has nothing that is not its own within what a shell reads', () => {
    for (const { run, shell } of steps) {
      expect(run).not.toContain('${{');
      expect(shell).toBe('sh');
    }
  });
});

it('its page shows inputs that there are, each in the table', () => {
  const page = readFileSync(join(root, 'docs/pull-requests.md'), 'utf8');
  const workflow = load(/```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? '') as {
    readonly jobs: { readonly diff: { readonly steps: readonly { readonly with?: object }[] } };
  };
  const given = workflow.jobs.diff.steps.flatMap(step => Object.keys(step.with ?? {}));
  const inputs = Object.keys(action.inputs);
  expect(given.filter(name => !inputs.includes(name))).toEqual([]);
  expect([...page.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, name]) => name)).toEqual(inputs);
});

describe('a pull request', () => {
  it('that breaks the contract has a comment, one that is updated, and fails', () => {
    runner.commit('api.yaml', documentOf('/a', '/b'));
    runner.commit('api.yaml', documentOf('/a'));
    const first = review(runner, { document: 'api.yaml' });
    expect(first['Comment']).toMatchObject({ status: 0 });
    expect(first['Verdict']).toMatchObject({ status: 1 });
    expect(runner.comments).toEqual([
      {
        id: 1,
        body: expect.stringMatching(/^<!-- specwright \w{12} -->\n### Contract/),
        author: 'github-actions[bot]',
      },
    ]);
    expect(runner.comments[0]?.body).toContain('GET /b');
    runner.write('api.yaml', documentOf('/a', '/b', '/c'));
    expect(review(runner, { document: 'api.yaml' })['Verdict']).toMatchObject({ status: 0 });
    expect(runner.comments).toMatchObject([{ id: 1, body: expect.not.stringContaining('GET /b') }]);
    expect(readFileSync(runner.output, 'utf8')).toContain(`report=${runner.temp}/specwright/report.md\n`);
    expect(readFileSync(runner.summary, 'utf8')).toBe('');
  }, 120_000);

  it('leaves the comments of others, and of other documents, alone', () => {
    runner.commit('api.yaml', documentOf('/a'));
    runner.commit('b.yaml', documentOf('/a'));
    runner.comments = [{ id: 1, body: 'Fine. <!-- specwright 0 -->' }];
    review(runner, { document: 'api.yaml' });
    review(runner, { document: 'b.yaml' });
    expect(runner.comments.map(({ id }) => id)).toEqual([1, 2, 3]);
    expect(runner.comments[0]?.body).toBe('Fine. <!-- specwright 0 -->');
    expect(runner.comments[2]?.body).toContain('the document is new');
  }, 120_000);

  it.each(['github-actions[bot]', 'ada'])(
    'of the token of %s has its own comment beside one with the same mark that somebody else has written',
    own => {
      runner.commit('api.yaml', documentOf('/a', '/b'));
      runner.commit('api.yaml', documentOf('/a'));
      review(runner, { document: 'api.yaml' }, { author: own });
      const [ours] = runner.comments;
      const forged = { ...ours!, body: `${ours!.body.split('\n')[0]}\nAll is well`, author: 'mallory' };
      runner.comments = [forged];
      review(runner, { document: 'api.yaml' }, { author: own });
      review(runner, { document: 'api.yaml' }, { author: own });
      expect(runner.comments).toEqual([forged, { ...ours, id: 2, author: own }]);
    },
    120_000,
  );

  it('of a token that may not write has its report in the summary of the job', () => {
    runner.commit('api.yaml', documentOf('/a', '/b'));
    runner.commit('api.yaml', documentOf('/a'));
    const ran = review(runner, { document: 'api.yaml' }, { denied: 'yes' });
    expect(ran['Comment']).toMatchObject({ status: 0, stdout: expect.stringContaining('pull-requests: write') });
    expect(ran['Verdict']).toMatchObject({ status: 1 });
    expect(runner.comments).toEqual([]);
    expect(readFileSync(runner.summary, 'utf8')).toContain('GET /b');
  }, 120_000);

  it('of a document that is no contract fails, and says so in place of an earlier report', () => {
    runner.commit('api.yaml', documentOf('/a'));
    runner.commit('api.yaml', 'swagger: "2.0"\n');
    const ran = review(runner, { document: 'api.yaml' });
    expect(ran['Verdict']).toMatchObject({ status: 2 });
    expect(runner.comments).toMatchObject([{ body: expect.stringContaining('Swagger 2.0') }]);
  }, 120_000);

  it('of a new document that is no contract fails, and says why', () => {
    runner.commit('api.yaml', documentOf('/a'));
    runner.commit('new.yaml', 'swagger: "2.0"\n');
    const ran = review(runner, { document: 'new.yaml' });
    expect(ran['Verdict']).toMatchObject({ status: 2 });
    expect(runner.comments).toMatchObject([{ body: expect.stringContaining('Swagger 2.0') }]);
  }, 120_000);

  it('of a document that is deleted tells that it is gone, and fails', () => {
    runner.commit('api.yaml', documentOf('/a'));
    runner.git('rm', '--quiet', 'api.yaml');
    runner.git('commit', '--quiet', '--message', 'change');
    const ran = review(runner, { document: 'api.yaml' });
    expect(ran['Verdict']).toMatchObject({ status: 1 });
    expect(runner.comments).toMatchObject([{ body: expect.stringContaining('api.yaml is gone: Letters 1.0.0') }]);
  }, 120_000);

  it('of a pattern that meets nothing before tells all documents as new', () => {
    runner.commit('api.yaml', documentOf('/a'));
    runner.commit('apis/new.yaml', documentOf('/a'));
    const ran = review(runner, { document: 'apis/*.yaml' });
    expect(ran['Verdict']).toMatchObject({ status: 0 });
    expect(runner.comments).toMatchObject([{ body: expect.stringContaining('**Letters 1.0.0, new**') }]);
  }, 120_000);

  it('that can not be compared for another reason says where the reason stands', () => {
    runner.commit('api.yaml', documentOf('/a'));
    runner.commit('api.yaml', documentOf('/b'));
    const ran = review(runner, { document: 'api.yaml', 'fail-on': 'nothing' });
    expect(ran['Compare']?.stderr).toContain('--fail-on');
    expect(ran['Verdict']).toMatchObject({ status: 2 });
    expect(runner.comments).toMatchObject([{ body: expect.stringContaining('the log of the job says why') }]);
  }, 120_000);

  it.each([
    ['a command', '$(touch pwned);`touch pwned`.yaml'],
    ['quotes', `'";touch pwned;'".yaml`],
    ['an option', '--output=pwned.yaml'],
    ['a line break', 'a\ntouch pwned\n.yaml'],
    ['the end of a mark', '--><script>.yaml'],
  ])(
    'of a document whose name is %s is compared, and nothing else is done',
    (_what, document) => {
      runner.commit(document, documentOf('/a', '/b'));
      runner.commit(document, documentOf('/a'));
      const ran = review(runner, { document });
      expect(ran['Verdict']).toMatchObject({ status: 1 });
      expect(runner.comments).toMatchObject([
        { id: 1, body: expect.stringMatching(/^<!-- specwright \w{12} -->\n### /) },
      ]);
      expect(runner.git('status', '--porcelain')).toBe('');
    },
    120_000,
  );

  it.each(['$(touch pwned)', '--upload-pack=touch pwned', 'main;touch pwned'])(
    'against a branch of the name %s that is not there fails, and nothing else is done',
    base => {
      runner.commit('api.yaml', documentOf('/a'));
      runner.commit('api.yaml', documentOf('/b'));
      const ran = review(runner, { document: 'api.yaml', base });
      expect(ran['Compare']?.status).toBe(128);
      expect(runner.git('status', '--porcelain')).toBe('');
    },
    120_000,
  );

  it('whose base is not in the clone has it fetched', () => {
    runner.commit('api.yaml', documentOf('/a', '/b'));
    const origin = join(runner.folder, 'origin');
    runner.git('clone', '--quiet', '--bare', '.', origin);
    runner.git('checkout', '--quiet', '--orphan', 'change');
    runner.commit('api.yaml', documentOf('/a'));
    runner.git('branch', '--quiet', '-D', 'main');
    runner.git('remote', 'add', 'origin', origin);
    const ran = review(runner, { document: 'api.yaml' }, { 'github.event.pull_request.base.sha': 'main' });
    expect(ran['Verdict']).toMatchObject({ status: 1 });
    expect(runner.comments[0]?.body).toContain('GET /b');
  }, 120_000);

  it.each(['latest', 'file:../evil', '0.1.0 evil', 'https://example.com/evil.tgz', '0.1.0\nevil', ''])(
    'is not reviewed by the version %j',
    version => {
      runner.commit('api.yaml', documentOf('/a'));
      runner.commit('api.yaml', documentOf('/b'));
      expect(review(runner, { document: 'api.yaml', version })['Install']).toMatchObject({ status: 2 });
      expect(runner.calls).toEqual([]);
    },
  );

  it('is reviewed by the pinned version, installed beside the project', () => {
    runner.commit('api.yaml', documentOf('/a'));
    runner.commit('api.yaml', documentOf('/a', '/b'));
    review(runner, { document: 'api.yaml', version: '1.2.3-beta.1' });
    expect(runner.calls[0]).toEqual(expect.arrayContaining(['install', '--ignore-scripts', 'specwright@1.2.3-beta.1']));
    expect(runner.git('status', '--porcelain')).toBe('');
  }, 120_000);
});

it('a push has its report in the summary of the job', () => {
  runner.commit('api.yaml', documentOf('/a', '/b'));
  const before = runner.commit('api.yaml', documentOf('/a', '/b', '/c'));
  runner.commit('api.yaml', documentOf('/a', '/b'));
  const push = {
    'github.event.pull_request.number': '',
    'github.event.pull_request.base.sha': '',
    'github.event.before': before,
  };
  expect(review(runner, { document: 'api.yaml' }, push)['Verdict']).toMatchObject({ status: 1 });
  expect(readFileSync(runner.summary, 'utf8')).toContain('GET /c');
  const first = review(runner, { document: 'api.yaml' }, { ...push, 'github.event.before': '0'.repeat(40) });
  expect(first['Compare']).toMatchObject({ status: 2, stderr: expect.stringContaining('set base') });
}, 120_000);
