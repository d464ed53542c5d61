import ts from 'typescript';
import { printComment } from './comment.js';
import { unguardName } from './guarded-name.js';
import { printPropertyName, printString } from './property-name.js';

const lineWidth = 120;

/**
 * Prints the type nodes that openapi-typescript makes. Own printing, because TypeScript's printer takes a source file for
 * each node, keeps comments as they are given, and quotes as it likes.
 * @param indent the white space in front of the line that the type begins on
 */
export function printTypeNode(node: ts.Node, indent = ''): string {
  if (ts.isTypeLiteralNode(node)) return printMembers(node.members, indent);
  if (ts.isUnionTypeNode(node)) return printList(node.types, '|', indent);
  if (ts.isIntersectionTypeNode(node)) return printList(node.types, '&', indent);
  if (ts.isParenthesizedTypeNode(node)) return printTypeNode(node.type, indent);
  if (ts.isArrayTypeNode(node)) return `${printOperand(node.elementType, indent)}[]`;
  if (ts.isTupleTypeNode(node)) return `[${node.elements.map(item => printTypeNode(item, indent)).join(', ')}]`;
  if (ts.isIndexedAccessTypeNode(node)) {
    return `${printOperand(node.objectType, indent)}[${printTypeNode(node.indexType, indent)}]`;
  }
  if (ts.isTypeReferenceNode(node)) return printReference(node, indent);
  return printWord(node);
}

function printReference(node: ts.TypeReferenceNode, indent: string): string {
  const name = ts.isIdentifier(node.typeName) ? ts.idText(node.typeName) : unknownKind(node.typeName);
  if (!node.typeArguments) return name;
  return `${name}<${node.typeArguments.map(argument => printTypeNode(argument, indent)).join(', ')}>`;
}

const words: { readonly [kind: number]: string } = {
  [ts.SyntaxKind.StringKeyword]: 'string',
  [ts.SyntaxKind.NumberKeyword]: 'number',
  [ts.SyntaxKind.BooleanKeyword]: 'boolean',
  [ts.SyntaxKind.NullKeyword]: 'null',
  [ts.SyntaxKind.UndefinedKeyword]: 'undefined',
  [ts.SyntaxKind.UnknownKeyword]: 'unknown',
  [ts.SyntaxKind.NeverKeyword]: 'never',
  [ts.SyntaxKind.TrueKeyword]: 'true',
  [ts.SyntaxKind.FalseKeyword]: 'false',
};

function printWord(node: ts.Node): string {
  if (ts.isLiteralTypeNode(node)) return printWord(node.literal);
  if (ts.isStringLiteral(node)) return printString(node.text);
  if (ts.isNumericLiteral(node)) return node.text;
  if (ts.isPrefixUnaryExpression(node)) return `-${printWord(node.operand)}`;
  // openapi-typescript gives a string literal as an identifier whose text is JSON
  if (ts.isIdentifier(node))
    return ts.idText(node).startsWith('"') ? printString(JSON.parse(ts.idText(node))) : ts.idText(node);
  return words[node.kind] ?? unknownKind(node);
}

function unknownKind(node: ts.Node): never {
  throw new Error(`openapi-typescript gave a node that the printer does not know: ${ts.SyntaxKind[node.kind]}`);
}

function printOperand(node: ts.TypeNode, indent: string): string {
  const inner = ts.isParenthesizedTypeNode(node) ? node.type : node;
  const text = printTypeNode(inner, indent);
  return isList(inner) ? `(${text})` : text;
}

function isList(node: ts.Node): boolean {
  return ts.isUnionTypeNode(node) || ts.isIntersectionTypeNode(node);
}

function printList(nodes: readonly ts.TypeNode[], operator: '|' | '&', indent: string): string {
  const texts = [...new Set(nodes.map(node => printOperand(node, indent)))];
  const line = texts.join(` ${operator} `);
  if (texts.length < 2 || line.includes('\n') || line.length + indent.length < lineWidth) return line;
  return texts.map(text => `\n${indent}  ${operator} ${text}`).join('');
}

function printMembers(members: ts.NodeArray<ts.TypeElement>, indent: string): string {
  if (members.length === 0) return '{}';
  const inner = `${indent}  `;
  return `{\n${members.map(member => printMember(member, inner)).join('')}${indent}}`;
}

function printMember(member: ts.TypeElement, indent: string): string {
  const comment = (ts.getSyntheticLeadingComments(member) ?? [])
    .map(({ text }) => printDocumentation(text, indent))
    .join('');
  if (ts.isIndexSignatureDeclaration(member)) {
    return `${comment}${indent}[${memberName(member.parameters[0]?.name)}: string]: ${printTypeNode(member.type, indent)};\n`;
  }
  if (!ts.isPropertySignature(member) || !member.type) return unknownKind(member);
  const readonly = member.modifiers?.some(modifier => modifier.kind === ts.SyntaxKind.ReadonlyKeyword)
    ? 'readonly '
    : '';
  const name = `${readonly}${memberName(member.name)}${member.questionToken ? '?' : ''}`;
  return `${comment}${indent}${name}: ${printTypeNode(member.type, indent)};\n`;
}

function memberName(name: ts.Node | undefined): string {
  if (name && ts.isIdentifier(name)) return printPropertyName(unguardName(ts.idText(name)));
  if (name && (ts.isStringLiteral(name) || ts.isNumericLiteral(name))) return printPropertyName(unguardName(name.text));
  return unknownKind(name ?? ts.factory.createOmittedExpression());
}

/** openapi-typescript's comment text is a whole comment's inside: the words are taken out of it and set anew. */
function printDocumentation(text: string, indent: string): string {
  const words = text
    .replace(/\*\\\//g, '*/')
    .split('\n')
    .map(line =>
      line
        .replace(/^ ?\* ?/, '')
        .replace(/^ {5}/, '')
        .trimEnd(),
    );
  return printComment(words.join('\n'), indent);
}
