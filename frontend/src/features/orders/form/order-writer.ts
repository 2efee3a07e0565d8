import { toProblem } from '@/api/problem';
import { changedFields, formOf, isSameForm, toContent, type OrderForm } from '../order-content';
import type { PlaceOrderRequest, Order, OrderContent } from '../types';

export interface WriterApi {
  create: (body: PlaceOrderRequest, key: string) => Promise<Order>;
  edit: (id: string, changes: Partial<OrderContent>, version: number) => Promise<Order>;
  submit: (id: string, version: number, key: string) => Promise<Order>;
  read: (id: string) => Promise<Order>;
}

export interface OrderWriter {
  /** Keeps the form as a draft on the server. Needs a lab. */
  save: (form: OrderForm) => Promise<Order>;
  /** Sends the form to the lab, from a draft of it. Safe to call again after any failure. */
  submit: (form: OrderForm) => Promise<Order>;
  /** Goes on from an order somebody else changed. */
  adopt: (order: Order) => void;
}

/**
 * Brings one form to the server, whatever happens on the way.
 *
 * The first POST is remembered with its idempotency key: after a lost answer the very same body goes out again, so the
 * server replays what it did, and what was typed since follows as an edit. It always asks for a draft: an old body may
 * name the wrong patient, and must not reach a lab before the edit does. Calls run one after another.
 */
export function createOrderWriter(
  api: WriterApi,
  initial: Order | null,
  newKey: () => string = () => crypto.randomUUID(),
): OrderWriter {
  let order = initial;
  /** What the server was last given. Its answer may differ in blanks, which is no edit. */
  let given = initial && formOf(initial);
  let key = newKey();
  let opening: { body: PlaceOrderRequest; form: OrderForm } | null = null;
  let queue: Promise<unknown> = Promise.resolve();

  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = queue.then(work, work);
    queue = result.catch(() => undefined);
    return result;
  }

  async function open(form: OrderForm): Promise<Order> {
    const content = toContent(form);
    if (!content) throw new Error('An order needs a lab.');
    opening ??= { body: { ...content, status: 'draft' }, form };
    try {
      const opened = await api.create(opening.body, key);
      given = opening.form;
      return opened;
    } catch (error) {
      if (isRefused(error)) {
        opening = null;
        key = newKey();
      }
      throw error;
    }
  }

  async function bring(form: OrderForm): Promise<Order> {
    order ??= await open(form);
    const changes = changedFields(form, given ?? form);
    if (Object.keys(changes).length > 0) order = await editOrAdopt(order, form, changes);
    given = form;
    return order;
  }

  async function editOrAdopt(base: Order, form: OrderForm, changes: Partial<OrderContent>) {
    try {
      return await api.edit(base.id, changes, base.version);
    } catch (error) {
      if (toProblem(error).code !== 'stale_version') throw error;
      // Our own edit may have arrived while its answer was lost; then there is nothing to resolve.
      const current = await api.read(base.id);
      if (!isSameForm(form, formOf(current))) throw error;
      return current;
    }
  }

  return {
    save: (form) => inTurn(() => bring(form)),
    submit: (form) =>
      inTurn(async () => {
        const brought = await bring(form);
        order =
          brought.status === 'draft' ? await api.submit(brought.id, brought.version, key) : brought;
        return order;
      }),
    adopt: (current) => {
      order = current;
      given = formOf(current);
    },
  };
}

/** The server has read the request and made nothing of it, so a corrected one is a new one. */
function isRefused(error: unknown): boolean {
  return [400, 403, 422].includes(toProblem(error).status);
}
