import type { Failure } from '../api/gateway.ts';

/** Where the figures will be, while the first are on their way. */
export function Skeleton() {
  return (
    <div class="skeleton" role="status" aria-label="Reading the figures">
      <div class="tiles">
        {['a', 'b', 'c', 'd', 'e'].map((key) => (
          <div key={key} class="tile" />
        ))}
      </div>
      <div class="panel wide" />
      <div class="panel" />
      <div class="panel" />
      <div class="panel wide" />
    </div>
  );
}

interface TroubleProps {
  readonly failure: Failure;
  readonly onAgain: () => void;
  readonly onLeave: () => void;
}

/** Nothing can be shown, and why. */
export function Trouble({ failure, onAgain, onLeave }: TroubleProps) {
  const isForbidden = failure.kind === 'forbidden';
  return (
    <section class="trouble-screen" role="alert">
      <h2>{isForbidden ? 'This key may not see figures' : 'The figures could not be read'}</h2>
      <p>
        {isForbidden
          ? 'The scope metrics is missing, or platform for the figures of all partners. Whoever made the key can give it that scope, or make another key.'
          : failure.message}
      </p>
      {!isForbidden && failure.kind === 'unreachable' && <p>It is tried again by itself, every 15 seconds.</p>}
      {failure.requestId !== undefined && (
        <p class="caption">
          Request <code>{failure.requestId}</code>
        </p>
      )}
      <div class="buttons">
        {isForbidden ? (
          <button type="button" class="main" onClick={onLeave}>
            Use another key
          </button>
        ) : (
          <button type="button" class="main" onClick={onAgain}>
            Try again
          </button>
        )}
      </div>
    </section>
  );
}
