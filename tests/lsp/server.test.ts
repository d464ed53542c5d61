import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type CodeAction,
  type CompletionList,
  type Diagnostic,
  type DocumentSymbol,
  ErrorCodes,
  type Hover,
  type Location,
  type PublishDiagnosticsParams,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';
import { folderWith, removeFolders } from '../document/folders.js';
import { Editor } from './editor.js';

const api = `openapi: 3.1.0
info: { title: Pets, version: 1.0.0 }
tags:
  - name: pets
paths:
  /getPets:
    get: # all of them
      operationId: listPets
      tags: [pets]
      security: [{ key: [] }]
      responses:
        '200':
          description: Fine
          content:
            application/json:
              schema: { $ref: 'schemas.yaml#/Pet' }
  /toys/{id}:
    parameters:
      - { name: id, in: path, required: true, schema: { type: string, type: string } }
    get:
      operationId: getToy
      responses:
        '200':
          description: Fine
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Toy'
components:
  schemas:
    Toy:
      description: What one plays with.
      oneOf:
        - $ref: '#/components/schemas/Ball'
        - $ref: "#/components/schemas/Kite"
      discriminator:
        propertyName: kind
        mapping:
          ball: Ball
    Ball: { type: object, required: [kind], properties: { kind: { type: string } } }
    Kite: { type: object, required: [kind], properties: { kind: { type: string }, ball: { $ref: '#/components/schemas/Ball/properties/kind' } } }
  securitySchemes:
    key: { type: apiKey, in: header, name: X-Key }
`.replace('type: string, type: string', 'type: string');
const schemas = `Pet:
  type: object
  properties:
    name: { $ref: '#/Name' }
    toy: { $ref: 'api.yaml#/components/schemas/Toy' }
Name:
  type: string
`;

const codes = (diagnostics: readonly Diagnostic[]) => diagnostics.map(({ code }) => code);
const has = (code: string) => (diagnostics: readonly Diagnostic[]) => codes(diagnostics).includes(code);
/** What a range of a text holds. */
const at = (text: string, { range: { start, end } }: { range: Diagnostic['range'] }) =>
  text
    .split('\n')
    .slice(start.line, end.line + 1)
    .join('\n')
    .slice(start.character, end.character);
const placeOf = (editor: Editor, { uri, range }: Location) =>
  `${uri.slice(editor.uri('').length).replace(/^\//, '')}:${range.start.line + 1}:${range.start.character + 1}`;

let editor: Editor;

/** Ends the server as an editor does, unless it has ended. */
async function leave(): Promise<void> {
  if (editor.process.exitCode === null) expect(await editor.end()).toBe(0);
  removeFolders();
}

const files = { 'api.yaml': api, 'schemas.yaml': schemas, '.git/HEAD': '' };

