/** The broker that tests share, and the tests of the broker itself. */
@NullMarked
package io.pvit.app.kafka;

import org.jspecify.annotations.NullMarked;
