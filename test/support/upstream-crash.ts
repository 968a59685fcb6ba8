import { secret } from '../../src/domain/secret.ts';
import { caller, callOf, endpoint, startPipeline } from './upstream-stage.ts';

/** A process of a crash loop: asks once with the credentials of its arguments and is gone without any tidying up. */
const [, , dataDir = '', upstreamUrl = '', partnerId = '', partnerSecret = '', appKey = ''] = process.argv;

const { pipeline } = await startPipeline(dataDir);
const partner = {
  partnerId,
  partnerSecret: secret(partnerSecret),
  appKey: secret(appKey),
  environment: 'sandbox',
  upstreamUrl,
} as const;
const outcome = await pipeline.exchange(callOf({ partner, customerId: '1' }, endpoint(), { caller: caller() })).then(
  () => 'answered',
  (error) => error.code,
);
process.stdout.write(outcome, () => process.kill(process.pid, 'SIGKILL'));
