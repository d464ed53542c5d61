import { join } from 'node:path';
import { loadAll } from 'js-yaml';
import ts from 'typescript';
import { root } from './files.js';

const options: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  types: [],
};
const file = join(root, 'tests/deploy/manifests.ts');
const parsed = new Map<string, ts.SourceFile | undefined>();

/**
 * What is wrong in a file of manifests by the types that kubernetes-types makes of Kubernetes' published OpenAPI document: kinds and
 * keys that there are not, values of a wrong type, what is required and missing. https://kubernetes.io/docs/reference/kubernetes-api/
 */
export function kubernetesFaults(text: string): readonly string[] {
  const program = ts.createProgram([file], options, hostOf(typed(text)));
  return program
    .getSemanticDiagnostics(program.getSourceFile(file))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' ').replaceAll(/'"(\w+)"'/g, "'$1'"));
}

/** Literals, for only of those TypeScript refuses keys that a type does not have. */
function typed(text: string): string {
  const manifests = loadAll(text) as { readonly apiVersion: string; readonly kind: string }[];
  return manifests
    .map((manifest, index) => {
      const [, group = 'core', version] = /^(?:([a-z]+)[a-z.0-9]*\/)?(v\w+)$/.exec(manifest.apiVersion) ?? [];
      const type = `import('kubernetes-types/${group}/${version}').${manifest.kind}`;
      return `export const manifest${index}: ${type} = ${JSON.stringify(manifest)};`;
    })
    .join('\n');
}

function hostOf(source: string): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  return {
    ...host,
    fileExists: name => name === file || fileExists(name),
    getSourceFile(name, language) {
      if (name === file) return ts.createSourceFile(name, source, language);
      // the libraries are the same each time
      if (!parsed.has(name)) parsed.set(name, getSourceFile(name, language));
      return parsed.get(name);
    },
  };
}
