type Points = readonly (readonly [atMs: number, value: number])[];

/**
 * The slope of a least-squares line through the points. @returns value per millisecond; 0 for fewer than three points
 */
export function slope(points: Points): number {
  if (points.length < 3) return 0;
  const meanAt = points.reduce((sum, [atMs]) => sum + atMs, 0) / points.length;
  const meanValue = points.reduce((sum, [, value]) => sum + value, 0) / points.length;
  const covariance = points.reduce((sum, [atMs, value]) => sum + (atMs - meanAt) * (value - meanValue), 0);
  const variance = points.reduce((sum, [atMs]) => sum + (atMs - meanAt) ** 2, 0);
  return variance === 0 ? 0 : covariance / variance;
}
