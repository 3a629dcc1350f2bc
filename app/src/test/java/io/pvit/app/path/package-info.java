/** The whole path over a real broker, held against what it promises. */
@NullMarked
package io.pvit.app.path;

import org.jspecify.annotations.NullMarked;
