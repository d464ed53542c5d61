// https://spec.openapis.org/oas/v3.2.0.html#style-values
import type { ParameterLocation, ParameterStyle } from '../types.js';

/** The style of a parameter that states none, and what each location allows. */
export const stylesOf: Readonly<Record<ParameterLocation, readonly [ParameterStyle, ...ParameterStyle[]]>> = {
  path: ['simple', 'label', 'matrix'],
  query: ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject'],
  querystring: ['form'],
  header: ['simple'],
  cookie: ['form', 'cookie'],
};

const styles = new Set<string>(Object.values(stylesOf).flat());

export function isStyle(value: string | undefined): value is ParameterStyle {
  return value !== undefined && styles.has(value);
}

/** Whether arrays and objects are spread out where `explode` is not stated. */
export function defaultExplode(style: ParameterStyle): boolean {
  return style === 'form' || style === 'cookie';
}
