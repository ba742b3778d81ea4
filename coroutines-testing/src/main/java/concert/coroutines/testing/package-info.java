/** Instruments for testing what runs on coroutines. */
package concert.coroutines.testing;
