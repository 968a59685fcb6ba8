import { useState } from 'preact/hooks';
import { textOfWindow } from '../figures/filters.ts';
import { compact, count, milliseconds, nothing, percent } from '../figures/format.ts';
import type { MetricsFieldsFragment } from '../generated/documents.ts';

interface TileFacts {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  /** What is beside the value. */
  readonly aside?: string;
  readonly change: Change;
  readonly definition: string;
}

interface Change {
  readonly text: string;
  /** Whether more of it is welcome, where that can be said. */
  readonly tone: 'good' | 'bad' | 'plain';
}

/** The five figures that say how it is, each against the window before. */
export function Tiles({ metrics }: { readonly metrics: MetricsFieldsFragment }) {
  const before = `the ${textOfWindow(metrics.window)} before`;
  return (
    <ul class="tiles" aria-label="Summary">
      {tilesOf(metrics, before).map((tile) => (
        <Tile key={tile.id} {...tile} />
      ))}
    </ul>
  );
}

function tilesOf(metrics: MetricsFieldsFragment, before: string): readonly TileFacts[] {
  const { mine, minePrevious, platform } = metrics.successRate;
  const { blended } = metrics.latency.current;
  const blendedBefore = metrics.latency.previous.blended;
  return [
    {
      id: 'success',
      label: 'Success rate',
      value: percent(mine.rate),
      aside: besidePlatform(mine.rate, platform),
      change: points(mine.rate, minePrevious.rate, before),
      definition: `Successful responses among all responses, by their response code alone: ${count(mine.successful)} of ${count(mine.calls)}. The platform rate is that of all partners of this gateway on the endpoints you called, not Mastercard’s own.`,
    },
    {
      id: 'calls',
      label: 'Calls',
      value: compact(metrics.calls.current),
      change: share(metrics.calls.current, metrics.calls.previous, before, 'plain'),
      definition:
        metrics.scope === 'ALL'
          ? `Everything that was asked: calls, retries, and asks that needed no call or got no answer. ${count(metrics.calls.current)} in all.`
          : `Calls that got a response, each retry by itself, without the paths that Mastercard’s dashboard leaves out. ${count(metrics.calls.current)} in all.`,
    },
    {
      id: 'p90',
      label: 'Response time, P90',
      value: milliseconds(blended.p90),
      aside: blended.median === null ? 'no live calls' : `median ${milliseconds(blended.median)}`,
      change: times(blended.p90, blendedBefore.p90, before),
      definition: `What nine of ten live calls did not exceed, over Direct and Legacy connections together, without our queue. From ${count(blended.calls)} calls that reached an institution; answers from Mastercard’s database are not among them.`,
    },
    {
      id: 'errors',
      label: 'Errors',
      value: compact(metrics.errors.total.current),
      aside: mine.calls === 0 ? '' : `${percent(1 - (mine.rate ?? 1))} of calls`,
      change: share(metrics.errors.total.current, metrics.errors.total.previous, before, 'bad'),
      definition:
        'Calls whose response code is no success, in the four categories of Mastercard’s dashboard. Trouble inside a successful answer is a data problem and not among them.',
    },
    {
      id: 'accounts',
      label: 'Active accounts',
      value: compact(metrics.activeAccounts.current),
      change: share(metrics.activeAccounts.current, metrics.activeAccounts.previous, before, 'good'),
      definition:
        'Different bank accounts whose data a successful call brought. A customer can have several of them. Counted exactly, by keyed hashes.',
    },
  ];
}

function besidePlatform(mine: number | null, { state, rate }: { state: string; rate: number | null }): string {
  if (state === 'WITHHELD') return 'platform withheld';
  if (state === 'NO_CALLS' || rate === null) return 'no platform rate';
  const delta = mine === null ? '' : `, ${signed((mine - rate) * 100, 'pp')}`;
  return `platform ${percent(rate)}${delta}`;
}

const amountOf = (value: number) => Math.abs(value).toFixed(Math.abs(value) < 10 ? 2 : 0);
const signed = (value: number, unit: string) => `${value < 0 ? '−' : '+'}${amountOf(value)} ${unit}`;

function points(now: number | null, then: number | null, before: string): Change {
  if (now === null || then === null) return { text: `nothing to compare in ${before}`, tone: 'plain' };
  const delta = (now - then) * 100;
  if (Math.abs(delta) < 0.005) return { text: `as in ${before}`, tone: 'plain' };
  return { text: `${arrow(delta)} ${amountOf(delta)} pp on ${before}`, tone: delta > 0 ? 'good' : 'bad' };
}

function share(now: number, then: number, before: string, more: 'good' | 'bad' | 'plain'): Change {
  if (then === 0) return { text: now === 0 ? `none in ${before} either` : `none in ${before}`, tone: 'plain' };
  const delta = (now / then - 1) * 100;
  if (Math.abs(delta) < 0.05) return { text: `as in ${before}`, tone: 'plain' };
  const less = more === 'good' ? 'plain' : 'good';
  const tone = more === 'plain' ? 'plain' : delta > 0 ? more : less;
  const amount = Math.abs(delta) >= 1000 ? `${compact(Math.round(now / then))} times` : `${amountOf(delta)} %`;
  return { text: `${arrow(delta)} ${amount} on ${before}`, tone };
}

function times(now: number | null, then: number | null, before: string): Change {
  if (now === null || then === null) return { text: `nothing to compare in ${before}`, tone: 'plain' };
  return share(now, then, before, 'bad');
}

const arrow = (delta: number) => (delta > 0 ? '▲' : '▼');

function Tile({ id, label, value, aside, change, definition }: TileFacts) {
  const [isOpen, setOpen] = useState(false);
  return (
    <li class="tile" id={`tile-${id}`}>
      <div class="label">
        <span>{label}</span>
        <button
          type="button"
          class="help"
          aria-expanded={isOpen}
          aria-controls={`${id}-definition`}
          aria-label={`What ${label} means`}
          onClick={() => setOpen(!isOpen)}
        >
          ?
        </button>
      </div>
      <div class="value">
        <strong class={value === nothing ? 'none' : undefined}>{value}</strong>
        {aside && <span>{aside}</span>}
      </div>
      <div class={`change ${change.tone}`}>{change.text}</div>
      <p class="definition" id={`${id}-definition`} hidden={!isOpen}>
        {definition}
      </p>
    </li>
  );
}
