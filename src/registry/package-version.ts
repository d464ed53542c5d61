import { readFileSync } from 'node:fs';

const packageFile = new URL('../../package.json', import.meta.url);
// our own package.json, which npm requires to have a version
const { version } = JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string };

/** Of this Specwright: what compared two documents is told by it. */
export const packageVersion = version;
