/** Training as a person starts, watches and stops it. */
@NullMarked
package io.pvit.app.train;

import org.jspecify.annotations.NullMarked;
