import type { MetricsFieldsFragment } from '../generated/documents.ts';
import { categoryNames, count, percent } from './format.ts';

/** What the figures say in a sentence or two: who it is, since when, where, and what to do. */
export interface Verdict {
  readonly tone: 'quiet' | 'good' | 'notice' | 'bad';
  readonly headline: string;
  /** Begin of the bucket since which it is worse than it was in most of the window; null: it is as it was. */
  readonly since: string | null;
  readonly details: readonly string[];
  readonly remedy: string | null;
  /** What to show in the log. */
  readonly code: string | null;
}

const blame = {
  FINANCIAL_INSTITUTION: 'It is the bank',
  PLATFORM: "It is Mastercard's platform",
  CUSTOMER: 'It is what we ask for',
  OTHER: 'It is not clear who it is',
} as const;

/** Of how many calls at most one may fail without a word about it. */
const usual = 0.001;
const serious = 0.05;

export function verdictOf(metrics: MetricsFieldsFragment): Verdict {
  const { calls, successful, rate } = metrics.successRate.mine;
  const failed = calls - successful;
  const quiet = { since: null, details: [], remedy: null, code: null };
  if (calls === 0 || rate === null) return { ...quiet, tone: 'quiet', headline: 'No calls in this window.' };
  if (failed === 0) return { ...quiet, tone: 'good', headline: `All ${count(calls)} calls were successful.` };
  const category = metrics.errors.byCategory.toSorted((one, other) => other.calls - one.calls)[0];
  const code = metrics.errors.byCode.find((each) => each.category === category?.category) ?? metrics.errors.byCode[0];
  const share = (category?.calls ?? 0) / failed;
  const worst = worstOf(metrics.endpoints);
  const bank = category?.category === 'FINANCIAL_INSTITUTION' ? worstOf(metrics.institutions) : null;
  const name = category === undefined ? '' : categoryNames[category.category].toLowerCase();
  const headline =
    share >= 0.6 && category !== undefined
      ? `${blame[category.category]}: ${count(category.calls)} of ${count(failed)} failed calls are ${name} errors.`
      : `There are several causes: ${count(failed)} calls failed, ${count(category?.calls ?? 0)} of them by ${name} errors.`;
  return {
    tone: 1 - rate < usual ? 'good' : 1 - rate < serious ? 'notice' : 'bad',
    headline,
    since: worseSince(metrics.series),
    details: [
      ...(code === undefined
        ? []
        : [`Mostly ${code.code} (${count(code.calls)})${code.meaning === null ? '' : `: ${code.meaning}`}`]),
      ...(bank === null ? [] : [`Most at ${bank.name}: ${bank.text}`]),
      ...(worst === null ? [] : [`Most on ${worst.name}: ${worst.text}`]),
    ],
    remedy: code?.remedy ?? null,
    code: code?.code ?? null,
  };
}

/** Below the rate of the window's usual bucket by more than this, it is worse than usual. */
const noticeable = 0.005;

/** Where the run of buckets that are worse than the usual one, and goes on until now, begins. */
function worseSince(series: MetricsFieldsFragment['series']): string | null {
  const known = series.filter(({ mine }) => mine.rate !== null);
  const rates = known.map(({ mine }) => mine.rate ?? 1).toSorted((one, other) => one - other);
  const usualRate = rates[Math.floor(rates.length / 2)] ?? 1;
  const lastFine = known.findLastIndex(({ mine }) => (mine.rate ?? 1) >= usualRate - noticeable);
  return known[lastFine + 1]?.at ?? null;
}

interface Group {
  readonly name?: string;
  readonly endpoint?: string;
  readonly successRate: { readonly calls: number; readonly successful: number; readonly rate: number | null };
}

/** The one with the most failures. */
function worstOf(groups: readonly Group[]): { readonly name: string; readonly text: string } | null {
  const failures = ({ successRate: { calls, successful } }: Group) => calls - successful;
  const worst = groups.toSorted((one, other) => failures(other) - failures(one))[0];
  if (worst === undefined || failures(worst) === 0) return null;
  const { calls, rate } = worst.successRate;
  const text = `${count(failures(worst))} of ${count(calls)} failed (${percent(rate)} successful)`;
  return { name: worst.name ?? worst.endpoint ?? '', text };
}
