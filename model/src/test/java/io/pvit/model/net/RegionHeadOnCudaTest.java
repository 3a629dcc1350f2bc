package io.pvit.model.net;

import io.pvit.model.torch.OnCuda;
import io.pvit.model.torch.TestDevice;

/** Regions are scored the same on a GPU. */
class RegionHeadOnCudaTest extends RegionHeadTest implements OnCuda {

  @Override
  TestDevice on() {
    return TestDevice.cuda();
  }
}
