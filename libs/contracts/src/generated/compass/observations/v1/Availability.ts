// Original file: compass/observations/v1/observations.proto

/**
 * Not available differs from looked and found nothing.
 */
export const Availability = {
  AVAILABILITY_UNSPECIFIED: 'AVAILABILITY_UNSPECIFIED',
  AVAILABILITY_AVAILABLE: 'AVAILABILITY_AVAILABLE',
  AVAILABILITY_NOT_AVAILABLE: 'AVAILABILITY_NOT_AVAILABLE',
} as const;

/**
 * Not available differs from looked and found nothing.
 */
export type AvailabilityInput =
  | 'AVAILABILITY_UNSPECIFIED'
  | 0
  | 'AVAILABILITY_AVAILABLE'
  | 1
  | 'AVAILABILITY_NOT_AVAILABLE'
  | 2

/**
 * Not available differs from looked and found nothing.
 */
export type Availability = typeof Availability[keyof typeof Availability]
