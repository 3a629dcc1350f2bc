/** The whole path on one machine, and the parts of it that need none. */
@NullMarked
package io.pvit.app.demo;

import org.jspecify.annotations.NullMarked;
