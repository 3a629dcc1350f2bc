/** Bytes of messages: golden, evolved, hostile. */
@NullMarked
package io.pvit.schemas.codec;

import org.jspecify.annotations.NullMarked;
