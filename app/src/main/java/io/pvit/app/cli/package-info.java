/** The words of the {@code pvit} command: one class per command, each thin. */
@NullMarked
package io.pvit.app.cli;

import org.jspecify.annotations.NullMarked;
