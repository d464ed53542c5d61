// Writes docs/codes.md from the catalogue of codes. Run after a build: `npm run docs:codes`.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codesPage } from '../build/diagnostics/index.js';

writeFileSync(join(import.meta.dirname, '..', 'docs/codes.md'), codesPage());
