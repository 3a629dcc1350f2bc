package io.pvit.model.exchange;

import static io.pvit.model.exchange.WeightsFileRefused.Reason.OTHER_FORMAT;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The weights of a model by name, out of whatever they were wrapped in.
 *
 * @param tensors under the model's own names, in the order of the file
 * @param others names of what is no tensor
 * @param metadata what the file says about itself
 */
record StateDict(
    Map<String, ForeignTensor> tensors, List<String> others, Map<String, String> metadata) {

  /** Keys under which training scripts put a state dict beside their other state. */
  private static final List<String> WRAPPERS =
      List.of("model_state", "state_dict", "model_state_dict", "model", "module");

  /** What wrappers of a module put before every name: data parallelism, torch.compile. */
  private static final List<String> PREFIXES = List.of("module.", "_orig_mod.");

  /** A state dict whose names may carry prefixes. */
  static StateDict of(
      Map<String, ForeignTensor> tensors, List<String> others, Map<String, String> metadata) {
    Map<String, ForeignTensor> bare = tensors;
    for (Optional<String> prefix = prefix(bare); prefix.isPresent(); prefix = prefix(bare)) {
      Map<String, ForeignTensor> shorter = new LinkedHashMap<>();
      int length = prefix.get().length();
      bare.forEach((name, tensor) -> shorter.put(name.substring(length), tensor));
      bare = shorter;
    }
    return new StateDict(bare, others, metadata);
  }

  /**
   * Finds the state dict in what was unpickled.
   *
   * @throws WeightsFileRefused when there is none
   */
  static StateDict in(Path file, Object content, Map<String, String> metadata) {
    if (!(content instanceof Map<?, ?> top)) {
      throw new WeightsFileRefused(
          OTHER_FORMAT,
          file,
          "holds %s, not weights by name; save a state dict: ".formatted(kind(content))
              + "torch.save(model.state_dict(), 'weights.pth')");
    }
    Optional<Map<?, ?>> found = holdsTensors(top) ? Optional.of(top) : wrapped(top);
    Map<?, ?> state =
        found.orElseThrow(
            () ->
                new WeightsFileRefused(
                    OTHER_FORMAT,
                    file,
                    "holds no tensors at its top nor under any of %s, only %s; save a state dict: "
                            .formatted(WRAPPERS, keys(top))
                        + "torch.save(model.state_dict(), 'weights.pth')"));
    Map<String, ForeignTensor> tensors = new LinkedHashMap<>();
    List<String> others = new ArrayList<>();
    state.forEach(
        (key, value) -> {
          if (key instanceof String name && value instanceof TorchTensor tensor) {
            tensors.put(name, tensor);
          } else {
            others.add(String.valueOf(key));
          }
        });
    return of(tensors, others, metadata);
  }

  private static Optional<Map<?, ?>> wrapped(Map<?, ?> top) {
    for (String wrapper : WRAPPERS) {
      if (top.get(wrapper) instanceof Map<?, ?> inner && holdsTensors(inner)) {
        return Optional.of(inner);
      }
    }
    return Optional.empty();
  }

  private static boolean holdsTensors(Map<?, ?> map) {
    return map.entrySet().stream()
        .anyMatch(
            entry -> entry.getKey() instanceof String && entry.getValue() instanceof TorchTensor);
  }

  private static Optional<String> prefix(Map<String, ForeignTensor> tensors) {
    return PREFIXES.stream()
        .filter(
            prefix ->
                !tensors.isEmpty()
                    && tensors.keySet().stream().allMatch(name -> name.startsWith(prefix)))
        .findFirst();
  }

  private static String keys(Map<?, ?> top) {
    if (top.isEmpty()) {
      return "an empty dict";
    }
    List<String> shown = top.keySet().stream().limit(5).map(each -> Shown.name("" + each)).toList();
    return shown
        + (top.size() > shown.size() ? " and " + (top.size() - shown.size()) + " more" : "");
  }

  private static String kind(Object content) {
    if (content instanceof List) {
      return "a list";
    }
    if (content instanceof TorchTensor) {
      return "a single tensor";
    }
    return content instanceof Object[] ? "a tuple" : "a single value";
  }
}
