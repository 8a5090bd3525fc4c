import type { Edit } from '../../render/derive-variant';

const FOLDER = 'features/sample_items';
const SCHEMAS = `${FOLDER}/schemas.py`;
const SERVICES = `${FOLDER}/services.py`;
const ROUTES = `${FOLDER}/routes.py`;
const ROUTE_TESTS = `${FOLDER}/tests/test_routes.py`;
const SERVICE_TESTS = `${FOLDER}/tests/test_services.py`;

/** How a list is cut: behind a cursor, or by page number with a count of all. */
export const PAGINATIONS = ['cursor', 'offset'] as const;
export type Pagination = (typeof PAGINATIONS)[number];

/** What makes the template, whose lists have cursors, cut them as is said. */
export function pageEdits(pagination: Pagination): readonly Edit[] {
  return pagination === 'offset' ? OFFSET_PAGES : [];
}

/** Numbered pages in place of the template's cursors. */
const OFFSET_PAGES: readonly Edit[] = [
  {
    path: SCHEMAS,
    find: 'from core.keyset import CursorPage, KeysetQuery\n',
    put: 'from core.pagination import OffsetQuery\n',
  },
  {
    path: SCHEMAS,
    find: 'InputSchema, OutputSchema\n',
    put: 'InputSchema, OffsetPage, OutputSchema\n',
  },
  { path: SCHEMAS, find: '(CursorPage[', put: '(OffsetPage[' },
  { path: SCHEMAS, find: '(KeysetQuery)', put: '(OffsetQuery)' },
  {
    path: SERVICES,
    find: 'from core.keyset import fetch_after\n',
    put: 'from core.pagination import fetch_page\n',
  },
  {
    path: SERVICES,
    find: '-> tuple[Sequence[SampleItem], str | None]:\n    """Those of one page, and the cursor of the next."""\n',
    put: '-> tuple[Sequence[SampleItem], int]:\n    """Those of one page, and how many there are on all."""\n',
  },
  { path: SERVICES, find: 'await fetch_after(', put: 'await fetch_page(' },
  { path: ROUTES, find: 'found, next_cursor = await', put: 'found, total = await' },
  { path: ROUTES, find: 'next_cursor=next_cursor', put: 'total=total' },
  {
    path: ROUTE_TESTS,
    find: `    seen: list[str] = []
    query = {"limit": "2", "sort": sort}
    while True:
        page = (await api.get(path, params=query)).json()
        seen += [each["id"] for each in page["items"]]
        if page["next_cursor"] is None:
            return seen
        query["cursor"] = page["next_cursor"]
`,
    put: `    seen: list[str] = []
    for number in itertools.count(1):
        page = (await api.get(f"{path}?page={number}&size=2&sort={sort}")).json()
        seen += [each["id"] for each in page["items"]]
        if not page["items"]:
            assert page["total"] == len(seen)
            break
    return seen
`,
  },
  {
    path: ROUTE_TESTS,
    find: '"""Sample items, as a client sees them."""\n\nfrom typing',
    put: '"""Sample items, as a client sees them."""\n\nimport itertools\nfrom typing',
  },
  {
    path: ROUTE_TESTS,
    find: '["limit=0", "limit=101", "cursor=forged", "cursor=e30=", "sort=no", "no-field=1"]',
    put: '["page=0", "page=1001", "size=0", "size=101", "sort=no", "no-field=1"]',
  },
  {
    path: SERVICE_TESTS,
    find: `        query = schemas.SampleItemQuery(limit=2)
        found, cursor = await services.list_sample_items(session, query)
        query = schemas.SampleItemQuery(limit=2, cursor=cursor)
        rest, last = await services.list_sample_items(session, query)

        assert [each.id for each in found] == ids[:2]
        assert [each.id for each in rest] == ids[2:]
        assert last is None
`,
    put: `        query = schemas.SampleItemQuery(size=2)
        found, total = await services.list_sample_items(session, query)
        query = schemas.SampleItemQuery(page=2, size=2)
        rest, _ = await services.list_sample_items(session, query)

        assert [each.id for each in found] == ids[:2]
        assert [each.id for each in rest] == ids[2:]
        assert total == 3
`,
  },
];
