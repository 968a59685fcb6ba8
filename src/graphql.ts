import type { IncomingHttpHeaders, RequestListener } from 'node:http';
import { createYoga, type Plugin } from 'graphql-yoga';
import type { Allowances } from './coordination/allowances.ts';
import type { Viewer } from './domain/viewer.ts';
import type { Authenticate } from './http/authenticate.ts';
import { knownAnswers } from './http/known-answers.ts';
import { type AnswerWay, withPlainPosts } from './http/plain-posts.ts';
import { plainResponses } from './http/plain-response.ts';
import type { Clock } from './lib/clock.ts';
import type { MetricsSink } from './metrics/sink.ts';
import { createAnswerDesk, type Recall } from './plugins/answer-desk.ts';
import { createStraightPath } from './plugins/straight-path.ts';
import { useAnswers } from './plugins/use-answers.ts';
import { type AuditEntry, useAudit } from './plugins/use-audit.ts';
import { useClientLimits } from './plugins/use-client-limits.ts';
import { type CompileOptions, useCompiledOperations } from './plugins/use-compiled-operations.ts';
import { useCost } from './plugins/use-cost.ts';
import { type DocumentOptions, useDocuments } from './plugins/use-documents.ts';
import { type ReportDefect, useErrorCodes } from './plugins/use-error-codes.ts';
import { useFreshness } from './plugins/use-freshness.ts';
import { useKnownDocuments } from './plugins/use-known-documents.ts';
import { usePartnerMetrics } from './plugins/use-partner-metrics.ts';
import { type CreateContext, useRequestContext } from './plugins/use-request-context.ts';
import { useRequestId } from './plugins/use-request-id.ts';
import { corsFor, type SiteOptions, useSameSite } from './plugins/use-same-site.ts';
import { type SubscriptionOptions, useSubscriptions } from './plugins/use-subscriptions.ts';
import { mostBytes, type UploadLimits, useUploads } from './plugins/use-uploads.ts';
import { useViewer } from './plugins/use-viewer.ts';
import { schema } from './schema/index.ts';
import type { TakeBudget } from './store/budget.ts';

export interface GraphqlDeps {
  readonly endpoint: string;
  readonly authenticate: Authenticate;
  readonly createContext: CreateContext;
  readonly sink: MetricsSink;
  readonly clock: Clock;
  readonly site: SiteOptions;
  readonly allowances: Allowances;
  readonly documents: DocumentOptions;
  readonly uploads: UploadLimits;
  readonly maxCalls: number;
  /** Told of mutations, and of reads of what is most personal. */
  readonly audit: (entry: AuditEntry) => void;
  readonly takeBudget: TakeBudget;
  readonly subscriptions: Pick<SubscriptionOptions, 'opened' | 'draining'>;
  /** False runs everything on the plain executor. */
  readonly compile: CompileOptions | false;
  readonly reportDefect: ReportDefect;
  /** Beside those that a request passes anyway. */
  readonly more?: readonly Plugin[];
  /** Null where every operation has to pass the GraphQL server. */
  readonly recall: Recall | null;
  /** Who sends a request, as far as was seen before; not good for letting anybody in. */
  readonly viewerOf: (headers: IncomingHttpHeaders) => Viewer | undefined;
  /** Told of each plain post which of the ways answers it. */
  readonly onAnswer?: (way: AnswerWay) => void;
}

/** The GraphQL server. The list of plugins is the life of a request, in order. */
export function createGraphql({
  endpoint,
  authenticate,
  createContext,
  sink,
  clock,
  site,
  allowances,
  documents,
  uploads,
  maxCalls,
  audit,
  takeBudget,
  subscriptions,
  compile,
  reportDefect,
  more = [],
  recall,
  viewerOf,
  onAnswer = () => {},
}: GraphqlDeps): RequestListener {
  // Plugins of others see every operation, so that none may be answered before them.
  const desk = recall === null || more.length > 0 ? null : createAnswerDesk({ allowances, clock, sink, recall });
  const ofOperations = [
    // Before it runs
    useSubscriptions({ ...subscriptions, authenticate, clock, sink, reportDefect }),
    useRequestContext(schema, createContext),
    useCost({ maxCalls, allowances, takeBudget, reportDefect }),
    useAudit(audit),
    usePartnerMetrics(sink, clock),
    useFreshness(),
    // How it runs
    ...(compile === false ? [] : [useCompiledOperations(compile)]),
    useAnswers({ desk }),
  ];
  const ofRequests = [
    useRequestId(),
    useErrorCodes(reportDefect),
    useViewer(authenticate),
    useSameSite(site),
    useUploads(uploads),
    useClientLimits(allowances),
    useDocuments(documents),
  ];
  const known = more.length > 0 ? null : useKnownDocuments({ schema, plugins: ofOperations });
  const yoga = createYoga({
    schema,
    graphqlEndpoint: endpoint,
    // Served apart, with every asset local.
    graphiql: false,
    landingPage: false,
    cors: (request) => corsFor(request, site),
    multipart: false,
    batching: false,
    extraParamNames: ['documentId'],
    // use-uploads has the lower limit of all but files.
    maxRequestBodySize: mostBytes(uploads),
    logging: false,
    // use-error-codes masks, and gives every error its code.
    maskedErrors: false,
    plugins: [...ofRequests, ...(known ? [known.plugin] : []), ...ofOperations, ...more],
  });
  // Before anything is answered: its own class is kept for what streams.
  yoga.fetchAPI.Response = plainResponses(yoga.fetchAPI.Response);
  const { fetchAPI } = yoga;
  return withPlainPosts({
    endpoint,
    listener: yoga,
    handleRequest: yoga.handleRequest,
    isKnown: (headers) => viewerOf(headers) !== undefined,
    answers: desk && knownAnswers({ desk, viewerOf, authenticate }),
    operations: known && createStraightPath({ plugins: [...ofRequests, ...ofOperations], known, fetchAPI }),
    onAnswer,
    onError: (error) => reportDefect(error, 'unknown'),
  });
}
