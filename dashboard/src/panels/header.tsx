import { useState } from 'preact/hooks';
import type { ChangeFilters } from '../api/use-address.ts';
import { type Theme, themes } from '../api/use-theme.ts';
import type { Export } from '../figures/exports.ts';
import { activeFilters, defaultFilters, type Filters, only, ranges } from '../figures/filters.ts';
import type { Times } from '../figures/format.ts';
import { Choice, Select } from '../ui/choice.tsx';
import { ExportMenu } from '../ui/export-menu.tsx';

/** What the filters can be set to. */
export interface Options {
  readonly projects: readonly string[];
  readonly seesAll: boolean;
  /** All of them, for an operator. */
  readonly partners: readonly string[];
  readonly partnerId: string;
  readonly endpoints: readonly string[];
  readonly institutions: readonly { readonly id: string; readonly name: string }[];
}

interface HeaderProps {
  readonly filters: Filters;
  readonly change: ChangeFilters;
  readonly options: Options;
  readonly times: Times;
  /** When what is shown was read. */
  readonly at: number | null;
  readonly isStale: boolean;
  readonly isPaused: boolean;
  /** The gateway tells when something is different. */
  readonly isLive: boolean;
  readonly onPause: (isPaused: boolean) => void;
  readonly files: readonly Export[];
  readonly theme: Theme;
  readonly onTheme: (theme: Theme) => void;
  readonly onLeave: () => void;
}

export function Header(props: HeaderProps) {
  const { filters, change, times, at, isStale, isPaused, isLive, onPause, files, theme, onTheme, onLeave } = props;
  return (
    <header class="top">
      <div class="bar">
        <h1>
          <span class="mark" aria-hidden="true" />
          Metrics <small>Open Finance Gateway</small>
        </h1>
        <p class={`live${isPaused ? ' paused' : ''}${isStale ? ' stale' : ''}`} role="status">
          <span class="dot" aria-hidden="true" />
          {at === null ? 'No figures yet' : `${stateOf(isPaused, isStale, isLive)} ${times.clock(at)}`}
        </p>
        <div class="tools">
          <button type="button" class="quiet" aria-pressed={isPaused} onClick={() => onPause(!isPaused)}>
            {isPaused ? 'Resume' : 'Pause'}
          </button>
          <ExportMenu files={files} />
          <Choice
            label="Time zone"
            value={filters.utc ? 'utc' : 'local'}
            options={[
              { value: 'local', text: 'Local', about: times.zone },
              { value: 'utc', text: 'UTC' },
            ]}
            onChange={(zone) => change({ utc: zone === 'utc' })}
          />
          <Choice
            label="Colours"
            value={theme}
            options={themes.map((value) => ({ value, text: { auto: 'Auto', light: 'Light', dark: 'Dark' }[value] }))}
            onChange={onTheme}
          />
          <button type="button" class="quiet" onClick={onLeave}>
            Change key
          </button>
        </div>
      </div>
      <FilterBar {...props} />
    </header>
  );
}

function stateOf(isPaused: boolean, isStale: boolean, isLive: boolean): string {
  if (isPaused) return 'Paused, figures of';
  if (isStale) return 'Not up to date, figures of';
  return isLive ? 'Live, figures of' : 'Every 15 s, figures of';
}

const any = { value: '', text: 'All' };

function FilterBar({ filters, change, options }: HeaderProps) {
  const owners = [
    { value: 'partner', text: options.partnerId === '' ? 'Mine' : options.partnerId },
    ...options.projects.map((name) => ({ value: `project:${name}`, text: `Project ${name}` })),
    ...(options.seesAll ? [{ value: 'all', text: 'All partners' }] : []),
    ...options.partners.filter((id) => id !== options.partnerId).map((id) => ({ value: `${only}${id}`, text: id })),
  ];
  const owned = owners.some(({ value }) => value === filters.of)
    ? owners
    : [...owners, { value: filters.of, text: filters.of.replace(only, '') }];
  const set = activeFilters(filters);
  /** Where there is little room, and only there. */
  const [isOpen, setOpen] = useState(false);
  return (
    // biome-ignore lint/a11y/useSemanticElements: `search` is not known to all readers yet
    <div class="filters" role="search" aria-label="Figures">
      <Choice
        label="Window"
        value={filters.window}
        options={ranges.map(({ window, name, text }) => ({ value: window, text: name, about: `The last ${text}` }))}
        onChange={(window) => change({ window })}
      />
      <Choice
        label="Which calls are counted"
        value={filters.everything ? 'everything' : 'dashboard'}
        options={[
          { value: 'dashboard', text: 'As Mastercard counts', about: 'Calls that its dashboard counts' },
          { value: 'everything', text: 'Everything', about: 'With the cache, refusals and calls without a response' },
        ]}
        onChange={(scope) => change({ everything: scope === 'everything' })}
      />
      <button
        type="button"
        class="selects-toggle"
        aria-expanded={isOpen}
        aria-controls="selects"
        onClick={() => setOpen(!isOpen)}
      >
        {isOpen ? 'Fewer filters' : 'More filters'}
      </button>
      <div id="selects" class={`selects${isOpen ? ' open' : ''}`}>
        <Select label="Partner" value={filters.of} options={owned} onChange={(of) => change({ of })} />
        <Select
          label="Endpoint"
          value={filters.endpoint ?? ''}
          options={[any, ...options.endpoints.map((value) => ({ value, text: value }))]}
          onChange={(endpoint) => change({ endpoint: endpoint || null })}
        />
        <Select
          label="Institution"
          value={filters.institutionId ?? ''}
          options={[any, ...options.institutions.map(({ id, name }) => ({ value: id, text: name }))]}
          onChange={(institutionId) => change({ institutionId: institutionId || null })}
        />
        <Select
          label="Connection"
          value={filters.connection ?? ''}
          options={[any, { value: 'DIRECT', text: 'Direct' }, { value: 'LEGACY', text: 'Legacy' }]}
          onChange={(value) => change({ connection: value === 'DIRECT' || value === 'LEGACY' ? value : null })}
        />
        <Select
          label="Billable"
          value={filters.billable === null ? '' : filters.billable ? 'yes' : 'no'}
          options={[any, { value: 'yes', text: 'Billable' }, { value: 'no', text: 'Not billable' }]}
          onChange={(value) => change({ billable: value === '' ? null : value === 'yes' })}
        />
      </div>
      {set > 0 && (
        <button
          type="button"
          class="quiet"
          onClick={() =>
            change({
              ...defaultFilters,
              window: filters.window,
              everything: filters.everything,
              utc: filters.utc,
              log: filters.log,
            })
          }
        >
          Clear {set} {set === 1 ? 'filter' : 'filters'}
        </button>
      )}
    </div>
  );
}
