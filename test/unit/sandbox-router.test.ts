import { describe, expect, it } from 'vitest';
import { operations } from '../../sandbox/operations.ts';
import { createRouter } from '../../sandbox/router.ts';
import { routes } from '../../sandbox/routes/index.ts';

const router = createRouter(operations.map(({ method, template, id }) => [method, template, id] as const));
const fill = (template: string) => template.replace(/\{\w+\}/g, 'x1');

describe('the router', () => {
  it('knows the 156 operations of the OpenAPI document apart', () => {
    expect(operations).toHaveLength(156);
    for (const { method, template, id } of operations) {
      expect(router.match(method, fill(template))).toMatchObject({ template, target: id });
    }
  });

  it('prefers a literal segment, and comes back from a dead end', () => {
    const { match } = createRouter([
      ['GET', '/a/{id}', 'one'],
      ['GET', '/a/all', 'all'],
      ['GET', '/{any}/all/c', 'deep'],
    ]);
    expect(match('GET', '/a/all')?.target).toBe('all');
    expect(match('GET', '/a/7')).toEqual({ template: '/a/{id}', params: { id: '7' }, target: 'one' });
    expect(match('GET', '/a/all/c')).toMatchObject({ target: 'deep', params: { any: 'a' } });
  });

  it('decodes parameters, and leaves broken encoding alone', () => {
    const { match } = createRouter([['GET', '/a/{id}', 'one']]);
    expect(match('GET', '/a/x%40y')?.params).toEqual({ id: 'x@y' });
    expect(match('GET', '/a/%zz')?.params).toEqual({ id: '%zz' });
  });

  it('does not match other methods, empty parameters or longer paths', () => {
    for (const [method, path] of [
      ['POST', '/institution/v2/institutions'],
      ['GET', '/institution/v2/institutions/'],
      ['GET', '/institution/v2'],
      ['GET', '/'],
    ] as const) {
      expect(router.match(method, path)).toBeUndefined();
    }
  });

  it('imitates operations of the document only, but for the unlisted addall', () => {
    const known = new Set(operations.map(({ method, template }) => `${method} ${template}`));
    const unlisted = routes.map(({ method, template }) => `${method} ${template}`).filter((name) => !known.has(name));
    expect(unlisted).toEqual([
      'POST /aggregation/v1/customers/{customerId}/institutions/{institutionId}/accounts/addall',
    ]);
  });
});
