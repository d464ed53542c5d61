import type ts from 'typescript';
import { printComment } from './comment.js';
import { unguardName } from './guarded-name.js';
import { printPropertyName, printString } from './property-name.js';
import { loadTypescript } from './typescript.js';

const typescript = loadTypescript();
const lineWidth = 120;

/**
 * Prints the type nodes that openapi-typescript makes. Own printing, because TypeScript's printer takes a source file for
 * each node, keeps comments as they are given, and quotes as it likes.
 * @param indent the white space in front of the line that the type begins on
 */
export function printTypeNode(node: ts.Node, indent = ''): string {
  if (typescript.isTypeLiteralNode(node)) return printMembers(node.members, indent);
  if (typescript.isUnionTypeNode(node)) return printList(node.types, '|', indent);
  if (typescript.isIntersectionTypeNode(node)) return printList(node.types, '&', indent);
  if (typescript.isParenthesizedTypeNode(node)) return printTypeNode(node.type, indent);
  if (typescript.isArrayTypeNode(node)) return `${printOperand(node.elementType, indent)}[]`;
  if (typescript.isTupleTypeNode(node)) return `[${node.elements.map(item => printTypeNode(item, indent)).join(', ')}]`;
  if (typescript.isIndexedAccessTypeNode(node)) {
    return `${printOperand(node.objectType, indent)}[${printTypeNode(node.indexType, indent)}]`;
  }
  if (typescript.isTypeReferenceNode(node)) return printReference(node, indent);
  return printWord(node);
}

function printReference(node: ts.TypeReferenceNode, indent: string): string {
  const name = typescript.isIdentifier(node.typeName) ? typescript.idText(node.typeName) : unknownKind(node.typeName);
  if (!node.typeArguments) return name;
  return `${name}<${node.typeArguments.map(argument => printTypeNode(argument, indent)).join(', ')}>`;
}

const words: { readonly [kind: number]: string } = {
  [typescript.SyntaxKind.StringKeyword]: 'string',
  [typescript.SyntaxKind.NumberKeyword]: 'number',
  [typescript.SyntaxKind.BooleanKeyword]: 'boolean',
  [typescript.SyntaxKind.NullKeyword]: 'null',
  [typescript.SyntaxKind.UndefinedKeyword]: 'undefined',
  [typescript.SyntaxKind.UnknownKeyword]: 'unknown',
  [typescript.SyntaxKind.NeverKeyword]: 'never',
  [typescript.SyntaxKind.TrueKeyword]: 'true',
  [typescript.SyntaxKind.FalseKeyword]: 'false',
};

function printWord(node: ts.Node): string {
  if (typescript.isLiteralTypeNode(node)) return printWord(node.literal);
  if (typescript.isStringLiteral(node)) return printString(node.text);
  if (typescript.isNumericLiteral(node)) return node.text;
  if (typescript.isPrefixUnaryExpression(node)) return `-${printWord(node.operand)}`;
  // openapi-typescript gives a string literal as an identifier whose text is JSON
  if (typescript.isIdentifier(node))
    return typescript.idText(node).startsWith('"')
      ? printString(JSON.parse(typescript.idText(node)))
      : typescript.idText(node);
  return words[node.kind] ?? unknownKind(node);
}

function unknownKind(node: ts.Node): never {
  throw new Error(`openapi-typescript gave a node that the printer does not know: ${typescript.SyntaxKind[node.kind]}`);
}

function printOperand(node: ts.TypeNode, indent: string): string {
  const inner = typescript.isParenthesizedTypeNode(node) ? node.type : node;
  const text = printTypeNode(inner, indent);
  return isList(inner) ? `(${text})` : text;
}

function isList(node: ts.Node): boolean {
  return typescript.isUnionTypeNode(node) || typescript.isIntersectionTypeNode(node);
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
  const comment = (typescript.getSyntheticLeadingComments(member) ?? [])
    .map(({ text }) => printDocumentation(text, indent))
    .join('');
  if (typescript.isIndexSignatureDeclaration(member)) {
    return `${comment}${indent}[${memberName(member.parameters[0]?.name)}: string]: ${printTypeNode(member.type, indent)};\n`;
  }
  if (!typescript.isPropertySignature(member) || !member.type) return unknownKind(member);
  const readonly = member.modifiers?.some(modifier => modifier.kind === typescript.SyntaxKind.ReadonlyKeyword)
    ? 'readonly '
    : '';
  const name = `${readonly}${memberName(member.name)}${member.questionToken ? '?' : ''}`;
  return `${comment}${indent}${name}: ${printTypeNode(member.type, indent)};\n`;
}

function memberName(name: ts.Node | undefined): string {
  if (name && typescript.isIdentifier(name)) return printPropertyName(unguardName(typescript.idText(name)));
  if (name && (typescript.isStringLiteral(name) || typescript.isNumericLiteral(name)))
    return printPropertyName(unguardName(name.text));
  return unknownKind(name ?? typescript.factory.createOmittedExpression());
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
