import { useEffect, useState } from 'preact/hooks';
import type { Gateway } from '../api/gateway.ts';
import type { ChangeFilters } from '../api/use-address.ts';
import type { Pace } from '../api/use-answer.ts';
import { type Filters, type LogFilters, noLogFilters } from '../figures/filters.ts';
import type { Times } from '../figures/format.ts';
import { Choice } from '../ui/choice.tsx';
import { Panel } from '../ui/panel.tsx';
import { Requests } from './requests.tsx';
import { Webhooks } from './webhooks.tsx';

export interface LogProps {
  readonly gateway: Gateway;
  readonly filters: Filters;
  readonly change: ChangeFilters;
  readonly times: Times;
  readonly pace: Pace | null;
}

/** Every call and every webhook event of the last 7 days. */
export function Log(props: LogProps) {
  const { filters, change, times } = props;
  const { log } = filters;
  const set = (changed: Partial<LogFilters>) => change({ log: changed });
  const isNarrowed = log.requestId !== null || log.code !== null || log.failed || log.from !== null;
  return (
    <Panel
      id="log"
      title="Log"
      class="full"
      caption="Names and figures of the last 7 days, never a value of anybody’s data. Customers are hashes."
      actions={
        <Choice
          label="Which log"
          value={log.kind}
          options={[
            { value: 'requests', text: 'Requests' },
            { value: 'webhooks', text: 'Webhooks' },
          ]}
          onChange={(kind) => set({ kind })}
        />
      }
    >
      {log.kind === 'requests' && (
        // biome-ignore lint/a11y/useSemanticElements: `search` is not known to all readers yet
        <div class="log-filters" role="search" aria-label="Log">
          <TextFilter label="Request id" value={log.requestId} onChange={(requestId) => set({ requestId })} />
          <TextFilter label="Code" value={log.code} onChange={(code) => set({ code })} />
          <label class="check">
            <input
              type="checkbox"
              checked={log.failed}
              onChange={(event) => set({ failed: event.currentTarget.checked })}
            />
            Failures only
          </label>
        </div>
      )}
      {isNarrowed && (
        <p class="narrowed">
          {log.from !== null && log.to !== null && (
            <span>
              {times.minute(log.from)} to {times.minute(log.to)}
            </span>
          )}
          <button type="button" class="quiet" onClick={() => set({ ...noLogFilters, kind: log.kind })}>
            Show everything
          </button>
        </p>
      )}
      {log.kind === 'requests' ? <Requests {...props} /> : <Webhooks {...props} />}
    </Panel>
  );
}

interface TextFilterProps {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}

/** Takes effect when typing is over. */
function TextFilter({ label, value, onChange }: TextFilterProps) {
  const [text, setText] = useState(value ?? '');
  useEffect(() => setText(value ?? ''), [value]);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onChange(text.trim() || null);
      }}
    >
      <label>
        <span>{label}</span>
        <input
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
          onChange={() => onChange(text.trim() || null)}
          spellcheck={false}
          autocomplete="off"
        />
      </label>
    </form>
  );
}
