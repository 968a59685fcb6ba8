/** One request for a page of an upstream list, in upstream's own words. */
export interface UpstreamPage {
  readonly start: number;
  readonly limit: number;
  /** Rows to leave out at the beginning of what comes back. */
  readonly skip: number;
}

/** The most rows that upstream gives in one answer. */
const maxUpstreamLimit = 1000;

/**
 * Where `start` is the 1-based number of a page: the fewest pages, all of one size, that hold the rows
 * [offset, offset + count). One page wherever a size up to upstream's limit aligns with the window.
 */
export function planPages(offset: number, count: number, maxLimit: number = maxUpstreamLimit): readonly UpstreamPage[] {
  const needed = Math.min(count, maxLimit);
  for (let limit = needed; limit <= maxLimit; limit++) {
    const page = Math.floor(offset / limit);
    if (offset + count <= (page + 1) * limit) return [{ start: page + 1, limit, skip: offset - page * limit }];
  }
  const pages: UpstreamPage[] = [];
  for (let page = Math.floor(offset / needed); page * needed < offset + count; page++) {
    pages.push({ start: page + 1, limit: needed, skip: Math.max(0, offset - page * needed) });
  }
  return pages;
}
