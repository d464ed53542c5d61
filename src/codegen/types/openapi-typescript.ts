import type { GlobalContext, OperationObject, SchemaObject } from 'openapi-typescript';
import type ts from 'typescript';
import { printTypeNode } from '../print/type-node.js';
import { loadOpenapiTypescript, loadTypescript } from '../print/typescript.js';
import type { TypeMember } from './type-member.js';

/**
 * The one adapter of openapi-typescript. Members are transformed one by one, so that only those which changed cost anything;
 * its loading, bundling and validating of documents is left out, since a Contract went through more.
 * @returns the text of each member's type, in order
 */
export async function printMembers(members: readonly TypeMember[]): Promise<readonly string[]> {
  if (members.length === 0) return [];
  const { transformOperationObject, transformSchemaObject } = await loadOpenapiTypescript();
  const typescript = loadTypescript();
  const options = { path: '#/member', ctx: context() };
  return members.map(({ kind, document }) => {
    if (kind === 'schema') {
      // Both shapes are JSON made for openapi-typescript; its own types are narrower than what it reads.
      const node: ts.TypeNode = transformSchemaObject(document as unknown as SchemaObject, options);
      return printTypeNode(node, '    ');
    }
    const elements: ts.TypeElement[] = transformOperationObject(document as OperationObject, options);
    return printTypeNode(typescript.factory.createTypeLiteralNode(elements), '  ');
  });
}

function context(): GlobalContext {
  const settings: Omit<GlobalContext, 'redoc'> = {
    additionalProperties: false,
    alphabetize: false,
    arrayLength: false,
    // a default is not filled into bodies: what need not be sent need not be there
    defaultNonNullable: false,
    discriminators: { objects: {}, refsHandled: [] },
    emptyObjectsUnknown: true,
    enum: false,
    enumValues: false,
    conditionalEnums: false,
    dedupeEnums: false,
    excludeDeprecated: false,
    exportType: false,
    immutable: false,
    injectFooter: [],
    pathParamsAsTypes: false,
    postTransform: undefined,
    propertiesRequiredByDefault: false,
    rootTypes: false,
    rootTypesNoSchemaPrefix: false,
    rootTypesKeepCasing: false,
    silent: true,
    transform: undefined,
    transformProperty: undefined,
    makePathsEnum: false,
    generatePathParams: false,
    readWriteMarkers: false,
    // A member is transformed from what stands in it alone; see type-schema.ts.
    resolve: () => undefined,
  };
  // The transforms never read the bundler's configuration.
  return settings as GlobalContext;
}
