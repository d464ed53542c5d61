import { loadDocument } from '../../src/document/index.js';
import { lint } from '../../src/lint/index.js';
import { describeReal, realDocument, realDocuments } from '../support/real-documents.js';

describeReal('all rules look at real documents', () => {
  it.each(realDocuments())(
    'to their end, and each finding says where and what to do: %s',
    async name => {
      const set = await loadDocument(realDocument(name), { allowBroken: true });
      const { findings, asked } = await lint(set, { presets: ['strict', 'security', 'recommended', 'minimal'] });
      expect(asked.length).toBeGreaterThan(100);
      const lengths = new Map([...set.files.values()].map(file => [file.display, file.text.split(/\r\n?|\n/).length]));
      const placeless = findings.filter(({ location, remedy, fingerprint }) => {
        const lines = lengths.get(location?.file ?? '') ?? 0;
        return !location || location.line < 1 || location.line > lines || remedy === '' || fingerprint === undefined;
      });
      expect(placeless).toEqual([]);
      const prints = findings.map(({ fingerprint }) => fingerprint);
      expect(new Set(prints).size).toBe(prints.length);
    },
    120_000,
  );
});
