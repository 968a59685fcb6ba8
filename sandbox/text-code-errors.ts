import type { Reply } from './reply.ts';
import { jsonReply } from './reply.ts';

const couldNotBeValidated =
  'One or more of the fields could not be validated. Please ensure you have entered the correct data.';

const refusal = (status: number, code: string, message: string, userMessage = ''): Reply =>
  jsonReply({ code, status: String(status), message, user_message: userMessage }, status);

const badRequest = (code: string, userMessage: string) => refusal(400, code, 'Bad Request', userMessage);

/** Refusals of the newer families - Connect, consents, applications -, which write their codes as texts. */
export const textCodeErrors = {
  invalid: (message: string) => refusal(400, '10010', message, couldNotBeValidated),
  /** Live, the service that Connect asked shows through. */
  unknownCustomer: (id: string) =>
    refusal(
      400,
      '10010',
      `Request failed with status code 404 GET /aggregation/v1/customers/${id}`,
      couldNotBeValidated,
    ),
  missing: (name: string) => refusal(400, '10005', `Missing parameter (${name})`, couldNotBeValidated),
  unknownExperience: () => refusal(400, '1003', 'Invalid experience', couldNotBeValidated),
  noAccountsAtLogin: () =>
    refusal(404, '38007', 'Customer does not have any accounts associated with institutionLoginId.'),
  noExperiences: () =>
    refusal(
      404,
      '4004',
      'The requested experience could not be found for the external app name.',
      'The requested entity was not found.',
    ),
  consentNotFound: () => refusal(404, '10215', 'Consent receipt not found'),
  invalidConsentParameter: (name: string) => refusal(400, '10100', `Invalid parameter - ${name}`),
  registrationNotFound: () =>
    refusal(404, '3002', 'Resource Not Found', 'Requested application registration status is not found'),
  applicationNotFound: () => refusal(404, '3001', 'Resource Not Found', 'Requested Application Id is not found'),
  invalidStart: () => badRequest('3005', 'Invalid Start value'),
  invalidLimit: () => badRequest('3006', 'Invalid Limit value'),
  limitTooLarge: () => badRequest('3007', 'Requested Limit value is exceeded than allowed max Limit value'),
  unknownQueryParameter: (known: readonly string[]) =>
    badRequest('3008', `Known query parameters: [${known.join(', ')}] are allowed only`),
} satisfies Record<string, (...details: never[]) => Reply>;
