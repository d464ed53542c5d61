import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const licenceFile = /^(licen[cs]e|copying|notice|thirdpartynotices)(\.(txt|md))?$/i;

/**
 * The licences of packages that are shipped within another, in the packages' own words.
 * @param {readonly string[]} folders where the packages are
 * @returns {string} by name, whatever the order of the folders
 * @throws where a package comes without a licence: it must not be shipped so
 */
export function thirdPartyNotices(folders) {
  const notices = folders.map(folder => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const files = readdirSync(folder).filter(file => licenceFile.test(file));
    if (!files.some(file => /^(licen[cs]e|copying)/i.test(file)))
      throw new Error(`${folder} has no file of its licence`);
    const texts = files.sort().map(file => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim());
    return [`${name} ${version} (${license})`, ...texts].join('\n\n');
  });
  const head = 'This extension contains the following packages, each under its own licence.';
  return `${[head, ...notices.sort()].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}
