package io.pvit.model.exchange;

import static io.pvit.model.exchange.WeightsFileRefused.Reason.UNREADABLE;
import static io.pvit.model.exchange.WeightsFileRefused.Reason.UNSAFE;

import io.pvit.model.checkpoint.NumberType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.razorvine.pickle.IObjectConstructor;
import net.razorvine.pickle.Opcodes;
import net.razorvine.pickle.PickleUtils;
import net.razorvine.pickle.Unpickler;

/**
 * Runs the pickle of a checkpoint as far as it is data.
 *
 * <p>The library's own table of constructors is one for the process and answers every unknown name
 * with some object; and it calls a method by name when told to set a state. None of that is
 * reached: the instructions that name, call or set something are done here, those that only make
 * tuples, numbers and texts are the library's, and all others are refused.
 */
final class TensorUnpickler extends Unpickler {

  private static final int MOST_STEPS = 2_000_000;

  private final Path file;
  private final TorchArchive archive;
  private final Pickle pickle;
  private final Map<String, Storage> storages = new LinkedHashMap<>();
  private int steps;

  TensorUnpickler(Path file, TorchArchive archive, byte[] pickle) {
    this.file = file;
    this.archive = archive;
    this.pickle = new Pickle(pickle);
  }

  /**
   * What the pickle holds: maps, lists, tuples as arrays, numbers, texts and {@link TorchTensor}s.
   *
   * @throws WeightsFileRefused when it is damaged or more than data
   */
  Object load() {
    try {
      return load(pickle);
    } catch (WeightsFileRefused e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // Whatever a damaged pickle trips over in the library, the cause is the file.
      String what = e instanceof IllegalArgumentException ? ": " + e.getMessage() : "";
      throw new WeightsFileRefused(UNREADABLE, file, "is damaged: its pickle is wrong" + what, e);
    } finally {
      close();
    }
  }

  /** The storages that it spoke of, by key. */
  Map<String, Storage> storages() {
    return storages;
  }

  @Override
  protected Object dispatch(short opcode) throws IOException {
    if (++steps > MOST_STEPS) {
      throw new WeightsFileRefused(
          UNREADABLE, file, "has a pickle of more than " + MOST_STEPS + " steps");
    }
    switch (opcode) {
      case Opcodes.GLOBAL -> stack.add(global(line(), line()));
      case Opcodes.STACK_GLOBAL -> {
        String name = (String) stack.pop();
        stack.add(global((String) stack.pop(), name));
      }
      case Opcodes.INST -> throw unsafe(line() + "." + line());
      case Opcodes.REDUCE, Opcodes.NEWOBJ -> call();
      case Opcodes.BUILD -> ignoreState();
      case Opcodes.EMPTY_DICT -> stack.add(new LinkedHashMap<>());
      case Opcodes.SETITEM -> {
        Object value = stack.pop();
        setItems(Arrays.asList(stack.pop(), value));
      }
      case Opcodes.SETITEMS -> setItems(stack.pop_all_since_marker());
      case Opcodes.APPENDS -> append(stack.pop_all_since_marker());
      case Opcodes.BINUNICODE, Opcodes.BINSTRING, Opcodes.BINBYTES -> sized(opcode, 4);
      case Opcodes.BINUNICODE8, Opcodes.BINBYTES8 -> sized(opcode, 8);
      case Opcodes.PROTO,
          Opcodes.STOP,
          Opcodes.FRAME,
          Opcodes.MARK,
          Opcodes.POP,
          Opcodes.NONE,
          Opcodes.NEWTRUE,
          Opcodes.NEWFALSE,
          Opcodes.BININT,
          Opcodes.BININT1,
          Opcodes.BININT2,
          Opcodes.LONG1,
          Opcodes.BINFLOAT,
          Opcodes.SHORT_BINUNICODE,
          Opcodes.SHORT_BINSTRING,
          Opcodes.SHORT_BINBYTES,
          Opcodes.EMPTY_TUPLE,
          Opcodes.TUPLE,
          Opcodes.TUPLE1,
          Opcodes.TUPLE2,
          Opcodes.TUPLE3,
          Opcodes.EMPTY_LIST,
          Opcodes.APPEND,
          Opcodes.BINPUT,
          Opcodes.LONG_BINPUT,
          Opcodes.MEMOIZE,
          Opcodes.BINGET,
          Opcodes.LONG_BINGET,
          Opcodes.BINPERSID -> {
        return super.dispatch(opcode);
      }
      case -1 -> throw new IOException("it ends early");
      default ->
          throw new WeightsFileRefused(
              UNSAFE,
              file,
              "uses the pickle instruction 0x%02x, which weights do not need; %s"
                  .formatted(opcode, Advice.STATE_DICT));
    }
    return NO_RETURN_VALUE;
  }

