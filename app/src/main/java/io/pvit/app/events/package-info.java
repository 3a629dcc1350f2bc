/** What people do with events that lie behind: run them again, take them away in another layout. */
@NullMarked
package io.pvit.app.events;

import org.jspecify.annotations.NullMarked;
