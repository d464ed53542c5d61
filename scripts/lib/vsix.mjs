// The package of an extension, as VS Code reads it and a gallery takes it: a zip in the Open Packaging Conventions, with a
// manifest of the VSIX schema 2.0 and the extension's files below extension/.
import { extname } from 'node:path';
import { strToU8, zipSync } from 'fflate';

const contentTypes = {
  '.json': 'application/json',
  '.js': 'application/javascript',
  '.md': 'text/markdown',
  '.txt': 'text/plain',
  '.vsixmanifest': 'text/xml',
};

/**
 * Packs an extension. The bytes follow from what is packed alone: entries are sorted, and none has a time of its own.
 * @param {object} manifest the extension's package.json
 * @param {Record<string, string>} files by path within the extension, with slashes
 * @returns {Uint8Array}
 */
export function vsix(manifest, files) {
  const entries = {
    '[Content_Types].xml': contentTypesXml(['.vsixmanifest', ...Object.keys(files).map(file => extname(file))]),
    'extension.vsixmanifest': manifestXml(manifest, files),
    ...Object.fromEntries(Object.entries(files).map(([path, text]) => [`extension/${path}`, text])),
  };
  const sorted = Object.keys(entries).sort();
  // zip knows no time before 1980, and writes what the local clock shows
  const options = { level: 9, mtime: new Date(1980, 0, 1), os: 0 };
  return zipSync(Object.fromEntries(sorted.map(path => [path, strToU8(entries[path])])), options);
}

function contentTypesXml(endings) {
  const defaults = [...new Set(endings)].sort().map(ending => {
    const type = contentTypes[ending];
    if (type === undefined)
      throw new Error(`files that end in "${ending}" have no content type yet: add one in vsix.mjs`);
    return element('Default', { Extension: ending, ContentType: type });
  });
  const namespace = 'http://schemas.openxmlformats.org/package/2006/content-types';
  return xml(element('Types', { xmlns: namespace }, defaults));
}

function manifestXml(manifest, files) {
  const identity = { Language: 'en-US', Id: manifest.name, Version: manifest.version, Publisher: manifest.publisher };
  const metadata = [
    element('Identity', identity),
    element('DisplayName', {}, escaped(manifest.displayName)),
    element('Description', { 'xml:space': 'preserve' }, escaped(manifest.description)),
    element('Tags', {}, escaped(manifest.keywords.join(','))),
    element('Categories', {}, escaped(manifest.categories.join(','))),
    element('GalleryFlags', {}, 'Public'),
    element('License', {}, 'extension/LICENSE.txt'),
    element('Properties', {}, properties(manifest)),
  ];
  const schema = 'http://schemas.microsoft.com/developer/vsx-schema';
  const parts = [
    element('Metadata', {}, metadata),
    element('Installation', {}, [element('InstallationTarget', { Id: 'Microsoft.VisualStudio.Code' })]),
    element('Dependencies', {}),
    element('Assets', {}, assets(files)),
  ];
  return xml(
    element(
      'PackageManifest',
      { Version: '2.0.0', xmlns: `${schema}/2011`, 'xmlns:d': `${schema}-design/2011` },
      parts,
    ),
  );
}

/** What a gallery asks of an extension before it unpacks it. */
function properties({ engines, extensionDependencies = [] }) {
  const values = {
    Engine: engines.vscode,
    ExtensionDependencies: extensionDependencies.join(','),
    // it runs where the workspace is, as it starts a process there
    ExtensionKind: 'workspace',
    ExecutesCode: 'true',
  };
  return Object.entries(values).map(([name, value]) =>
    element('Property', { Id: `Microsoft.VisualStudio.Code.${name}`, Value: value }),
  );
}

function assets(files) {
  const wanted = {
    'Microsoft.VisualStudio.Code.Manifest': 'package.json',
    'Microsoft.VisualStudio.Services.Content.Details': 'README.md',
    'Microsoft.VisualStudio.Services.Content.License': 'LICENSE.txt',
  };
  return Object.entries(wanted).map(([type, path]) => {
    if (files[path] === undefined) throw new Error(`an extension needs a ${path}`);
    return element('Asset', { Type: type, Path: `extension/${path}`, Addressable: 'true' });
  });
}

const xml = root => `<?xml version="1.0" encoding="utf-8"?>\n${root}\n`;

/** An element of XML; a list of children is put on lines of its own. */
function element(name, attributes, content = '') {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  const inner = Array.isArray(content) ? `\n${content.join('\n')}\n` : content;
  return inner === '' ? `<${name}${written.join('')} />` : `<${name}${written.join('')}>${inner}</${name}>`;
}

const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text) {
  return text.replace(/[&<>"]/g, character => entities[character]);
}
