/** What the commands say and how they end. */
@NullMarked
package io.pvit.app.cli;

import org.jspecify.annotations.NullMarked;
