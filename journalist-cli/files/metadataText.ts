import type { Metadata } from './exif.js';

/** What a picture tells of whoever took it, for a person; nothing when it tells nothing. */
export function metadataText(metadata: Metadata | null): (readonly [string, string])[] {
  if (metadata === null) return [];
  const { device, software, owner, taken, place } = metadata;
  return [
    ...(place === null
      ? []
      : [['Place in it', `${place.latitude.toFixed(5)}, ${place.longitude.toFixed(5)}`] as const]),
    ...(device === null ? [] : [['Device in it', device] as const]),
    ...(owner === null ? [] : [['Owner in it', owner] as const]),
    ...(taken === null ? [] : [['Taken', `${taken}, by the device's clock`] as const]),
    ...(software === null ? [] : [['Software in it', software] as const]),
  ];
}
