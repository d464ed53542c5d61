// https://spec.openapis.org/oas/v3.2.0.html#components-object
import { type Kind, map, type ObjectName, object, objectOrReference, schema } from '../kinds.js';
import { componentName } from '../names.js';
import type { ObjectType } from '../object-type.js';

const section = (type: ObjectName): Kind => map(objectOrReference(type), componentName);

export const components: ObjectType = {
  name: 'Components Object',
  extensions: true,
  fields: {
    schemas: { kind: map(schema, componentName) },
    responses: { kind: section('response') },
    parameters: { kind: section('parameter') },
    examples: { kind: section('example') },
    requestBodies: { kind: section('requestBody') },
    headers: { kind: section('header') },
    securitySchemes: { kind: section('securityScheme') },
    links: { kind: section('link') },
    callbacks: { kind: section('callback') },
    pathItems: {
      kind: map(object('pathItem'), componentName),
      since: '3.1',
    },
    mediaTypes: { kind: section('mediaType'), since: '3.2' },
  },
};

/** The section of components in which objects of a type stand. */
export const sectionOf: ReadonlyMap<ObjectName, string> = new Map([
  ['response', 'responses'],
  ['parameter', 'parameters'],
  ['example', 'examples'],
  ['requestBody', 'requestBodies'],
  ['header', 'headers'],
  ['securityScheme', 'securitySchemes'],
  ['link', 'links'],
  ['callback', 'callbacks'],
  ['pathItem', 'pathItems'],
  ['mediaType', 'mediaTypes'],
]);
