import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { bodySettings } from '../../../src/enforce/body/limits.js';
import { storeFile } from '../../../src/enforce/body/store-file.js';

/** What the file system is still asked for by streams. */
const underWay = () => process.getActiveResourcesInfo().filter(name => name === 'FSReqCallback');

describe('a temporary file', () => {
  it('is removed when it is closed, though its upload broke off while it was being opened', async () => {
    const temporaryFolder = await mkdtemp(join(tmpdir(), 'early-'));
    const settings = bodySettings({ files: 'temporary', temporaryFolder, keepTemporary: true });
    const info = { field: 'f', filename: 'a', contentType: 'image/png' };
    const left: string[] = [];
    for (let count = 0; count < 50; count += 1) {
      const content = new Readable({ read() {} });
      content.push('abc');
      const stored = storeFile(info, content, settings);
      content.destroy();
      await expect(stored).rejects.toThrow();
      left.push(...underWay());
    }
    expect(left).toEqual([]);
    expect(await readdir(temporaryFolder)).toEqual([]);
    await rm(temporaryFolder, { recursive: true });
  });
});
