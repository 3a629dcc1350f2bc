/** How a process of ours ends: one sentence for the reader and one exit code for his scripts. */
@NullMarked
package io.pvit.schemas.exit;

import org.jspecify.annotations.NullMarked;
