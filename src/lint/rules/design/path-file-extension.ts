import { pathRule } from './path-rule.js';

const extension = /\.(?:json|xml|html?|csv|txt|ya?ml|php|aspx?|jsp|do)$/i;

export const pathFileExtension = pathRule({
  code: 'path-file-extension',
  severity: 'info',
  presets: ['strict'],
  what: 'A path ends like the name of a file.',
  why: 'Which format is sent is said by Accept and Content-Type (RFC 9110, section 12). A path with a format in it has to be made again for the next one.',
  remedy: 'Take the extension away, and let the media types of the responses say the format',
  bad: `
paths:
  /pets.json:
    get: { responses: { '200': { description: All pets. } } }
`,
  good: `
paths:
  /pets:
    get: { responses: { '200': { description: All pets. } } }
`,
  says: path => {
    const found = extension.exec(path)?.[0];
    return found === undefined ? undefined : `The path '${path}' ends with the extension '${found}'`;
  },
});
