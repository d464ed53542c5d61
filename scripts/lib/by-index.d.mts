import type ts from 'typescript';

export function byIndex(checker: ts.TypeChecker): ts.TransformerFactory<ts.SourceFile>;
