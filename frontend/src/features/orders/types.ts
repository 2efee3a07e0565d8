import type { PlaceOrderRequest, TransitionRequest } from '@/api/gen';

export type {
  DeliveryMethod,
  Lab,
  Named,
  Order,
  OrderAction,
  OrderEvent,
  OrderPriority,
  OrderStatus,
  OrderSummary,
  PaginatedOrderList as OrderPage,
  PlaceOrderRequest,
  ReasonCode,
} from '@/api/gen';

/** What a clinic writes in an order. */
export type OrderContent = Required<Omit<PlaceOrderRequest, 'status'>>;

/** What accompanies a step. */
export type StepInput = Omit<TransitionRequest, 'action'>;
