import vm from 'node:vm';
import { TestEnvironment } from 'jest-environment-node';

/**
 * Jest's own environment for Node, over a global object without interceptors. Where each look at
 * `Number` or `Uint8Array` goes through one, as in a context made from an object, loops over bytes
 * take many times as long (Node's documentation, vm.constants.DONT_CONTEXTIFY).
 */
export default class PlainEnvironment extends TestEnvironment {
  constructor(...given) {
    const { createContext } = vm;
    vm.createContext = (_object, options) => createContext(vm.constants.DONT_CONTEXTIFY, options);
    try {
      super(...given);
    } finally {
      vm.createContext = createContext;
    }
  }
}
