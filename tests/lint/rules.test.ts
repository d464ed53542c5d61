import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load as parseYaml } from 'js-yaml';
import { catalogue } from '../../src/diagnostics/index.js';
import { editedText, loadText } from '../../src/document/index.js';
import { type LintFinding, lint, type RuleSetting, rules, rulesPage } from '../../src/lint/index.js';
import { completeDocument } from './complete-document.js';

const folder = join(import.meta.dirname, 'rules');

interface Case {
  readonly name: string;
  readonly document: string;
  readonly options?: Readonly<Record<string, never>>;
  /** The day; default 2026-01-31. */
  readonly now?: string;
  /** `at` is line:column; none: nothing is found. */
  readonly finds?: readonly { readonly at: string; readonly says: string; readonly remedy?: string }[];
}

const casesOf = (code: string) => parseYaml(readFileSync(join(folder, `${code}.yaml`), 'utf8')) as readonly Case[]; // checked as they are run

async function found(code: string, document: string, options: Case['options'] = {}, now = '2026-01-31') {
  const set = await loadText(completeDocument(document), { display: 'api.yaml', allowBroken: true });
  const setting: RuleSetting = { severity: 'warning', ...options };
  const { findings } = await lint(set, { presets: [], rules: { [code]: setting }, now });
  return findings.filter(finding => finding.code === code);
}

const at = ({ location }: LintFinding) => `${location?.line}:${location?.column}`;

describe.each(rules.map(rule => [rule.code, rule] as const))('%s', (code, rule) => {
  it('finds one thing in its bad example', async () => {
    expect(await found(code, rule.bad)).toHaveLength(1);
  });

  it('finds nothing in its good example', async () => {
    expect(await found(code, rule.good)).toEqual([]);
  });

  it('mends its bad example where it says that it does, and nowhere else', async () => {
    const set = await loadText(completeDocument(rule.bad), { display: 'api.yaml', allowBroken: true });
    const { fixes } = await lint(set, { presets: [], rules: { [code]: 'warning' }, now: '2026-01-31' });
    const edits = [...fixes.values()].flatMap(fix => fix.edits);
    expect(edits.length > 0).toBe(rule.fix !== undefined);
    if (edits.length > 0) expect(await found(code, editedText(set.root, edits, 'yaml'))).toEqual([]);
  });

  it.each(casesOf(code).map(each => [each.name, each] as const))('%s', async (_, each) => {
    const findings = await found(code, each.document, each.options, each.now);
    const want = each.finds ?? [];
    expect(findings.map(finding => ({ at: at(finding), says: finding.message }))).toEqual(
      want.map(({ at: place, says }) => ({ at: place, says })),
    );
    for (const [index, { remedy }] of want.entries())
      if (remedy !== undefined) expect(findings[index]?.remedy).toBe(remedy);
  });
});

describe('the table of rules', () => {
  it('is written out in docs/rules.md', () => {
    expect(readFileSync(join(import.meta.dirname, '../../docs/rules.md'), 'utf8')).toBe(rulesPage());
  });

  it('has cases of each rule, with a finding and without', () => {
    for (const { code } of rules) {
      expect([code, existsSync(join(folder, `${code}.yaml`))]).toEqual([code, true]);
      const cases = casesOf(code);
      expect([code, cases.some(({ finds = [] }) => finds.length > 0)]).toEqual([code, true]);
      expect([code, cases.some(({ finds = [] }) => finds.length === 0)]).toEqual([code, true]);
    }
  });

  it('has each rule among those that were judged, and none in a set that was wrong more than one time in ten', () => {
    const page = readFileSync(join(import.meta.dirname, '../../docs/rules-judged.md'), 'utf8');
    const rows = [...page.matchAll(/^\| \[([\w-]+)\]\(rules\.md#\1\) \| (\d+) \| (\d+) \|[^|]*\|[^|]*\| (\d*) *\|/gm)];
    expect(rows.map(([, code]) => code).sort()).toEqual(rules.map(({ code }) => code).sort());
    const few = rows.filter(([, , found, judged]) => Number(judged) < Math.min(Number(found), 20));
    expect(few.map(([, code]) => code)).toEqual([]);
    const wrong = rows.filter(([, , , judged, mistakes]) => Number(mistakes) > Number(judged) / 10);
    expect(wrong.length).toBeGreaterThan(0);
    const isOn = ([, code]: readonly string[]) => rules.find(rule => rule.code === code)?.presets.length !== 0;
    expect(wrong.filter(isOn)).toEqual([]);
  });

  it('can be asked as a whole where a document has no contract', async () => {
    const text = completeDocument("paths: { '/pets/{id}': { get: { responses: { default: { description: x } } } } }");
    const { findings } = await lint(await loadText(text, { display: 'api.yaml' }), {
      presets: ['minimal', 'recommended', 'strict', 'security'],
      rules: Object.fromEntries(rules.map(({ code }) => [code, 'info'])),
    });
    const codes = findings.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['path-parameter-undeclared', 'operation-summary']));
  });

  it('ends where an example makes a pattern run away that no linear engine can express', async () => {
    const schema = `{ type: string, pattern: '^(?=.)(a|a)*$', example: ${'a'.repeat(60)}! }`;
    const codes = (await found('pattern-runaway', `components: { schemas: { A: ${schema} } }`)).map(({ code }) => code);
    expect(codes).toEqual(['pattern-runaway']);
    expect(await found('schema-example-invalid', `components: { schemas: { A: ${schema} } }`)).toEqual([]);
  });

  it('has a rule for each file of cases, and each code once', () => {
    const codes = rules.map(({ code }) => code);
    expect(
      readdirSync(folder)
        .map(file => file.replace(/\.yaml$/, ''))
        .sort(),
    ).toEqual([...codes].sort());
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.filter(code => Object.hasOwn(catalogue, code))).toEqual([]);
  });
});
