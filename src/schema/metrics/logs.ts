import type {
  AuditLogEntry,
  EarlierAttempt,
  RequestLogEntry,
  ResponseHeader,
  WebhookLogEntry,
} from '../../domain/metrics-log.ts';
import { builder } from '../builder.ts';
import { ErrorCategoryEnum } from '../enums.ts';
import { AuditKindEnum } from './enums.ts';

const EarlierAttemptRef = builder.objectRef<EarlierAttempt>('EarlierAttempt');
EarlierAttemptRef.implement({
  description: 'An attempt of a call that was followed by another.',
  fields: (t) => ({
    attempt: t.exposeInt('attempt', { nullable: false, description: 'Which try of its call it was, from 1.' }),
    status: t.exposeInt('status', { nullable: true, description: 'HTTP status; null without a response.' }),
    code: t.exposeString('code', { nullable: false, description: 'Code of the failure.' }),
    serviceMs: t.exposeFloat('serviceMs', {
      nullable: false,
      description: 'Milliseconds from when it was sent to its end.',
    }),
  }),
});

const ResponseHeaderRef = builder.objectRef<ResponseHeader>('ResponseHeader');
ResponseHeaderRef.implement({
  description: 'A header of an answer.',
  fields: (t) => ({
    name: t.exposeString('name', { nullable: false, description: 'Its name, in lower case.' }),
    value: t.exposeString('value', { nullable: false, description: 'Its value.' }),
  }),
});

export const RequestLogEntryRef = builder.objectRef<RequestLogEntry>('RequestLogEntry');
RequestLogEntryRef.implement({
  description:
    'One call to Mastercard, or one ask that needed none: names and figures, never a value of anybody’s data. Kept for 7 days unless set otherwise.',
  fields: (t) => ({
    logId: t.exposeID('logId', { nullable: false, description: 'Names the entry.' }),
    at: t.expose('at', { type: 'DateTime', nullable: false, description: 'When it began.' }),
    partnerId: t.exposeID('partnerId', { nullable: false, description: 'The partner that it was made for.' }),
    requestId: t.exposeID('requestId', {
      nullable: true,
      description: 'The request that caused it, as errors quote it; null for a background job.',
    }),
    operationName: t.exposeString('operationName', { nullable: true, description: 'The operation that caused it.' }),
    clientId: t.exposeID('clientId', { nullable: true, description: 'The client that sent the operation.' }),
    job: t.exposeString('job', { nullable: true, description: 'The background job that caused it.' }),
    endpoint: t.exposeString('endpoint', { nullable: false, description: "Mastercard's operationId." }),
    method: t.exposeString('method', { nullable: false, description: 'HTTP method.' }),
    path: t.exposeString('path', { nullable: false, description: 'Path template, never with ids.' }),
    source: t.exposeString('source', {
      nullable: false,
      description: '`upstream`, `cache`, `stale`, `coalesced` or `refused`: only the first is a call.',
    }),
    status: t.exposeInt('status', { nullable: true, description: 'HTTP status; null without a response.' }),
    category: t.expose('category', {
      type: ErrorCategoryEnum,
      nullable: true,
      description: 'Where the failure comes from; null for a success.',
    }),
    code: t.exposeString('code', { nullable: true, description: 'Code of the failure; null for a success.' }),
    meaning: t.exposeString('meaning', { nullable: true, description: 'What the code means.' }),
    remedy: t.exposeString('remedy', { nullable: true, description: 'What to do about it.' }),
    institutionId: t.exposeID('institutionId', { nullable: true, description: 'The institution, where known.' }),
    customerHash: t.exposeString('customerHash', {
      nullable: true,
      description: 'Stands for the customer: the same one has the same hash, and nobody can find out whose it is.',
    }),
    attempt: t.exposeInt('attempt', { nullable: false, description: 'Which try of its call it was, from 1.' }),
    live: t.exposeBoolean('live', {
      nullable: false,
      description: 'Whether Mastercard asked the institution, as opposed to its own database.',
    }),
    billable: t.exposeBoolean('billable', { nullable: false, description: 'Whether the call is one that is billed.' }),
    earlierAttempts: t.expose('earlierAttempts', {
      type: [EarlierAttemptRef],
      nullable: false,
      description: 'The attempts of the same call before this one, first one first.',
    }),
    queueMs: t.exposeFloat('queueMs', { nullable: false, description: 'Milliseconds until it was sent.' }),
    tokenMs: t.exposeFloat('tokenMs', {
      nullable: false,
      description: "Milliseconds of these in which the partner's token was waited for.",
    }),
    serviceMs: t.exposeFloat('serviceMs', {
      nullable: false,
      description: 'Milliseconds from then to the last byte of the answer.',
    }),
    decodeMs: t.exposeFloat('decodeMs', {
      nullable: true,
      description: 'Milliseconds that reading the answer took; null without a response.',
    }),
    requestBytes: t.exposeInt('requestBytes', { nullable: false, description: 'Size of the body of the request.' }),
    responseBytes: t.exposeInt('responseBytes', { nullable: true, description: 'Size of the body of the answer.' }),
    responseKind: t.exposeString('responseKind', {
      nullable: true,
      description: '`json`, `text` or `none`; null without a response.',
    }),
    responseHeaders: t.expose('responseHeaders', {
      type: [ResponseHeaderRef],
      nullable: false,
      description: 'Headers of the answer that say nothing of anybody: its type, its date, ids for support.',
    }),
    bodyShape: t.exposeString('bodyShape', {
      nullable: true,
      description:
        'What the body of the answer is made of: names of fields and kinds of values, never a value. Null where it was not JSON, or an error.',
    }),
    accounts: t.exposeInt('accounts', { nullable: false, description: 'How many accounts the answer had data of.' }),
  }),
});

