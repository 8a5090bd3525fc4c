import type { Variant } from '../../render/derive-variant';
import { OPEN_TESTS } from './access';

const FEATURE = 'features/sample_items/feature.py';
const ROUTES = 'features/sample_items/routes.py';

const SIGNED_IN_ROUTER = `router = APIRouter(
    prefix="/sample-items",
    tags=["sample-items"],
    dependencies=[signed_in],
    responses=problem_responses(401),
)`;

/** A feature of a service that knows no users: whoever asks is answered. */
export const WITHOUT_USERS: Variant = {
  without: [],
  edits: [
    { path: FEATURE, find: ', requires=("users",)' },
    { path: ROUTES, find: 'from core.security import signed_in\n' },
    {
      path: ROUTES,
      find: SIGNED_IN_ROUTER,
      put: 'router = APIRouter(prefix="/sample-items", tags=["sample-items"])',
    },
    ...OPEN_TESTS,
  ],
};
