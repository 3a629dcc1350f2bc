/** What the service asks of a network, and how large a batch it can answer in time. */
@NullMarked
package io.pvit.inference.network;

import org.jspecify.annotations.NullMarked;
