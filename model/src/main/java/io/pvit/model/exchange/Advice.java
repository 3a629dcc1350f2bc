package io.pvit.model.exchange;

/** What to do about a file that is not read. */
final class Advice {

  /** For whatever is more than a state dict. */
  static final String STATE_DICT =
      "if you trust it, load it in Python and save the weights alone:"
          + " torch.save(model.state_dict(), 'weights.pth')";

  private Advice() {}
}
