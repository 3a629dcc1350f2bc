package io.pvit.model.net;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects what the boxes of a network need while they are built. */
final class ParameterList {

  private final List<ParameterSpec> specs = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private final Set<String> halves = new HashSet<>();

  /** Declares a parameter and returns its name, under which each pass finds it. */
  String declare(String name, Init init, long... shape) {
    if (!names.add(name)) {
      throw new IllegalArgumentException("the parameter " + name + " is declared twice");
    }
    specs.add(new ParameterSpec(name, Arrays.stream(shape).boxed().toList(), init));
    return name;
  }

  /** Declares that in mixed precision this parameter is used in bfloat16 only. */
  void halve(String name) {
    halves.add(name);
  }

  /** The parameters that mixed precision uses in bfloat16 only. */
  Set<String> halves() {
    return Set.copyOf(halves);
  }

  List<ParameterSpec> specs() {
    return List.copyOf(specs);
  }
}
