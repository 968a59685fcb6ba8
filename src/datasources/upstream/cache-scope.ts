/** What a change touches: everything of a partner, or of one of its customers, or only some operations of these. */
export interface CacheScope {
  readonly partnerId: string;
  readonly customerId?: string;
  /** operationIds of the OpenAPI document. */
  readonly operations?: readonly string[];
}

/** Whose answer something is. */
export interface AnswerOwner {
  readonly partnerId: string;
  readonly customerId: string | undefined;
  readonly operation: string;
}

export function covers(scope: CacheScope, owner: AnswerOwner): boolean {
  return (
    owner.partnerId === scope.partnerId &&
    (scope.customerId === undefined || owner.customerId === scope.customerId) &&
    (scope.operations === undefined || scope.operations.includes(owner.operation))
  );
}
