/** One page of a list in the shape of the Relay cursor connections specification. */
export interface Connection<T> {
  readonly edges: readonly Edge<T>[];
  readonly pageInfo: PageInfo;
}

export interface Edge<T> {
  readonly cursor: string;
  readonly node: T;
}

export interface PageInfo {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  /** May lie beyond the last edge: a page can end on rows that the filter hides. */
  readonly endCursor: string | null;
}

/** Forward paging only. */
export interface PageRequest {
  readonly first: number;
  readonly after: string | null;
}

export const defaultFirst = 20;
export const maxFirst = 500;
