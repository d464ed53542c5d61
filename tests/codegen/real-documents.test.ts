import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from './compile.js';
import { Project } from './project.js';

const folder = process.env.SPECWRIGHT_DOCUMENTS;
const real = folder ? describe : describe.skip;
const documents = folder ? join(folder, 'documents') : '';
const corpus = folder ? readdirSync(join(documents, 'corpus')).map(name => `corpus/${name}`) : ['corpus'];

real('what is generated of real documents', () => {
  it.each(['stripe.yaml', 'github.json', 'asana.yaml', 'multi-file/api-main.yaml', ...corpus])(
    'compiles under strict: %s',
    async name => {
      const project = await Project.create({ 'package.json': '{"type":"module"}' });
      try {
        await project.generate({
          document: join(documents, name),
          cache: false,
          load: { root: documents },
        });
        expect(compile(project.folder)).toEqual([]);
        expect(await project.read('generated/types.d.ts')).toMatch(/^export interface (paths|webhooks) \{$/m);
      } finally {
        await project.remove();
      }
    },
    180_000,
  );
});
