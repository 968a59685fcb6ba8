import { type LeftOut, leftOutReasons } from '../../domain/dashboard-rules.ts';
import type { MetricsScope, PlatformRateState } from '../../domain/metrics.ts';
import type { AuditKind } from '../../domain/metrics-log.ts';
import type { MetricsWindow } from '../../domain/metrics-windows.ts';
import { builder } from '../builder.ts';
import { described } from '../enums.ts';

export const MetricsWindowEnum = builder.enumType('MetricsWindow', {
  description: "The windows of Mastercard's metrics dashboard, each with its buckets. All of them are UTC.",
  values: described<MetricsWindow>({
    HOUR: 'The last hour, in buckets of 5 minutes.',
    DAY: 'The last 24 hours, in buckets of 60 minutes.',
    WEEK: 'The last 7 days, in buckets of 6 hours.',
    MONTH: 'The last 30 days, in buckets of a day.',
  }),
});

export const MetricsScopeEnum = builder.enumType('MetricsScope', {
  description: 'Which calls are counted.',
  values: described<MetricsScope>({
    AS_DASHBOARD: "Those that Mastercard's dashboard counts: calls that got a response, each retry by itself.",
    ALL: 'These, and what that leaves out: answers from the cache, refusals of the gateway, calls without a response.',
  }),
});

export const PlatformRateStateEnum = builder.enumType('PlatformRateState', {
  description: 'Whether the rate of all partners can be told.',
  values: described<PlatformRateState>({
    SHOWN: 'It is there.',
    WITHHELD: 'There are too few partners or calls: it would tell of a neighbour.',
    NO_CALLS: 'Nobody called these endpoints.',
  }),
});

export const LeftOutEnum = builder.enumType('LeftOutReason', {
  description: "Why an ask is not among the calls that Mastercard's dashboard counts.",
  values: described<LeftOut>(leftOutReasons),
});

export const AuditKindEnum = builder.enumType('AuditKind', {
  description: 'What an entry of the audit log is about.',
  values: described<AuditKind>({
    MUTATION: 'Something was done.',
    READ: 'An owner, a consumer or account numbers were read, or a document was downloaded.',
  }),
});