  /** A storage: {@code ('storage', class, key, device, elements)}. */
  @Override
  protected Object persistentLoad(Object id) {
    if (!(id instanceof Object[] parts)
        || parts.length < 5
        || !"storage".equals(parts[0])
        || !(parts[1] instanceof NumberType type)
        || !(parts[2] instanceof String key)) {
      throw new IllegalArgumentException("it refers to something that is no storage");
    }
    long elements = TorchTensor.number(parts[4]);
    Storage storage = storages.get(key);
    if (storage == null) {
      if (elements < 0 || elements > Long.MAX_VALUE / type.bytes()) {
        throw new IllegalArgumentException("a storage claims " + elements + " numbers");
      }
      storage = new Storage(type, key, elements, archive.storage(key, elements * type.bytes()));
      storages.put(key, storage);
    }
    if (storage.type() != type || storage.elements() != elements) {
      throw new IllegalArgumentException(
          "it describes storage " + Shown.name(key) + " in two ways");
    }
    return storage;
  }

  private Object global(String module, String name) {
    return AllowedGlobals.find(module, name).orElseThrow(() -> unsafe(module + "." + name));
  }

  private WeightsFileRefused unsafe(String global) {
    return new WeightsFileRefused(
        UNSAFE,
        file,
        "holds more than weights: loading it would call or construct %s, which was not done; %s"
            .formatted(Shown.name(global), Advice.STATE_DICT));
  }

  private void call() {
    Object[] arguments = (Object[]) stack.pop();
    IObjectConstructor constructor = (IObjectConstructor) stack.pop();
    stack.add(constructor.construct(arguments));
  }

  /** A dictionary's attributes (torch keeps versions of modules there) are of no use here. */
  private void ignoreState() {
    stack.pop();
    if (!(stack.peek() instanceof Map)) {
      throw new IllegalArgumentException("it sets the state of something that has none");
    }
  }

  private void setItems(List<Object> keysAndValues) {
    @SuppressWarnings("unchecked")
    Map<Object, Object> map = (Map<Object, Object>) stack.peek();
    for (int i = 0; i + 1 < keysAndValues.size(); i += 2) {
      Object key = keysAndValues.get(i);
      if (!(key instanceof String || key instanceof Number || key instanceof Boolean)) {
        throw new IllegalArgumentException("a dictionary has a key that is no text or number");
      }
      map.put(key, keysAndValues.get(i + 1));
    }
  }

  private void append(List<Object> items) {
    @SuppressWarnings("unchecked")
    List<Object> list = (List<Object>) stack.peek();
    list.addAll(items);
  }

  /** Holds a length against the bytes that are left before the library allocates it. */
  private void sized(short opcode, int bytes) throws IOException {
    long length = pickle.peek(bytes);
    if (length < 0 || length > pickle.available() - bytes) {
      throw new IOException("a text is longer than the pickle");
    }
    super.dispatch(opcode);
  }

  private String line() throws IOException {
    return PickleUtils.readline(pickle);
  }

  /** A pickle in memory that lets one look ahead. */
  private static final class Pickle extends ByteArrayInputStream {

    Pickle(byte[] bytes) {
      super(bytes);
    }

    /** The next bytes as an unsigned number, little end first; negative when it is too large. */
    synchronized long peek(int bytes) throws IOException {
      if (available() < bytes) {
        throw new IOException("it ends early");
      }
      long number = 0;
      for (int i = bytes - 1; i >= 0; i--) {
        number = (number << 8) | (buf[pos + i] & 0xFF);
      }
      return number;
    }
  }
}
