export interface Import {
  readonly from: string;
  readonly line: number;
  readonly specifier: string;
  readonly to: string | undefined;
  readonly kind: 'value' | 'type' | 'lazy';
}

export function importGraph(folder: string): Map<string, Import[]>;
