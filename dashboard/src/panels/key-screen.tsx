import { useState } from 'preact/hooks';
import { demoKey } from '../api/credential.ts';

interface KeyScreenProps {
  /** Why it is asked for again. */
  readonly reason: string | null;
  readonly onKey: (key: string) => void;
}

/** Asks for the key to look with. */
export function KeyScreen({ reason, onKey }: KeyScreenProps) {
  const [key, setKey] = useState(demoKey());
  return (
    <main class="gate">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (key.trim() !== '') onKey(key.trim());
        }}
      >
        <h1>
          <span class="mark" aria-hidden="true" />
          Metrics <small>Open Finance Gateway</small>
        </h1>
        {reason !== null && (
          <p class="trouble" role="alert">
            {reason}
          </p>
        )}
        <label>
          <span>API key with the scope metrics</span>
          <input
            type="password"
            value={key}
            onInput={(event) => setKey(event.currentTarget.value)}
            autocomplete="off"
            spellcheck={false}
            required
          />
        </label>
        <button type="submit" class="main">
          Show the figures
        </button>
        <p class="caption">It stays in this tab, and is forgotten with it.</p>
      </form>
    </main>
  );
}
