/**
 * One command for everything: standalone on one machine with a real broker, or a part of it against
 * a cluster.
 */
@NullMarked
package io.pvit.app;

import org.jspecify.annotations.NullMarked;
