/** The measures, held against numbers that other software made. */
@NullMarked
package io.pvit.trainer.judge;

import org.jspecify.annotations.NullMarked;
