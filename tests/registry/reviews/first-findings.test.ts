import type { LintFinding } from 'specwright';
import { firstFindings } from '../../../src/registry/reviews/first-findings.js';
import { keptFinding } from '../../../src/registry/reviews/kept-finding.js';

const finding = (severity: LintFinding['severity'], message = 'm'): LintFinding => ({
  code: 'path-case',
  severity,
  message,
  remedy: 'r',
});
const kept = (findings: readonly LintFinding[]) => {
  const { json, kept } = firstFindings(findings, () => 'design');
  const read: { severity: string; message: string; category: string }[] = JSON.parse(json);
  expect(read).toHaveLength(kept);
  return read;
};

describe('the findings that are kept of a review', () => {
  it('are all, in their order, where there is room', () => {
    const read = kept([finding('info', '1'), finding('error', '2'), finding('warning', '3')]);
    expect(read.map(({ message }) => message)).toEqual(['1', '2', '3']);
    expect(read[0]?.category).toBe('design');
  });

  it('are the gravest 10,000 where there are more', () => {
    const infos = Array.from({ length: 10_000 }, () => finding('info'));
    const read = kept([...infos, finding('warning'), finding('error')]);
    expect(read).toHaveLength(10_000);
    expect(read.slice(-2).map(({ severity }) => severity)).toEqual(['warning', 'error']);
  });

  it('are as many as have room in 8 MiB, and one at least', () => {
    const long = 'x'.repeat(10_000);
    const read = kept(Array.from({ length: 2000 }, () => finding('info', long)));
    expect(read.length).toBeGreaterThan(800);
    expect(read.length).toBeLessThan(840);
  });

  it('are cut where a document makes them long', () => {
    const location = { file: 'document', line: 1, column: 1, pointer: `/${'y'.repeat(20_000)}` };
    const related = Array.from({ length: 20 }, () => ({ message: 'there', location }));
    const one = keptFinding({ ...finding('error', 'x\0'.repeat(9000)), location, related }, undefined);
    expect([one.message.length, one.location?.pointer.length, one.related?.length]).toEqual([10_000, 10_000, 10]);
    expect(one).not.toHaveProperty('category');
  });
});
