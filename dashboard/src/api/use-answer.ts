import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { type Answer, Failure } from './gateway.ts';

/** What there is to show, and how it stands with it. */
export interface Shown<Result> {
  readonly data: Result | null;
  readonly problems: readonly string[];
  /** When the data was read; null before the first. */
  readonly at: number | null;
  /** An answer is on its way for what is asked for now: what is shown is about something else. */
  readonly isWaiting: boolean;
  /** Why the last answer did not come; what is shown is from before. */
  readonly failure: Failure | null;
  readonly again: () => void;
}

interface Options {
  /** What is asked for: an answer for another key is not shown as this one's. */
  readonly key: string;
  /** When it is asked for again; null: never by itself. */
  readonly pace: Pace | null;
}

/** What makes the page ask again. */
export interface Pace {
  /** Milliseconds between two answers. */
  readonly everyMs: number;
  /** Rises each time the gateway says that something is different. */
  readonly told: number;
}

/** Asks now, and again and again; while the page cannot be seen, not. */
export function useAnswer<Result>(
  ask: (signal: AbortSignal) => Promise<Answer<Result>>,
  { key, pace }: Options,
): Shown<Result> {
  const [state, setState] = useState<Omit<Shown<Result>, 'again' | 'isWaiting'> & { readonly key: string }>({
    data: null,
    problems: [],
    at: null,
    failure: null,
    key: '',
  });
  const [round, setRound] = useState(0);
  const latest = useRef({ ask, everyMs: pace?.everyMs ?? null });
  latest.current = { ask, everyMs: pace?.everyMs ?? null };
  const nudge = useRef(() => {});
  const isPaced = pace !== null;

  // `round` asks again for the same.
  useEffect(() => {
    const stopping = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isAsking = false;
    let isNudged = false;
    const look = async () => {
      clearTimeout(timer);
      if (document.hidden) return;
      isAsking = true;
      isNudged = false;
      try {
        const { data, problems } = await latest.current.ask(stopping.signal);
        if (!stopping.signal.aborted) setState({ data, problems, at: Date.now(), failure: null, key });
      } catch (error) {
        if (stopping.signal.aborted) return;
        const failure = error instanceof Failure ? error : new Failure('failed', 'The page met a defect of its own.');
        // Figures of something else must not stand there as if they were these.
        setState((before) => ({ ...before, ...(before.key !== key && { data: null, at: null }), failure, key }));
      } finally {
        isAsking = false;
      }
      const { everyMs } = latest.current;
      if (everyMs !== null && !stopping.signal.aborted) timer = setTimeout(look, isNudged ? 0 : everyMs);
    };
    // An answer that is on its way is waited for, however often it is said that there is something new.
    nudge.current = () => {
      isNudged = true;
      if (!isAsking && !stopping.signal.aborted) void look();
    };
    const seen = () => {
      if (!document.hidden && !isAsking) void look();
    };
    void look();
    if (isPaced) document.addEventListener('visibilitychange', seen);
    return () => {
      stopping.abort();
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', seen);
    };
  }, [key, isPaced, round]);

  const told = pace?.told ?? 0;
  useEffect(() => {
    if (told > 0) nudge.current();
  }, [told]);

  const again = useCallback(() => setRound((before) => before + 1), []);
  const { key: shownKey, ...shown } = state;
  return { ...shown, isWaiting: shownKey !== key, again };
}
