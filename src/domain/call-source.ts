/** How an ask was answered. Only `upstream` cost an HTTP request. */
export type CallSource = 'upstream' | 'cache' | 'stale' | 'coalesced' | 'refused';
