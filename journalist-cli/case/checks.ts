/** How a case is checked without this program; tests run these very lines. */
export const CHECKS = [
  'openssl pkeyutl -verify -rawin -pubin -inkey reader.pem -sigfile case.sig -in case.txt',
  "grep '^SHA256 ' case.txt | sha256sum -c",
  'openssl pkey -pubin -in reader.pem -outform DER | tail -c 32 | base64',
] as const;
