import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A folder with some files, for one test; removed after it. */
export function projectFolder(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'specwright-project-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  made.push(folder);
  return folder;
}

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A contract of one operation. */
export const ping = `openapi: 3.1.0
info: { title: Ping, version: 1.0.0 }
paths:
  # the only one
  /ping:
    get:
      operationId: ping
      responses:
        '200': { description: Fine, content: { application/json: { schema: { type: string } } } }
`;
