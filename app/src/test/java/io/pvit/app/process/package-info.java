/** What tests need of the operating system. */
@NullMarked
package io.pvit.app.process;

import org.jspecify.annotations.NullMarked;
