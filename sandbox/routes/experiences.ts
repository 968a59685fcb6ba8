import { memberOf } from '../body.ts';
import type { Reply } from '../reply.ts';
import { jsonReply } from '../reply.ts';
import type { Route, SandboxRequest } from '../router.ts';
import { textCodeErrors } from '../text-code-errors.ts';
import { upstreamErrors } from '../upstream-errors.ts';
import { uuid } from '../uuid.ts';

export const experienceRoutes: readonly Route[] = [
  { method: 'GET', template: '/connect/experiences', handler: listExperiences },
  { method: 'POST', template: '/connect/experiences/{experience_id}/duplicate', handler: duplicate },
];

function listExperiences({ partner, query }: SandboxRequest): Reply {
  const appName = query.get('appName') ?? '';
  if (appName === '') return textCodeErrors.missing('appName');
  const wanted = query.getAll('productCode').flatMap((codes) => codes.split(','));
  const found = partner.connect.experiences.filter(
    (experience) =>
      experience.appName === appName && wanted.every((code) => code === '' || experience.productCodes.includes(code)),
  );
  if (found.length === 0) return textCodeErrors.noExperiences();
  return jsonReply(found.map(({ id, productCodes }) => ({ id, appName, productCode: productCodes })));
}

/** The copy belongs to the indirect partner, of whom this server knows no more than that. */
function duplicate({ partner, params, body, random }: SandboxRequest): Reply {
  const known = partner.connect.experiences.some(({ id }) => id === params.experience_id);
  if (!known) return upstreamErrors.badRequest('Unknown experience');
  if (typeof memberOf(body, 'indirectPartnerId') !== 'number')
    return upstreamErrors.missingParameter('indirectPartnerId');
  return jsonReply({ experienceId: uuid(random) });
}
