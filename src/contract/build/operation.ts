// https://spec.openapis.org/oas/v3.2.0.html#operation-object

import type { NodeRef } from '../../document/index.js';
import { writtenAs } from '../alike/messages.js';
import { extensionsOf, flag, type ObjectNode, place, text, texts } from '../node.js';
import type { Operation, Parameter } from '../types.js';
import type { Builder } from './builder.js';
import { callbacksOf } from './callback.js';
import { isIgnored, type ListedParameter, mergeParameters, parametersOf } from './parameter.js';
import { methodsOf, type PathItem, pathItemOf, textOf } from './path-item.js';
import { requestBodyOf } from './request-body.js';
import { responsesOf } from './response.js';
import { securityOf } from './security.js';
import { serversOf } from './server.js';
import type { Surroundings } from './surroundings.js';

/** An operation with the nodes it was made of, for the rules that look at more than one of them. */
export interface Built {
  readonly operation: Operation;
  readonly node: ObjectNode;
  readonly pathItem: NodeRef;
  readonly parameters: readonly ListedParameter[];
}

/** The operations of the path item at `node`. */
export function operationsAt(builder: Builder, path: string, node: NodeRef, around: Surroundings): readonly Built[] {
  const item = pathItemOf(builder, node);
  const above = item.length === 0 ? [] : item.map(part => parametersOf(builder, part)).reduceRight(mergeParameters);
  return methodsOf(builder, item).map(([method, operation]) => {
    const parameters = mergeParameters(above, parametersOf(builder, operation));
    return {
      operation: toOperation(builder, { method, path, item, node: operation, parameters, around }),
      node: operation,
      pathItem: node,
      parameters,
    };
  });
}

interface Parts {
  readonly method: string;
  readonly path: string;
  readonly item: PathItem;
  readonly node: ObjectNode;
  readonly parameters: readonly ListedParameter[];
  readonly around: Surroundings;
}

function toOperation(builder: Builder, parts: Parts): Operation {
  const { method, path, item, node, parameters, around } = parts;
  const requestBody = requestBodyOf(builder, node);
  const key = around.keyOf(method, path);
  let responses: Operation['responses'] | undefined;
  let extensions: Operation['extensions'] | undefined;
  const above = item.map(part => serversOf(builder, part)).find(servers => servers !== undefined);
  const operation: Operation = Object.freeze({
    key,
    ...optionalTexts(node, item),
    method,
    path,
    direction: around.direction,
    deprecated: flag(node, 'deprecated') ?? false,
    tags: Object.freeze(texts(node, 'tags')),
    parameters: Object.freeze(
      parameters.map(each => each.parameter).filter(each => !isIgnored(each) && isReachable(each, path)),
    ),
    ...(requestBody && { requestBody }),
    // Made when first read: the structure check has seen them, and many readers never look.
    get responses() {
      return (responses ??= responsesOf(builder, node));
    },
    security: securityOf(node) ?? around.security,
    servers: serversOf(builder, node) ?? above ?? around.servers,
    callbacks: callbacksOf(builder, node, key, around, (expression, target, inside) =>
      operationsAt(builder, expression, target, inside).map(each => each.operation),
    ),
    get extensions() {
      return (extensions ??= extensionsOf(...[...item].reverse().map(part => part.value), node.value));
    },
    get location() {
      return place(node);
    },
  });
  return writtenAs(operation, { builder, item, node });
}

/** A path parameter that is not in the path can never be given. */
function isReachable(parameter: Parameter, path: string): boolean {
  return parameter.in !== 'path' || !path.startsWith('/') || path.includes(`{${parameter.name}}`);
}

function optionalTexts(
  node: ObjectNode,
  item: PathItem,
): { operationId?: string; summary?: string; description?: string } {
  const operationId = text(node, 'operationId');
  const summary = text(node, 'summary') ?? textOf(item, 'summary');
  const description = text(node, 'description') ?? textOf(item, 'description');
  return {
    ...(operationId !== undefined && { operationId }),
    ...(summary !== undefined && { summary }),
    ...(description !== undefined && { description }),
  };
}
