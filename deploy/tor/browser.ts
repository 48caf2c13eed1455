/**
 * What Tor Browser sets and a plain Firefox does not: everything goes through Tor's port, names are
 * looked up there, and an onion address counts as a secure context although it is plain HTTP.
 */
export const throughTor = (socks: number): Readonly<Record<string, boolean | number | string>> => ({
  'network.proxy.type': 1,
  'network.proxy.socks': '127.0.0.1',
  'network.proxy.socks_port': socks,
  'network.proxy.socks_version': 5,
  'network.proxy.socks_remote_dns': true,
  'network.trr.mode': 5,
  'dom.securecontext.allowlist_onions': true,
  'dom.security.https_first': false,
  'dom.security.https_first_pbm': false,
});
