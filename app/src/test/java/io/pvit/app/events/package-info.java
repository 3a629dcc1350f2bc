/** Tests of what people do with events that lie behind. */
@NullMarked
package io.pvit.app.events;

import org.jspecify.annotations.NullMarked;
