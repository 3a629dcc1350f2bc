package io.pvit.app;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/** The package of a class has a package-info that is {@link NullMarked}. */
final class HavePackageInfo extends ArchCondition<JavaClass> {

  static final HavePackageInfo NULL_MARKED = new HavePackageInfo();

  private HavePackageInfo() {
    super("live in a @NullMarked package");
  }

  @Override
  public void check(JavaClass item, ConditionEvents events) {
    boolean marked =
        item.getPackage()
            .tryGetPackageInfo()
            .map(info -> info.isAnnotatedWith(NullMarked.class))
            .orElse(false);
    events.add(
        new SimpleConditionEvent(
            item, marked, item.getPackageName() + (marked ? " is" : " is not") + " @NullMarked"));
  }
}