const RequestLogEdge = builder.edgeObject({
  type: RequestLogEntryRef,
  name: 'RequestLogEdge',
  description: 'An entry of the log of calls.',
});
export const RequestLogConnection = builder.connectionObject(
  { type: RequestLogEntryRef, name: 'RequestLogConnection', description: 'A page of the log of calls, newest first.' },
  RequestLogEdge,
);

const WebhookLogEntryRef = builder.objectRef<WebhookLogEntry>('WebhookLogEntry');
WebhookLogEntryRef.implement({
  description: 'One webhook event as it was received. Kept for 7 days unless set otherwise.',
  fields: (t) => ({
    logId: t.exposeID('logId', { nullable: false, description: 'Names the entry.' }),
    at: t.expose('at', { type: 'DateTime', nullable: false, description: 'When it arrived.' }),
    partnerId: t.exposeID('partnerId', { nullable: false, description: 'The partner that it is for.' }),
    eventId: t.exposeID('eventId', {
      nullable: true,
      description: "Mastercard's id of the event, where it sends one.",
    }),
    family: t.exposeString('family', { nullable: false, description: 'The family of events, as in the URL.' }),
    type: t.exposeString('type', { nullable: false, description: 'The type of event as it was sent.' }),
    verification: t.exposeString('verification', {
      nullable: false,
      description: '`verified`, or why it was refused.',
    }),
    dedupe: t.exposeString('dedupe', { nullable: false, description: '`new`, `duplicate` or `unchecked`.' }),
    status: t.exposeInt('status', { nullable: false, description: 'The HTTP status it was answered with.' }),
    bytes: t.exposeInt('bytes', { nullable: false, description: 'Size of its body.' }),
    durationMs: t.exposeFloat('durationMs', { nullable: false, description: 'Milliseconds until it was answered.' }),
    customerHash: t.exposeString('customerHash', {
      nullable: true,
      description: 'Stands for the customer it is about, where there is one.',
    }),
  }),
});

const WebhookLogEdge = builder.edgeObject({
  type: WebhookLogEntryRef,
  name: 'WebhookLogEdge',
  description: 'An entry of the log of webhook events.',
});
export const WebhookLogConnection = builder.connectionObject(
  {
    type: WebhookLogEntryRef,
    name: 'WebhookLogConnection',
    description: 'A page of the log of webhook events, newest first.',
  },
  WebhookLogEdge,
);

const AuditLogEntryRef = builder.objectRef<AuditLogEntry>('AuditLogEntry');
AuditLogEntryRef.implement({
  description:
    'Who did or read what, about whom: every mutation, every download, every read of owners, consumers and account numbers. Never a value.',
  fields: (t) => ({
    logId: t.exposeID('logId', { nullable: false, description: 'Names the entry.' }),
    at: t.expose('at', { type: 'DateTime', nullable: false, description: 'When it was over.' }),
    partnerId: t.exposeID('partnerId', { nullable: false, description: 'The partner that it was done for.' }),
    requestId: t.exposeID('requestId', {
      nullable: false,
      description: 'The request, as errors and other logs name it.',
    }),
    clientId: t.exposeID('clientId', { nullable: false, description: 'The client that asked.' }),
    endUserHash: t.exposeString('endUserHash', {
      nullable: true,
      description: 'Stands for the customer who asked; null for a client that acts for all customers.',
    }),
    kind: t.expose('kind', { type: AuditKindEnum, nullable: false, description: 'Whether it was done or read.' }),
    fields: t.exposeStringList('fields', {
      nullable: false,
      description: 'Mutations that ran, or fields that were read, such as `Account.owners`.',
    }),
    customerHash: t.exposeString('customerHash', {
      nullable: true,
      description:
        'Stands for the customer it was about; the argument `customerId` finds it. An operation about several has an entry for each.',
    }),
    failed: t.exposeBoolean('failed', { nullable: false, description: 'Whether the answer had errors.' }),
  }),
});

const AuditLogEdge = builder.edgeObject({
  type: AuditLogEntryRef,
  name: 'AuditLogEdge',
  description: 'An entry of the audit log.',
});
export const AuditLogConnection = builder.connectionObject(
  { type: AuditLogEntryRef, name: 'AuditLogConnection', description: 'A page of the audit log, newest first.' },
  AuditLogEdge,
);