describe('what is told as one types', () => {
  beforeEach(async () => {
    editor = await Editor.in(folderWith(files));
  });
  afterEach(leave);

  it('tells the findings of a document as one types, in all of its files, and takes them back once it is closed', async () => {
    await editor.open('api.yaml');
    const first = await editor.until('api.yaml', has('path-verb'));
    const verb = first.find(({ code }) => code === 'path-verb')!;
    expect(verb).toMatchObject({
      source: 'specwright',
      severity: 2,
      message: expect.stringContaining('has a verb in it'),
    });
    expect(at(api, verb)).toBe('/getPets');

    await editor.type('api.yaml', '/getPets', '/pets');
    expect(codes(await editor.until('api.yaml', found => !has('path-verb')(found)))).not.toContain('path-verb');

    await editor.type('api.yaml', '      operationId: listPets\n', '      operationId: listPets:\n');
    const broken = await editor.until('api.yaml', has('syntax-error'));
    expect(broken[0]).toMatchObject({ code: 'syntax-error', severity: 1 });
    expect(codes(broken)).not.toContain('rules-not-asked');

    await editor.type('api.yaml', 'listPets:', 'listPets');
    await editor.until('api.yaml', found => !has('syntax-error')(found));
    await editor.close('api.yaml');
    await editor.until('api.yaml', found => found.length === 0);
  });

  it('tells once which rules were not asked because of an error that stays, while the text cannot be read too', async () => {
    const isTold = (found: readonly Diagnostic[]) =>
      codes(found).filter(code => code === 'rules-not-asked').length === 1;
    await editor.open('api.yaml');
    await editor.until('api.yaml', has('path-verb'));
    await editor.type('api.yaml', 'type: apiKey', 'type: apKey');
    const note = (await editor.until('api.yaml', isTold)).find(({ code }) => code === 'rules-not-asked')!;
    expect([at(api.replace('apiKey', 'apKey'), note), note.severity]).toEqual(['type', 3]);
    await editor.type('api.yaml', '      operationId: listPets\n', '      operationId: "listPets\n');
    expect(isTold(await editor.until('api.yaml', has('syntax-error')))).toBe(true);
    await editor.type('api.yaml', 'type: apKey', 'type: apiKey');
    await editor.until('api.yaml', found => !has('rules-not-asked')(found));
  });

  it('knows parts of a document by the documents that reach them', async () => {
    await editor.open('schemas.yaml');
    await editor.type('schemas.yaml', '  type: string', '  type: strin');
    const [wrong] = await editor.until('schemas.yaml', found => found.some(({ severity }) => severity === 1));
    expect(
      at('  type: strin', {
        range: {
          start: { line: 0, character: wrong!.range.start.character },
          end: { line: 0, character: wrong!.range.end.character },
        },
      }),
    ).toBe('strin');
  });

  it('offers what a reference can lead to, while the text cannot be read too', async () => {
    await editor.open('api.yaml');
    await editor.findings('api.yaml');
    await editor.type('api.yaml', "$ref: '#/components/schemas/Toy'", "$ref: '#/comp");
    const offered = await editor.ask<CompletionList>('textDocument/completion', 'api.yaml', "$ref: '#/comp|");
    expect(offered.items.map(({ label }) => label)).toEqual([
      '#/components/schemas/Toy',
      '#/components/schemas/Ball',
      '#/components/schemas/Kite',
      './schemas.yaml#/Pet',
      '#/components/schemas/Ball/properties/kind',
      './schemas.yaml#/Name',
    ]);
    const [toy] = offered.items;
    const edit = toy!.textEdit as { range: Diagnostic['range']; newText: string };
    expect([at(editor.text('api.yaml'), edit), edit.newText]).toEqual(['#/comp', "#/components/schemas/Toy'"]);
    expect(await editor.ask<CompletionList>('textDocument/completion', 'api.yaml', 'title: |Pets')).toEqual({
      items: [],
      isIncomplete: false,
    });
  });

  it('mends what has one answer, and writes a note where one lets it stand', async () => {
    const text = `${api}    unused: { type: apiKey, in: header, name: X-Key }\n`;
    await editor.open('api.yaml', text);
    const found = await editor.until('api.yaml', has('component-unused'));
    const unused = found.find(({ code }) => code === 'component-unused')!;
    const [fix, note] = await editor.actions('api.yaml', unused);
    expect(fix).toMatchObject({
      title: 'Removes the component (component-unused)',
      kind: 'quickfix',
      isPreferred: true,
    });
    const resolved = await editor.connection.sendRequest<CodeAction>('codeAction/resolve', fix);
    expect(editor.applied(resolved.edit!)).toEqual({ 'api.yaml': api });
    expect(editor.applied(note!.edit!)).toEqual({
      'api.yaml': text.replace('    unused', '    # specwright-ignore component-unused: why it may stand\n    unused'),
    });
    await editor.type('api.yaml', 'title: Pets', 'title: Animals');
    await expect(editor.connection.sendRequest('codeAction/resolve', fix)).rejects.toThrow(
      'has changed in the meantime',
    );
  });

  it('goes by the settings of the project, read anew once they are saved; what is wrong with them stands there', async () => {
    const settings = join(editor.folder, 'specwright.config.yaml');
    const save = async (text: string) => {
      writeFileSync(settings, text);
      const change = { uri: editor.uri('specwright.config.yaml'), type: 2 };
      await editor.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [change] });
    };
    writeFileSync(settings, 'lint:\n  rules: { path-verb: error }\n');
    await editor.open('api.yaml');
    expect(await editor.until('api.yaml', has('path-verb'))).toContainEqual(
      expect.objectContaining({ code: 'path-verb', severity: 1 }),
    );
    await save('lint:\n  rules: { path-verb: off }\n');
    await editor.until('api.yaml', found => found.length > 0 && !has('path-verb')(found));
    await save('lint:\n  rules: { path-verbs: off }\n');
    const [fault] = await editor.until('specwright.config.yaml', found => found.length > 0);
    expect(fault).toMatchObject({ code: 'config-invalid', range: { start: { line: 1, character: 11 } } });
    await editor.until('api.yaml', has('path-verb'));
    rmSync(settings);
    const change = { uri: editor.uri('specwright.config.yaml'), type: 3 };
    await editor.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [change] });
    await editor.until('specwright.config.yaml', found => found.length === 0);
  });

  it('stops code of rulesets and rules that never end, says so, and asks the others', async () => {
    const stuck = 'export default async () => { await null; for (;;); };';
    const write = (name: string, text: string) => writeFileSync(join(editor.folder, name), text);
    write('stuck.mjs', stuck);
    write(
      'rules.yaml',
      'functions: [stuck]\nfunctionsDir: .\nrules:\n  stuck: { given: $.info, then: { function: stuck } }\n  titled: { given: $.info, then: { field: title, function: pattern, functionOptions: { match: ^A } } }\n',
    );
    write('specwright.config.yaml', 'lint:\n  rulesets: [rules.yaml]\n  functionMilliseconds: 100\n');
    await editor.open('api.yaml');
    const found = await editor.until('api.yaml', has('titled'));
    expect(found.find(({ code }) => code === 'titled')).toMatchObject({ range: { start: { line: 1 } } });
    const told = await editor.until('rules.yaml', each => each.length > 0);
    expect(told.map(({ message }) => message).join()).toContain('took longer than 100 ms');
  });

  it('leaves what is no part of an OpenAPI document alone', async () => {
    await editor.open('notes.yaml', 'a: { $ref: other.yaml }\n');
    await editor.open('api.yaml');
    await editor.findings('api.yaml');
    expect(await editor.until('notes.yaml', found => found.length === 0)).toEqual([]);
    expect(await editor.ask('textDocument/definition', 'notes.yaml', 'other')).toEqual([]);
    await expect(editor.ask('textDocument/rename', 'notes.yaml', 'a', { newName: 'b' })).rejects.toThrow(
      'no part of an OpenAPI document',
    );
  });

  it('reviews what was never saved as if it stood in the folder, and keeps the name that the editor has for it', async () => {
    const uri = 'untitled:Untitled-1';
    const told = () =>
      new Promise<PublishDiagnosticsParams>(resolve => {
        editor.connection.onNotification('textDocument/publishDiagnostics', params => {
          if (params.uri === uri) resolve(params);
        });
      });
    const textDocument = { uri, languageId: 'yaml', version: 1, text: api };
    await editor.connection.sendNotification('textDocument/didOpen', { textDocument });
    expect(has('path-verb')((await told()).diagnostics)).toBe(true);
    const position = { line: api.split('\n').findIndex(line => line.includes('schemas.yaml')), character: 32 };
    const [pet] = await editor.connection.sendRequest<Location[]>('textDocument/definition', {
      textDocument,
      position,
    });
    expect(placeOf(editor, pet!)).toBe('schemas.yaml:1:1');
    const toy = { line: api.split('\n').indexOf('    Toy:'), character: 5 };
    const asked = { textDocument, position: toy, newName: 'Thing' };
    const edit = await editor.connection.sendRequest<WorkspaceEdit>('textDocument/rename', asked);
    expect(Object.keys(edit.changes!)).toEqual([uri]);
    await editor.connection.sendNotification('textDocument/didClose', { textDocument });
    expect((await told()).diagnostics).toEqual([]);
  });

  it('refuses what comes after shutdown, and then ends with 0', async () => {
    await editor.connection.sendRequest('shutdown');
    const asked = { textDocument: { uri: editor.uri('api.yaml') }, position: { line: 0, character: 0 } };
    await expect(editor.connection.sendRequest('textDocument/hover', asked)).rejects.toMatchObject({
      code: ErrorCodes.InvalidRequest,
    });
    const ended = new Promise(resolve => editor.process.once('exit', resolve));
    await editor.connection.sendNotification('exit');
    expect(await ended).toBe(0);
  });

  it('answers what is no JSON, reads on, and ends with 1 and a reason where no message can be found any more', async () => {
    const { stdin, stderr } = editor.process;
    let said = '';
    stderr!.on('data', chunk => (said += chunk));
    stdin!.write('Content-Length: 1\r\n\r\n{');
    await expect(editor.connection.sendRequest('nothing')).rejects.toMatchObject({ code: ErrorCodes.MethodNotFound });
    const ended = new Promise(resolve => editor.process.once('close', resolve));
    stdin!.write('Content-Length: abc\r\n\r\n');
    expect(await ended).toBe(1);
    expect(said).toContain('a message is no JSON');
    expect(said).toContain("Content-Length is 'abc', and must be a number of bytes");
  });

  it('ends with 1 where the editor goes away without a word', async () => {
    const ended = new Promise(resolve => editor.process.once('exit', resolve));
    editor.process.stdin!.end();
    expect(await ended).toBe(1);
  });
});

