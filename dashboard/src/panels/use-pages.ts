import { useEffect, useState } from 'preact/hooks';
import { type Answer, Failure } from '../api/gateway.ts';
import { type Pace, type Shown, useAnswer } from '../api/use-answer.ts';

interface Page<Row> {
  readonly edges: readonly { readonly node: Row }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

interface Pages<Row> extends Pick<Shown<unknown>, 'failure' | 'isWaiting' | 'problems'> {
  /** Null before the first answer, or when there is none. */
  readonly rows: readonly Row[] | null;
  /** Reads on; null at the end. */
  readonly more: (() => void) | null;
}

/** A list that is read a page at a time: the first one again and again, as long as nobody has read on. */
export function usePages<Row>(
  read: (after: string | null, signal: AbortSignal) => Promise<Answer<Page<Row> | null>>,
  { key, pace }: { readonly key: string; readonly pace: Pace | null },
): Pages<Row> {
  const [later, setLater] = useState<readonly Page<Row>[]>([]);
  const [moreFailure, setMoreFailure] = useState<Failure | null>(null);
  // Another list begins anew.
  useEffect(() => {
    setLater([]);
    setMoreFailure(null);
  }, [key]);
  const isReadOn = later.length > 0;
  const first = useAnswer((signal) => read(null, signal), { key, pace: isReadOn ? null : pace });
  const pages = first.data === null ? [] : [first.data, ...later];
  const last = pages.at(-1);
  const more = async () => {
    try {
      const { data } = await read(last?.pageInfo.endCursor ?? null, AbortSignal.timeout(30_000));
      if (data !== null) setLater((before) => [...before, data]);
    } catch (error) {
      setMoreFailure(error instanceof Failure ? error : new Failure('failed', 'The rest could not be read.'));
    }
  };
  return {
    rows: first.data === null ? null : pages.flatMap(({ edges }) => edges.map(({ node }) => node)),
    failure: moreFailure ?? first.failure,
    problems: first.problems,
    isWaiting: first.isWaiting,
    more: last?.pageInfo.hasNextPage ? () => void more() : null,
  };
}
