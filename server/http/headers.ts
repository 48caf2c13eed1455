import type { RequestHandler } from 'express';
import helmet from 'helmet';

/**
 * The same for every answer. No HSTS: an onion service is plain HTTP inside Tor's own encryption,
 * and the header would say nothing. No Date, no Server, nothing of the machine.
 */
const DIRECTIVES = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'worker-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'"],
  'connect-src': ["'self'"],
  'form-action': ["'self'"],
  'base-uri': ["'none'"],
  'frame-ancestors': ["'none'"],
  'require-trusted-types-for': ["'script'"],
  'trusted-types': ['turnbox'],
};

/** The policy as helmet spells it, for the manifest of the site. */
export const CONTENT_POLICY = Object.entries(DIRECTIVES)
  .map(([name, values]) => `${name} ${values.join(' ')}`)
  .join(';');

const POLICY = helmet({
  contentSecurityPolicy: { useDefaults: false, directives: DIRECTIVES },
  referrerPolicy: { policy: 'no-referrer' },
  crossOriginOpenerPolicy: { policy: 'same-origin' },
  crossOriginResourcePolicy: { policy: 'same-origin' },
  xFrameOptions: { action: 'deny' },
  strictTransportSecurity: false,
  xPoweredBy: false,
});

/** What a page of this site never needs, so that nothing that got into it could ask either. */
const DENIED = [
  'accelerometer',
  'autoplay',
  'camera',
  'display-capture',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'web-share',
  'xr-spatial-tracking',
]
  .map((feature) => `${feature}=()`)
  .join(', ');

const quiet: RequestHandler = (_request, response, next) => {
  response.sendDate = false;
  response.setHeader('permissions-policy', DENIED);
  next();
};

export const headers: readonly RequestHandler[] = [quiet, POLICY];
