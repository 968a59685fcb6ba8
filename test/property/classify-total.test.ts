import fc from 'fast-check';
import { expect, test } from 'vitest';

import { classifyAnswer, isSuccess } from '../../src/datasources/upstream/classify.ts';
import { errorCodes, GatewayError } from '../../src/domain/errors.ts';
import { runs } from '../support/scale.ts';
import { endpoint } from '../support/upstream-stage.ts';

const code = fc.oneof(fc.constantFrom(103, '103', 14001, '10023', 24302, 977, '44000'), fc.anything());
const body = fc.oneof(
  fc.anything(),
  code.map((value) => ({ code: value })),
  code.map((value) => ({ Errors: { Error: [{ ReasonCode: value }] } })),
  fc.anything().map((value) => ({ Errors: value })),
);
const bytes = fc.oneof(
  body.map((value) => {
    try {
      return new TextEncoder().encode(JSON.stringify(value) ?? '');
    } catch {
      return new Uint8Array();
    }
  }),
  fc.uint8Array(),
  fc.string().map((text) => new TextEncoder().encode(text)),
);

test('any status with any body is a success or has one of the published error codes', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 100, max: 599 }),
      bytes,
      fc.option(fc.string()),
      fc.option(fc.string()),
      (status, content, type, retry) => {
        const response = {
          kind: 'response',
          status,
          body: content,
          contentType: type ?? undefined,
          retryAfter: retry ?? undefined,
        } as const;
        if (isSuccess(response)) return;
        const { error } = classifyAnswer(endpoint(), response, { sentAt: 0, endedAt: 0 }, 0);
        expect(error).toBeInstanceOf(GatewayError);
        expect(errorCodes).toHaveProperty(error.code);
      },
    ),
    runs(3_000),
  );
});

test('a code sent as a number and as a string is the same fault', () => {
  fc.assert(
    fc.property(fc.integer({ min: 400, max: 599 }), fc.nat(60_000), (status, value) => {
      const of = (sent: unknown) =>
        classifyAnswer(
          endpoint(),
          {
            kind: 'response',
            status,
            body: new TextEncoder().encode(JSON.stringify(sent)),
            contentType: undefined,
            retryAfter: undefined,
          },
          { sentAt: 0, endedAt: 0 },
          0,
        );
      const shapes = [
        { code: value },
        { code: String(value) },
        { trackingId: 't', code: value },
        { Errors: { Error: [{ ReasonCode: value }] } },
      ];
      const seen = shapes.map((shape) => {
        const { fault, error } = of(shape);
        return `${fault} ${error.code} ${error.category} ${error.retryable} ${error.fixable} ${error.upstreamCode}`;
      });
      expect(new Set(seen).size).toBe(1);
    }),
    runs(500),
  );
});
