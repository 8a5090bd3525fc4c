import type { Answer } from './request';

/** A refusal as RFC 9457 has it, with the headers that every response has. */
export function expectProblem(answer: Answer, status: number): void {
  expect({ status: answer.status, text: answer.text }).toMatchObject({ status });
  expect(answer.headers['content-type']).toBe('application/problem+json');
  expect(answer.headers['x-content-type-options']).toBe('nosniff');
  const id = answer.headers['x-request-id'];
  expect(answer.json()).toMatchObject({ status, request_id: id });
}
