import type { MetricsChange } from '../../domain/metrics.ts';
import * as resolvers from '../../resolvers/metrics.ts';
import { builder } from '../builder.ts';

const MetricsChangeRef = builder.objectRef<MetricsChange>('MetricsChange');
MetricsChangeRef.implement({
  description: 'That figures are different now. It carries none of them: ask for those that are shown.',
  fields: (t) => ({
    cursor: t.exposeString('cursor', {
      nullable: false,
      description:
        'The place after this event: as `after`, or as `Last-Event-ID`, it makes a new subscription go on there.',
    }),
    at: t.expose('at', { type: 'DateTime', nullable: false, description: 'When the gateway looked.' }),
    calls: t.exposeInt('calls', {
      nullable: false,
      description: 'Calls, and asks that needed none, that were recorded since the event before.',
    }),
    operations: t.exposeInt('operations', {
      nullable: false,
      description: 'GraphQL operations that were recorded since the event before.',
    }),
  }),
});

builder.subscriptionFields((t) => ({
  metricsChanged: t.field({
    type: MetricsChangeRef,
    nullable: false,
    description:
      'That the figures of your partner are different now: at once, and then whenever something was recorded, by any instance, but no more often than you ask for.',
    args: {
      project: t.arg.string({ description: 'Of this project instead, if your partner belongs to it.' }),
      platform: t.arg.boolean({
        required: true,
        defaultValue: false,
        description: 'Of all partners of this gateway instead. Takes the scope `platform`.',
      }),
      partnerId: t.arg.id({
        description: 'Of this partner alone, by the number that Mastercard gave it, with `platform`.',
      }),
      everySeconds: t.arg.int({
        required: true,
        defaultValue: 5,
        description: 'Seconds between two events at least, 2 to 300.',
      }),
      after: t.arg.string({
        description:
          'The `cursor` of the last event that you had: the next one tells of everything after it, up to 60 days back. A `Last-Event-ID` header goes before it.',
      }),
    },
    authScopes: { metrics: true },
    subscribe: (_root, args, ctx) => resolvers.metricsChanged(args, ctx),
    resolve: (event) => event,
  }),
}));
