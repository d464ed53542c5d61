import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { documentOf, Runner, root } from './runner.js';

interface Job {
  readonly stage: string;
  readonly image: string;
  readonly rules: readonly { readonly if: string }[];
  readonly variables: Readonly<Record<string, string>>;
  readonly script: readonly string[];
  readonly artifacts: { readonly when: string; readonly paths: readonly string[] };
}

const text = readFileSync(join(root, 'gitlab/diff.yml'), 'utf8');
// the test of its form comes first
const jobs = load(text) as Readonly<Record<string, Job>>;
const job = jobs['specwright-diff']!;

/** The script, as a runner does it on a merge request. */
function review(runner: Runner, variables: Readonly<Record<string, string>> = {}, denied = 'no') {
  return runner.run(`cd "$CI_PROJECT_DIR"\n${job.script.join('\n')}\n`, {
    ...job.variables,
    SPECWRIGHT_BASE: runner.git('rev-parse', 'HEAD~1'),
    SPECWRIGHT_DOCUMENT: 'api.yaml',
    SPECWRIGHT_TOKEN: 'secret',
    CI_PROJECT_DIR: runner.project,
    CI_API_V4_URL: 'https://gitlab.example.com/api/v4',
    CI_PROJECT_ID: '5',
    CI_MERGE_REQUEST_IID: '7',
    TMPDIR: runner.temp,
    FAKE_DENIED: denied,
    ...variables,
  });
}

let runner: Runner;
beforeEach(() => {
  runner = new Runner();
});
afterEach(() => runner.close());

describe('gitlab/diff.yml', () => {
  it('is one job on merge requests, of this version, that keeps its report', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(Object.keys(jobs)).toEqual(['specwright-diff']);
    expect(Object.keys(job).sort()).toEqual(['artifacts', 'image', 'rules', 'script', 'stage', 'variables']);
    expect(job.rules).toEqual([{ if: '$CI_PIPELINE_SOURCE == "merge_request_event"' }]);
    expect(job.variables).toMatchObject({
      SPECWRIGHT_VERSION: version,
      SPECWRIGHT_BASE: '$CI_MERGE_REQUEST_DIFF_BASE_SHA',
    });
    expect(job.artifacts).toMatchObject({ when: 'always', paths: ['specwright-report.md'] });
    for (const line of job.script) expect(typeof line).toBe('string');
    expect(text).not.toContain('$[[');
  });

  it('finds its scripts in the package', () => {
    const { files } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(files).toContain('action');
  });
});

describe('a merge request', () => {
  it('that breaks the contract has a comment, one that is updated, and fails', () => {
    runner.commit('api.yaml', documentOf('/a', '/b'));
    runner.commit('api.yaml', documentOf('/a'));
    // the earlier comment is not on the first page
    const others = Array.from({ length: 120 }, (_, index) => ({ id: index + 1, body: 'Fine.' }));
    runner.comments = others;
    expect(review(runner)).toMatchObject({ status: 1 });
    expect(runner.comments).toHaveLength(121);
    expect(runner.comments[120]?.body).toMatch(/^<!-- specwright \w{12} -->\n### Contract/);
    runner.write('api.yaml', documentOf('/a', '/b'));
    expect(review(runner)).toMatchObject({ status: 0 });
    expect(runner.comments).toHaveLength(121);
    expect(runner.comments[120]?.body).not.toContain('GET /b');
    const report = readFileSync(join(runner.project, 'specwright-report.md'), 'utf8');
    expect(runner.comments[120]?.body.split('\n').slice(1).join('\n')).toBe(report);
  }, 120_000);

  it('has its own comment beside one with the same mark that somebody else has written', () => {
    runner.commit('api.yaml', documentOf('/a', '/b'));
    runner.commit('api.yaml', documentOf('/a'));
    review(runner);
    const [ours] = runner.comments;
    const forged = { ...ours!, body: `${ours!.body.split('\n')[0]}\nAll is well`, author: 666 };
    runner.comments = [forged];
    review(runner);
    review(runner);
    expect(runner.comments).toEqual([forged, { ...ours, id: 2 }]);
  }, 120_000);

  it.each([
    ['without a token', { SPECWRIGHT_TOKEN: '' }, 'no', 'SPECWRIGHT_TOKEN'],
    ['of a token that may not', {}, 'yes', 'scope api'],
  ])(
    '%s has its report in the log of the job',
    (_what, variables, denied, want) => {
      runner.commit('api.yaml', documentOf('/a', '/b'));
      runner.commit('api.yaml', documentOf('/a'));
      const { status, stdout } = review(runner, variables, denied);
      expect(status).toBe(1);
      expect(stdout).toContain(want);
      expect(stdout).toContain('GET /b');
      expect(runner.comments).toEqual([]);
    },
    120_000,
  );

  it('that deletes the document tells that it is gone, and fails', () => {
    runner.commit('api.yaml', documentOf('/a'));
    runner.git('rm', '--quiet', 'api.yaml');
    runner.git('commit', '--quiet', '--message', 'change');
    expect(review(runner)).toMatchObject({ status: 1 });
    expect(runner.comments).toMatchObject([{ body: expect.stringContaining('api.yaml is gone: Letters 1.0.0') }]);
  }, 120_000);

  it('shows its token to no other process', () => {
    runner.commit('api.yaml', documentOf('/a'));
    runner.commit('api.yaml', documentOf('/b'));
    review(runner);
    expect(runner.comments).toHaveLength(1);
    expect(JSON.stringify(runner.calls)).not.toContain('secret');
  }, 120_000);

  it('of a document and a branch whose names are commands is compared, and nothing else is done', () => {
    const document = `$(touch pwned)'";touch pwned.yaml`;
    runner.commit(document, documentOf('/a', '/b'));
    runner.git('branch', '$(touch$IFS'.concat('pwned)'));
    runner.commit(document, documentOf('/a'));
    const variables = { SPECWRIGHT_DOCUMENT: document, SPECWRIGHT_BASE: '$(touch$IFSpwned)' };
    expect(review(runner, variables)).toMatchObject({ status: 1 });
    expect(runner.git('status', '--porcelain')).toBe('?? specwright-report.md');
  }, 120_000);
});
