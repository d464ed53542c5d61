import type { Import } from './import-graph.mjs';

export function breaches(graph: Map<string, Import[]>, folder: string): string[];
