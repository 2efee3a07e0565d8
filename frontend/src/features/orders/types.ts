import type { Order, PlaceOrderRequest, TransitionRequest } from '@/api/gen';

export type {
  DeliveryMethod,
  Lab,
  Named,
  OnTime,
  Order,
  OrderAction,
  OrderAnswer,
  OrderEvent,
  OrderPatient,
  OrderPriority,
  OrderStatus,
  OrderSummary,
  OrderTest,
  PaginatedOrderList as OrderPage,
  PlaceOrderRequest,
  Preview as OrderPreview,
  PreviewOrderRequest as PreviewRequest,
  ReasonCode,
  Repeat as RepeatedTest,
  UsualTest,
  UsualTests,
} from '@/api/gen';

/** Where the sample is taken; "" where nothing is said. */
export type Collection = Order['collection'];

/** What a clinic writes in an order. */
export type OrderContent = Required<Omit<PlaceOrderRequest, 'status'>>;

/** What accompanies a step. */
export type StepInput = Omit<TransitionRequest, 'action'>;
