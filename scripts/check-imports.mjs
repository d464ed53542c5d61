// Checks that imports between the rooms of src/ lead downwards and by the rooms' entries, without cycles, and that the
// entry for generated contracts stays light. Exit 1 and a line for each breach.
import { join } from 'node:path';
import { importGraph } from './lib/import-graph.mjs';
import { breaches } from './lib/import-rules.mjs';

const folder = process.argv[2] ?? join(import.meta.dirname, '..', 'src');
const graph = importGraph(folder);
const found = breaches(graph, folder);
for (const breach of found) process.stdout.write(`${breach}\n`);
process.stdout.write(found.length === 0 ? `${graph.size} files, imports in order\n` : `${found.length} breaches\n`);
process.exitCode = found.length === 0 ? 0 : 1;
