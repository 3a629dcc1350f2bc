package io.pvit.app.cli;

import io.pvit.app.demo.CheckpointStop;
import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.checkpoint.StorageType;
import io.pvit.model.exchange.CheckpointExport;
import io.pvit.schemas.exit.ExitCode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Gives our weights to others. */
@Command(
    name = "export",
    description = "Write a checkpoint's weights under torchvision's names, for Python.")
final class CheckpointExportCommand implements Callable<Integer> {

  @Parameters(paramLabel = "DIR", description = "The checkpoint.")
  private Path directory = Path.of("");

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "A new file that ends in .safetensors, or in .pth for torch.load.")
  private Path out = Path.of("");

  @Option(
      names = "--type",
      converter = StorageTypeConverter.class,
      description = "Of the numbers on disk: float32, float16, bfloat16; default: float32.")
  private StorageType type = StorageType.FLOAT32;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    try {
      CheckpointExport.Format.of(out);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--out: " + e.getMessage(), e);
    }
    CheckpointExport export =
        CheckpointStop.unlessRefused(
            out, () -> CheckpointExport.write(Checkpoint.open(directory), out, type));
    PrintWriter to = spec.commandLine().getOut();
    to.printf(
        "%s holds %d tensors, %d of them under torchvision's names.%n",
        out, export.tensors(), export.tensors() - export.ownNames().size());
    if (!export.ownNames().isEmpty()) {
      to.println("Torchvision has no name for these, which keep ours:");
      export.ownNames().forEach(name -> to.println("  " + name));
    }
    return ExitCode.OK.number();
  }
}
