import ts from 'typescript';
import type { SourceText } from './source-files.js';

/** One function of the source with a body: where it starts, what it is called, how many lines it takes. */
export interface MeasuredFunction {
  readonly place: string;
  readonly name: string;
  readonly lines: number;
}

/** Every function of a file, those inside others too: declarations, arrows, methods, constructors, accessors and static blocks. */
export function functionsOf({ path, text }: SourceText): readonly MeasuredFunction[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: MeasuredFunction[] = [];
  const lineOf = (position: number) => source.getLineAndCharacterOfPosition(position).line + 1;
  const visit = (node: ts.Node): void => {
    if (isMeasured(node)) {
      const first = lineOf(node.getStart(source));
      found.push({ place: `${path}:${first}`, name: nameOf(node), lines: lineOf(node.getEnd()) - first + 1 });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

type Measured = ts.FunctionLikeDeclaration | ts.ClassStaticBlockDeclaration;

/** Signatures of types and of overloads have no body to grow. */
function isMeasured(node: ts.Node): node is Measured {
  if (ts.isClassStaticBlockDeclaration(node)) return true;
  return ts.isFunctionLike(node) && 'body' in node && node.body !== undefined;
}

/** A function without a name of its own is called by what holds it. */
function nameOf(node: Measured): string {
  if (ts.isConstructorDeclaration(node)) return 'constructor';
  if (ts.isClassStaticBlockDeclaration(node)) return 'static';
  if (node.name) return node.name.getText();
  const { parent } = node;
  const named = ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent);
  return named ? parent.name.getText() : 'anonymous';
}
