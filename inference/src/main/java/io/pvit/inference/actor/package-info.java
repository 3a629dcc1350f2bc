/** Where the people of clips come from: the network itself, a detector, or a list. */
@NullMarked
package io.pvit.inference.actor;

import org.jspecify.annotations.NullMarked;
