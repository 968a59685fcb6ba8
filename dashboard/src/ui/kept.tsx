import type { FunctionComponent } from 'preact';
import { useMemo } from 'preact/hooks';

/**
 * A panel that is drawn again when something it is given is another, and only then: a click on a filter draws the header and not
 * thirty days of charts and tables, which show the same until the answer is there.
 */
export function kept<Props extends object>(Panel: FunctionComponent<Props>): FunctionComponent<Props> {
  return function Kept(props) {
    // Which props there are is the same each time; what is the same element as before is left as it is.
    return useMemo(() => <Panel {...props} />, Object.values(props));
  };
}
