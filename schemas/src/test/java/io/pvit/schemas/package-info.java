/** Tests of the messages themselves. */
@NullMarked
package io.pvit.schemas;

import org.jspecify.annotations.NullMarked;