describe('what is asked', () => {
  beforeAll(async () => {
    editor = await Editor.in(folderWith(files));
    await editor.open('api.yaml');
    await editor.findings('api.yaml');
  });
  afterAll(leave);

  it('says what a rule is about, and shows what a reference leads to', async () => {
    const rule = await editor.ask<Hover>('textDocument/hover', 'api.yaml', '/get|Pets');
    expect(rule.contents).toMatchObject({
      kind: 'markdown',
      value: expect.stringMatching(/^\*\*path-verb\*\*.*```yaml/s),
    });
    const target = await editor.ask<Hover>('textDocument/hover', 'api.yaml', 'schemas.yaml#|/Pet');
    expect(target.contents).toMatchObject({
      value: expect.stringContaining('Pet:\n  type: object\n  properties:\n    name:'),
    });
    expect(await editor.ask('textDocument/hover', 'api.yaml', 'title: |Pets')).toBeNull();
  });

  it('leads to what is named, and to all that names it, over files', async () => {
    const definition = async (text: string) =>
      (await editor.ask<Location[]>('textDocument/definition', 'api.yaml', text)).map(each => placeOf(editor, each));
    expect(await definition('schemas.yaml#|/Pet')).toEqual(['schemas.yaml:1:1']);
    expect(await definition("$ref: '#/components/schemas/To|y'")).toEqual(['api.yaml:31:5']);
    expect(await definition('ball: Bal|l')).toEqual(['api.yaml:40:5']);
    expect(await definition('{ ke|y: []')).toEqual(['api.yaml:43:5']);
    expect(await definition('tags: [pe|ts]')).toEqual(['api.yaml:4:5']);
    expect(await definition('title: Pe|ts')).toEqual([]);
    const references = await editor.ask<Location[]>('textDocument/references', 'api.yaml', '    To|y:', {
      context: { includeDeclaration: true },
    });
    expect(references.map(each => placeOf(editor, each)).sort()).toEqual([
      'api.yaml:28:23',
      'api.yaml:31:5',
      'schemas.yaml:5:18',
    ]);
  });

  it('renames a component in all that refers to it, or into it', async () => {
    expect(await editor.ask('textDocument/prepareRename', 'api.yaml', '    To|y:')).toMatchObject({
      placeholder: 'Toy',
    });
    const edit = await editor.ask<WorkspaceEdit>('textDocument/rename', 'api.yaml', '    Ba|ll:', { newName: 'Globe' });
    const expected = api
      .replace("'#/components/schemas/Ball'", "'#/components/schemas/Globe'")
      .replace('ball: Ball', 'ball: Globe')
      .replace('    Ball:', '    Globe:')
      .replace('schemas/Ball/properties', 'schemas/Globe/properties');
    expect(editor.applied(edit)).toEqual({ 'api.yaml': expected });
    const other = await editor.ask<WorkspaceEdit>('textDocument/rename', 'api.yaml', '    To|y:', { newName: 'Thing' });
    expect(editor.applied(other)).toEqual({
      'api.yaml': api.replaceAll('schemas/Toy', 'schemas/Thing').replace('    Toy:', '    Thing:'),
      'schemas.yaml': schemas.replace('schemas/Toy', 'schemas/Thing'),
    });
    const scheme = await editor.ask<WorkspaceEdit>('textDocument/rename', 'api.yaml', '{ ke|y: []', { newName: 'on' });
    expect(editor.applied(scheme)).toEqual({
      'api.yaml': api.replace('{ key: []', "{ 'on': []").replace('    key:', "    'on':"),
    });
    const part = await editor.ask<WorkspaceEdit>('textDocument/rename', 'api.yaml', 'schemas.yaml#/|Pet', {
      newName: 'Animal',
    });
    expect(editor.applied(part)).toEqual({
      'api.yaml': api.replace('schemas.yaml#/Pet', 'schemas.yaml#/Animal'),
      'schemas.yaml': schemas.replace('Pet:', 'Animal:'),
    });
  });

  it('renames what documents that are not open refer to in them too, and finds their references', async () => {
    const second = `openapi: 3.1.0
info: { title: Second, version: '1' }
paths: { /x: { get: { responses: { default: { $ref: 'schemas.yaml#/Pet' } } } } }
`;
    const path = join(editor.folder, 'second.yaml');
    writeFileSync(path, second);
    await editor.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: editor.uri('second.yaml'), type: 1 }],
    });
    const edit = await editor.ask<WorkspaceEdit>('textDocument/rename', 'api.yaml', 'schemas.yaml#/|Pet', {
      newName: 'Animal',
    });
    const references = await editor.ask<Location[]>('textDocument/references', 'api.yaml', 'schemas.yaml#|/Pet', {
      context: { includeDeclaration: false },
    });
    const applied = editor.applied(edit);
    rmSync(path);
    expect(Object.keys(applied).sort()).toEqual(['api.yaml', 'schemas.yaml', 'second.yaml']);
    expect(applied['second.yaml']).toBe(second.replace('#/Pet', '#/Animal'));
    expect(references.map(each => placeOf(editor, each))).toContain('second.yaml:3:53');
  });

  it.each([
    ['    To|y:', 'Ball', "There is a 'Ball' already"],
    ['    To|y:', 'a b', "'a b' is no name of a component"],
    ['    Ki|te:', 'Dragon', "'Kite' is a value of the discriminator at api.yaml:36"],
    ['/get|Pets', 'x', 'Only components are renamed'],
    ['title: P|ets', 'x', 'Only components are renamed'],
  ])('refuses a rename that would mean something else: %s to %s', async (place, newName, message) => {
    await expect(editor.ask('textDocument/rename', 'api.yaml', place, { newName })).rejects.toThrow(message);
  });

  it('outlines paths and components', async () => {
    const symbols = await editor.ask<DocumentSymbol[]>('textDocument/documentSymbol', 'api.yaml', 'openapi');
    expect(symbols.map(({ name, children }) => [name, children?.map(each => each.name)])).toEqual([
      ['/getPets', ['get']],
      ['/toys/{id}', ['get']],
      ['schemas', ['Toy', 'Ball', 'Kite']],
      ['securitySchemes', ['key']],
    ]);
  });
});
