import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Copy, DockerfileParser, type Env, JSONInstruction } from 'dockerfile-ast';
import { validate } from 'dockerfile-utils';
import { image, openPaths, programOf, root, settingsOf, textOf } from './files.js';

const text = textOf('deploy/Dockerfile');
const dockerfile = DockerfileParser.parse(text);
const instructions = dockerfile.getInstructions();
const last = (keyword: string) => instructions.findLast(instruction => instruction.getKeyword() === keyword);
const argumentsOf = (keyword: string) =>
  last(keyword)
    ?.getArguments()
    .map(argument => argument.getValue()) ?? [];
/** What the build is given. */
const given = textOf('deploy/Dockerfile.dockerignore').match(/(?<=^!).+$/gm) ?? [];

const faults = (file: string) => validate(file).map(({ message }) => message);

describe('the parser of Dockerfiles', () => {
  it('finds nothing wrong', () => expect(faults(text)).toEqual([]));

  it.each([
    ['HEALTHCHECK --interval', 'HEALTHCHECK --intervall', 'Unknown flag: intervall'],
    ['STOPSIGNAL', 'STOPSIGNALS', 'Unknown instruction: STOPSIGNALS'],
    ['--from=build', '--form=build', 'Unknown flag: form'],
    ['EXPOSE 3000', 'EXPOSE http', 'Invalid containerPort: http'],
    ['WORKDIR /app', 'WORKDIR', 'Instruction has no arguments'],
  ])('would find %s written as %s', (right, wrong, fault) => {
    expect(text).toContain(right);
    expect(faults(text.replace(right, wrong))).toContain(fault);
  });
});

it('sets what is a setting, and no secret', () => {
  // the parser's own test of the keyword
  const set = instructions.filter(each => each.getKeyword() === 'ENV') as Env[];
  const pairs = set.flatMap(env =>
    env.getProperties().map(property => [property.getName(), property.getValue() ?? '']),
  );
  const { NODE_ENV, ...variables } = Object.fromEntries(pairs) as Record<string, string>;
  expect(NODE_ENV).toBe('production');
  expect(settingsOf(variables)).toMatchObject({ HOST: '0.0.0.0', PORT: Number(argumentsOf('EXPOSE')[0]) });
  expect(() => settingsOf({ ...variables, PORTS: '3000' })).toThrow('PORTS');
  expect(instructions.filter(each => each.getKeyword() === 'ARG').map(String)).toEqual([
    expect.stringMatching(/^ARG NODE_IMAGE=node:\d+-/),
  ]);
});

it('is built on a Node that the package takes', () => {
  const { engines } = JSON.parse(textOf('package.json')) as { engines: { node: string } };
  expect(engines.node).toBe('>=20.19');
  expect(Number(/node:(\d+)/.exec(text)?.[1])).toBeGreaterThanOrEqual(22);
});

it('is given what its build reads, and nothing else', () => {
  expect(textOf('deploy/Dockerfile.dockerignore')).toMatch(/^\*$/m);
  expect(given.filter(path => !existsSync(join(root, path)))).toEqual([]);
  const inputs = /const inputs = \[([^\]]*)\]/.exec(textOf('scripts/lib/built.mjs'))?.[1]?.match(/(?<=')[^']+/g) ?? [];
  const needed = inputs.filter(input => /\w/.test(input)).map(input => input.split('/')[0]);
  expect(needed.length).toBeGreaterThan(4);
  expect(given).toEqual(expect.arrayContaining(needed));
});

it('takes into the image what there is or the build makes', () => {
  const copied = instructions.filter(each => each instanceof Copy && each.getFromFlag()?.getValue() === 'build');
  const paths = copied.map(each => each.getArguments()[0]?.getValue().replace('/build/', '') ?? '');
  const { files } = JSON.parse(textOf('package.json')) as { files: readonly string[] };
  expect(paths).toEqual(['package.json', 'node_modules', 'dist', 'generated', 'migrations', 'openapi']);
  for (const path of paths.slice(2)) expect(files).toContain(path);
  for (const path of ['generated', 'migrations', 'openapi']) expect(given).toContain(path);
});

it('runs as a user who is not root, by number', () => {
  expect(argumentsOf('USER')).toEqual(['1000:1000']);
});

it('starts the server without a shell, which would keep the signal to itself', () => {
  const command = last('CMD');
  const words = command instanceof JSONInstruction ? command.getJSONStrings().map(word => word.getJSONValue()) : [];
  expect(programOf(words)).toBe('server');
  expect(argumentsOf('STOPSIGNAL')).toEqual(['SIGTERM']);
});

it('has a health check at a path of the contract, at the port that is set', () => {
  const [asked] = /(?<=PORT \+ ')\/\w+/.exec(text) ?? [];
  expect(openPaths).toContain(asked);
  expect(text).toMatch(/HEALTHCHECK[^\n]*\\\n\s+CMD \["node", "-e"/);
});

it('bears the version of the package', () => {
  expect(text).toContain(`org.opencontainers.image.version="${image.split(':')[1]}"`);
  expect(text).toContain(`-t ${image} `);
});
