import { findApplication } from './find-application';

describe('findApplication', () => {
  it.each([
    ['from fastapi import FastAPI\n\napp = FastAPI()', 'app'],
    ['app: FastAPI = create_app(\n    settings)', 'app'],
    ['api = FastAPI()\n', 'api'],
    ['api = APIRouter()\napp = FastAPI()', 'app'],
    ['service = fastapi.FastAPI(\n', 'service'],
    ['from .factory import app', 'app'],
    ['from .factory import (\n    log,\n    app,\n)', 'app'],
    ['from .factory import application as app', 'app'],
    ['import service.application as app', 'app'],
    ['\uFEFFapp = FastAPI()\r\n', 'app'],
  ])('finds it in %j', (source, name) => {
    expect(findApplication(source)).toBe(name);
  });

  it.each([
    '',
    'import typer\n\ncli = typer.Typer()',
    '    app = FastAPI()',
    '# app = FastAPI()',
    'from .factory import apple',
    'from .factory import app as other',
    'app == 1',
    'def create_app() -> FastAPI:\n    app = FastAPI()\n    return app',
  ])('finds none in %j', (source) => {
    expect(findApplication(source)).toBeUndefined();
  });
});
