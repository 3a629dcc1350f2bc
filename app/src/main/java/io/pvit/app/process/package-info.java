/** Child JVMs that never outlive the process that started them. */
@NullMarked
package io.pvit.app.process;

import org.jspecify.annotations.NullMarked;
