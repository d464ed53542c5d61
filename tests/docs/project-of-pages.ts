import { Project } from '../codegen/project.js';
import { snippets, tablesOfPets } from './snippets.js';

/** The pages on the database, which make one service together. */
export const databasePages = ['docs/queries.md', 'docs/pagination.md'];

/** A project of what the pages on the database show: contract, generated code, sources and the migration of its tables. */
export async function projectOfPages(): Promise<Project> {
  const own = snippets().filter(({ page }) => databasePages.includes(page));
  const document = own.find(({ language }) => language === 'yaml')?.text ?? '';
  const project = await Project.create({ 'api.yaml': document, 'package.json': '{"type":"module"}' });
  await project.generate({ handlers: 'stubs' });
  for (const { text } of own.filter(({ language }) => language === 'ts'))
    await project.write(/^\/\/ (\S+)\n/.exec(text)?.[1] ?? 'nameless.ts', text);
  await project.write('migrations/20260101000000_create_pets.ts', tablesOfPets());
  return project;
}
