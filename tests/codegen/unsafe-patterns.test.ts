import { findingsOf, Project } from './project.js';

const runsAway = '^(?=(a+)+$)';
const document = `openapi: 3.1.0
info: { title: Names, version: '1' }
paths:
  /names/{name}:
    get:
      parameters: [{ name: name, in: path, required: true, schema: { type: string, pattern: '${runsAway}' } }]
      responses: { '200': { description: ok } }
`;

describe('a pattern that is not proven to take linear time', () => {
  let project: Project;

  beforeEach(async () => {
    project = await Project.create({ 'api.yaml': document });
  });

  afterEach(() => project.remove());

  it('stops generation, unless it is allowed, whatever an earlier run has left', async () => {
    const codes = async () => (await findingsOf(project.generate())).map(({ code }) => code);
    expect(await codes()).toEqual(['schema-pattern-unsafe']);
    expect((await project.generate({ unsafePatterns: true })).current).toBe(false);
    expect(Object.values(await project.files()).join('')).toContain(JSON.stringify(runsAway).slice(1, -1));
    expect((await project.generate({ unsafePatterns: true })).current).toBe(true);
    expect(await codes()).toEqual(['schema-pattern-unsafe']);
  });
});
