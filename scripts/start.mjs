// Starts the registry with the settings of .env beside it, if there is one; what is set already wins. Containers start
// dist/registry/main.js itself, and are given their settings.
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const file = join(process.cwd(), '.env');
if (existsSync(file)) {
  try {
    process.loadEnvFile(file);
  } catch (error) {
    process.stderr.write(`The settings in ${file} can not be read: ${error.message}\n`);
    process.exit(1);
  }
  process.stderr.write(`settings: ${file}\n`);
}
await import('../dist/registry/main.js');
