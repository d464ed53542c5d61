import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { envDocs, envExample } from 'specwright/express';
import { settings } from '../../src/registry/settings.js';

const textOf = (file: string) => readFileSync(join(import.meta.dirname, '../..', file), 'utf8');

describe('the settings', () => {
  it('are those of .env.example', () => {
    expect(textOf('.env.example')).toBe(envExample(settings));
  });

  it('are those of the page on the registry', () => {
    expect(textOf('docs/registry.md')).toContain(envDocs(settings).trim());
  });
});
