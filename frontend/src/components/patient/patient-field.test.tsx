import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { http as mock, HttpResponse } from 'msw';
import { useState } from 'react';
import { beforeEach, expect, test } from 'vitest';
import { beginSession } from '@/session/session';
import { clinicActor } from '@/testing/actors';
import { page } from '@/testing/answers';
import { makePatient, refuseAsKnown } from '@/testing/patients';
import { renderAs } from '@/testing/render';
import { server } from '@/testing/server';
import { makeToken } from '@/testing/tokens';
import { PatientField } from './patient-field';
import type { ChosenPatient } from './types';

const known = makePatient();
let sent: unknown[] = [];
let submits = 0;

function Form() {
  const [patient, setPatient] = useState<ChosenPatient | null>(null);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submits += 1;
      }}
    >
      <PatientField id="who" label="Patient" value={patient} onChange={setPatient} />
      <button type="submit">Send</button>
    </form>
  );
}

const open = () => renderAs(<Form />, { actor: clinicActor }).user;
const box = () => screen.getByRole('combobox', { name: 'Patient' });

function answerCreate(...answers: (() => Response)[]) {
  server.use(
    mock.post('/api/patients/', async ({ request }) => {
      sent.push(await request.json());
      return answers[Math.min(sent.length, answers.length) - 1]?.();
    }),
  );
}

beforeEach(() => {
  sent = [];
  submits = 0;
  beginSession(makeToken());
  server.use(mock.get('/api/patients/', () => page([known])));
});

test('the keyboard finds and chooses; Enter alone chooses nobody and sends nothing', async () => {
  const user = open();
  await user.type(box(), 'oko');
  // The opening list has no role yet where nothing is ever painted.
  expect(await screen.findByText(/^7 Mar 1984 \(\d+ y\) · Female · NHS 943/)).toBeInTheDocument();
  await user.keyboard('{Enter}');
  expect(box()).toHaveValue('oko');
  await user.keyboard('{ArrowDown}{Enter}');
  expect(await screen.findByRole('button', { name: 'Change patient' })).toHaveFocus();
  expect(screen.getByText('Okonkwo, Chiamaka')).toBeVisible();
  await user.keyboard('{Enter}');
  expect(box()).toHaveFocus();
  expect(submits).toBe(0);
});

async function writeNew(user: UserEvent) {
  await user.type(box(), 'okonkwo 7.3.1984');
  await user.click(await screen.findByText(/^New patient “/));
  const dialog = within(await screen.findByRole('dialog', { name: 'New patient' }));
  expect(dialog.getByLabelText(/^Family name/)).toHaveValue('Okonkwo');
  expect(dialog.getByLabelText('Date of birth')).toHaveValue('7 Mar 1984');
  await user.click(dialog.getByRole('button', { name: 'Save patient' }));
  return dialog;
}

test('somebody who is kept already is shown before, and taken', async () => {
  answerCreate(() => refuseAsKnown('likely_duplicate', [known]));
  const user = open();
  const dialog = await writeNew(user);
  await user.click(await dialog.findByRole('button', { name: 'Use this one: Okonkwo, Chiamaka' }));
  expect(await screen.findByRole('button', { name: 'Change patient' })).toBeVisible();
  expect(sent).toHaveLength(1);
  expect(submits).toBe(0);
});

test('somebody else is kept once that is said', async () => {
  const other = makePatient({ name: 'Okonkwo, Other' });
  answerCreate(
    () => refuseAsKnown('likely_duplicate', [known]),
    () => HttpResponse.json(other, { status: 201 }),
  );
  const user = open();
  const dialog = await writeNew(user);
  await user.click(await dialog.findByRole('button', { name: 'It is somebody else' }));
  expect(await screen.findByText('Okonkwo, Other')).toBeVisible();
  expect(sent[1]).toEqual({ ...(sent[0] as object), is_distinct: true });
});

test('an identifier of somebody else’s is corrected, not overruled', async () => {
  answerCreate(() => refuseAsKnown('identifier_taken', [known]));
  const user = open();
  const dialog = await writeNew(user);
  expect(await dialog.findByText('Somebody has this identifier already')).toBeVisible();
  expect(dialog.queryByRole('button', { name: 'It is somebody else' })).not.toBeInTheDocument();
  await user.type(dialog.getByLabelText('Given names'), 'C');
  await waitFor(() =>
    expect(dialog.queryByText('Somebody has this identifier already')).not.toBeInTheDocument(),
  );
});
