import { useEffect, useRef, useState } from 'preact/hooks';
import { ownerVariables } from '../figures/filters.ts';
import type { DashboardLiveSubscription } from '../generated/documents.ts';
import type { Gateway } from './gateway.ts';

/** Between two tries to listen: a gateway that starts again is back by then, one that refuses is not asked all the time. */
const pauseMs = 10_000;

interface Options {
  /** As in `Filters`. */
  readonly of: string;
  readonly isPaused: boolean;
  /** Something was recorded. */
  readonly onChange: () => void;
}

/** Whether the gateway tells by itself that figures have changed; while it does not, they have to be asked for. */
export function useLive(gateway: Gateway, { of, isPaused, onChange }: Options): boolean {
  const [isListening, setListening] = useState(false);
  const changed = useRef(onChange);
  changed.current = onChange;
  useEffect(() => {
    if (isPaused) return;
    const stopping = new AbortController();
    void listen(gateway, of, stopping.signal, setListening, () => changed.current());
    return () => {
      stopping.abort();
      setListening(false);
    };
  }, [gateway, of, isPaused]);
  return isListening;
}

async function listen(
  gateway: Gateway,
  of: string,
  signal: AbortSignal,
  tell: (isListening: boolean) => void,
  onChange: () => void,
): Promise<void> {
  const { ofAll: platform, partnerId, ofProject, project } = ownerVariables(of);
  const variables = { platform, partnerId, project: ofProject ? project : null };
  while (!signal.aborted) {
    try {
      for await (const result of gateway.listen(variables, signal)) {
        tell(!signal.aborted);
        // What this page asks is an operation too: it must not make itself ask again.
        if (callsOf(result) > 0) onChange();
      }
    } catch {
      // Asked for again; until then the figures are.
    }
    if (signal.aborted) return;
    tell(false);
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

function callsOf(result: unknown): number {
  const { data } = result as { data?: DashboardLiveSubscription | null };
  return data?.metricsChanged.calls ?? 0;
}
