import { once } from 'node:events';
import { rename, unlink } from 'node:fs/promises';
import { PassThrough } from 'node:stream';
import { runCommandLine } from '../../src/cli/program.js';
import { type GenerateResult, type Watching, watch } from '../../src/codegen/index.js';
import { FindingsError } from '../../src/diagnostics/index.js';
import { Project } from './project.js';

const root = `openapi: 3.1.0
info: { title: Shop, version: '1' }
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200':
          description: All
          content: { application/json: { schema: { $ref: 'parts/pet.yaml' } } }
`;
const pet = (type: string) => `type: object\nproperties: { name: { type: ${type} } }\n`;

/** What a watch says, run by run. */
class Runs {
  readonly #waiting: ((run: GenerateResult | FindingsError) => void)[] = [];
  readonly #said: (GenerateResult | FindingsError)[] = [];

  readonly say = (run: GenerateResult | FindingsError): void => {
    const next = this.#waiting.shift();
    if (next) next(run);
    else this.#said.push(run);
  };

  next(): Promise<GenerateResult | FindingsError> {
    const said = this.#said.shift();
    return said ? Promise.resolve(said) : new Promise(resolve => this.#waiting.push(resolve));
  }

  /** Passes over runs of a file that was read while it was being written. */
  async until<Run extends GenerateResult | FindingsError>(
    wanted: (run: GenerateResult | FindingsError) => run is Run,
  ): Promise<Run> {
    for (;;) {
      const run = await this.next();
      if (wanted(run)) return run;
    }
  }
}

const isFailure = (run: GenerateResult | FindingsError): run is FindingsError => run instanceof FindingsError;
const isChange = (run: GenerateResult | FindingsError): run is GenerateResult => !isFailure(run) && !run.current;

function onFindings(say: (error: FindingsError) => void): (error: unknown) => void {
  return error => {
    if (!(error instanceof FindingsError)) throw error;
    say(error);
  };
}

describe('watching a document', () => {
  let project: Project;
  let runs: Runs;
  let watching: Watching | undefined;

  beforeEach(async () => {
    project = await Project.create({ 'api.yaml': root, 'parts/pet.yaml': pet('string') });
    runs = new Runs();
  });

  afterEach(async () => {
    await watching?.close();
    watching = undefined;
    await project.remove();
  });

  const start = async () => {
    watching = await watch({
      document: 'api.yaml',
      cwd: project.folder,
      cache: '.specwright/cache',
      delay: 20,
      onResult: runs.say,
      onError: onFindings(runs.say),
    });
  };

  it('generates at once', async () => {
    await start();
    const first = await runs.until(isChange);
    expect(first.changes.map(({ kind }) => kind)).toContain('created');
    expect(await project.read('generated/types.d.ts')).toContain('name?: string');
  });

  it('generates again when a second file that the document refers to changes', async () => {
    await start();
    await runs.until(isChange);
    await project.write('parts/pet.yaml', pet('boolean'));
    const changed = await runs.until(isChange);
    expect(changed.changes.map(({ path }) => path)).toContain('generated/types.d.ts');
    expect(await project.read('generated/types.d.ts')).toContain('name?: boolean');
  });

  it('reports what is broken, keeps what was generated, and recovers', async () => {
    await start();
    await runs.until(isChange);
    const before = await project.read('generated/types.d.ts');
    await unlink(project.path('parts/pet.yaml'));
    const failure = await runs.until(isFailure);
    expect(failure.findings.map(({ severity }) => severity)).toEqual(['error']);
    expect(await project.read('generated/types.d.ts')).toBe(before);
    await project.write('parts/pet.yaml', pet('number'));
    await runs.until(isChange);
    expect(await project.read('generated/types.d.ts')).toContain('name?: number');
  });

  it('starts on a broken document and generates once it is whole', async () => {
    await project.write('api.yaml', 'openapi: [');
    await start();
    const failure = await runs.until(isFailure);
    expect(failure.findings[0]?.location?.file).toBe('api.yaml');
    await project.write('api.yaml', root);
    expect((await runs.until(isChange)).operations).toBe(1);
  });

  const refersTo = (path: string) => root.replaceAll('parts/pet.yaml', path);

  it('waits for a file whose folders are not there yet', async () => {
    await project.write('api.yaml', refersTo('later/deep/pet.yaml'));
    await start();
    await runs.until(isFailure);
    await project.write('later/deep/pet.yaml', pet('integer'));
    await runs.until(isChange);
    expect(await project.read('generated/types.d.ts')).toContain('name?: number');
  });

  it('follows a reference to a file that was not part of the document before', async () => {
    await start();
    await runs.until(isChange);
    await project.write('other/pet.yaml', pet('boolean'));
    await project.write('api.yaml', refersTo('other/pet.yaml'));
    await runs.until(isChange);
    await project.write('other/pet.yaml', pet('integer'));
    await runs.until(isChange);
    expect(await project.read('generated/types.d.ts')).toContain('name?: number');
  });

  it('sees every file of the graph: through other files, round a circle, by a path item and by a mapping', async () => {
    const schema = (name: string) => `{ $ref: '${name}' }`;
    await project.write(
      'api.yaml',
      `openapi: 3.1.0\ninfo: { title: Shop, version: '1' }\npaths: { /pets: { $ref: 'paths/pets.yaml' } }\n`,
    );
    const content = `content: { application/json: { schema: ${schema('../parts/a.yaml')} } }`;
    await project.write(
      'paths/pets.yaml',
      `get: { operationId: listPets, responses: { '200': { description: All, ${content} } } }\n`,
    );
    await project.write('parts/a.yaml', `properties: { b: ${schema('deep/b.json')}, pet: ${schema('pet-of.yaml')} }\n`);
    await project.write('parts/deep/b.json', '{"properties":{"a":{"$ref":"../a.yaml"},"c":{"$ref":"../../c.yaml"}}}');
    await project.write('c.yaml', 'type: string\n');
    const discriminator = "discriminator: { propertyName: kind, mapping: { dog: 'dog.yaml' } }";
    await project.write(
      'parts/pet-of.yaml',
      `type: object\nrequired: [kind]\nproperties: { kind: { type: string } }\n${discriminator}\n`,
    );
    const dog = (type: string) =>
      `allOf: [{ $ref: pet-of.yaml }, { type: object, properties: { barks: { type: ${type} } } }]\n`;
    await project.write('parts/dog.yaml', dog('string'));
    await start();
    await runs.until(isChange);
    for (const [file, text, want] of [
      ['c.yaml', 'enum: [seen]\n', '"seen"'],
      ['parts/deep/b.json', '{"properties":{"a":{"$ref":"../a.yaml"},"d":{"type":"number"}}}', 'd?: number'],
      ['parts/dog.yaml', dog('boolean'), 'barks?: boolean'],
      [
        'paths/pets.yaml',
        'delete: { operationId: endPets, responses: { default: { description: Gone } } }\n',
        'endPets',
      ],
    ] as const) {
      await project.write(file, text);
      await runs.until(isChange);
      expect(await project.read('generated/types.d.ts')).toContain(want);
    }
  });

  it('goes on with a folder that has taken the place of another', async () => {
    await start();
    await runs.until(isChange);
    await rename(project.path('parts'), project.path('old'));
    await runs.until(isFailure);
    await project.write('parts/pet.yaml', pet('boolean'));
    await runs.until(isChange);
    await project.write('parts/pet.yaml', pet('integer'));
    await runs.until(isChange);
    expect(await project.read('generated/types.d.ts')).toContain('name?: number');
  });

  it('leaves nothing behind when it is closed', async () => {
    const watchers = () => process.getActiveResourcesInfo().filter(name => name === 'FSEventWrap').length;
    const before = watchers();
    await start();
    await runs.until(isChange);
    expect(watchers()).toBeGreaterThan(before);
    await watching?.close();
    // the loop lets go of a closed handle in its next turns
    for (let turn = 0; turn < 3; turn += 1) await new Promise(resolve => setImmediate(resolve));
    expect(watchers()).toBe(before);
    await project.write('parts/pet.yaml', pet('boolean'));
    await new Promise(resolve => setTimeout(resolve, 100));
    expect(await project.read('generated/types.d.ts')).toContain('name?: string');
  });

  it('ends with 0 from the command line when it is interrupted', async () => {
    const stop = new AbortController();
    const [stdout, stderr] = [new PassThrough(), new PassThrough()];
    let said = '';
    stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    const ended = runCommandLine(['generate', 'api.yaml', '--watch'], {
      cwd: project.folder,
      env: { SPECWRIGHT_CACHE: project.path('.specwright/cache') },
      stdin: new PassThrough(),
      stdout,
      stderr,
      signal: stop.signal,
    } as unknown as Parameters<typeof runCommandLine>[1]); // streams that are no terminals
    while (!said.includes('watching')) await once(stderr, 'data');
    stop.abort();
    expect(await ended).toBe(0);
    expect(said).toContain('1 operation:');
  });
});
