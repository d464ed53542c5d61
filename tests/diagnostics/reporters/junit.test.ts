import type { Element } from '@xmldom/xmldom';
import { reporters } from '../../../src/diagnostics/index.js';
import { hostile, samples } from '../findings.js';
import { parseXml } from './parse-xml.js';

const read = (findings: Parameters<typeof reporters.junit>[0]) => parseXml(reporters.junit(findings, {}));
const all = (element: Element, name: string) => [...element.getElementsByTagName(name)];
const attributes = (element: Element | undefined) =>
  Object.fromEntries([...(element?.attributes ?? [])].map(({ name, value }) => [name, value]));

describe('a JUnit report', () => {
  it('is XML with a suite a file and a case a finding', () => {
    const root = read(samples);
    expect(root.tagName).toBe('testsuites');
    expect(attributes(root)).toEqual({ name: 'specwright', tests: '3', failures: '2' });
    expect(all(root, 'testsuite').map(attributes)).toEqual([
      { name: 'api.yaml', tests: '1', failures: '1' },
      { name: 'specwright', tests: '1', failures: '1' },
      { name: 'b c.yaml', tests: '1', failures: '0' },
    ]);
    expect(attributes(all(root, 'testcase')[0])).toEqual({
      classname: 'config-invalid',
      name: 'config-invalid api.yaml:2:5',
    });
    expect(all(root, 'failure').map(failure => failure.getAttribute('type'))).toEqual(['error', 'warning']);
    expect(all(root, 'failure')[0]?.textContent).toMatch(/^api\.yaml:2:5 out must be a string\. Mend/);
    expect(all(root, 'system-out')).toHaveLength(1);
  });

  it('names each case by its fingerprint, or by its place, and none as another of its suite', () => {
    const [sample] = samples as [(typeof samples)[0]];
    const moved = { ...sample, fingerprint: '0123456789abcdef' };
    const names = all(
      read([sample, sample, moved, { ...moved, location: { ...sample.location!, line: 9 } }]),
      'testcase',
    );
    expect(names.map(each => each.getAttribute('name'))).toEqual([
      'config-invalid api.yaml:2:5',
      'config-invalid api.yaml:2:5 (2)',
      'config-invalid 0123456789abcdef',
      'config-invalid 0123456789abcdef (2)',
    ]);
  });

  it('adds up where findings of one file are many', () => {
    const root = read([...samples, ...samples, hostile]);
    for (const name of ['tests', 'failures']) {
      const sum = all(root, 'testsuite').reduce((total, suite) => total + Number(suite.getAttribute(name)), 0);
      expect(String(sum)).toBe(root.getAttribute(name));
    }
  });

  it('has one passing case where nothing was found', () => {
    const root = read([]);
    expect(all(root, 'testcase').map(attributes)).toEqual([{ classname: 'specwright', name: 'no findings' }]);
    expect(all(root, 'failure')).toEqual([]);
  });

  it('is read back with the hostile text as text', () => {
    const root = read([hostile]);
    const [failure] = all(root, 'failure');
    expect(failure?.getAttribute('message')).toContain('</script><img src=x onerror=alert(1)> & " \'');
    expect(new Set(all(root, '*').map(({ tagName }) => tagName))).toEqual(
      new Set(['testsuite', 'testcase', 'failure']),
    );
  });
});
