import { disposeAll } from './workspace';

afterAll(disposeAll);
