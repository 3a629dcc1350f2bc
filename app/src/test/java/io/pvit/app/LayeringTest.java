package io.pvit.app;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameStartingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.pvit.model.loss.ClipLabels;
import io.pvit.model.loss.GridSampling;
import io.pvit.model.loss.LabelledPerson;
import io.pvit.model.loss.PosedPerson;
import org.junit.jupiter.api.Test;

/** Which part may know which library and which other part: the map of the house. */
class LayeringTest {

  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.pvit", "ai.djl.pytorch.jni");

  @Test
  void kafkaStaysInPackagesNamedKafka() {
    noClasses()
        .that()
        .resideInAPackage("io.pvit..")
        .and()
        .resideOutsideOfPackage("io.pvit..kafka..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.kafka..")
        .check(PRODUCT);
  }

  @Test
  void nativeVideoStaysInItsThreePackages() {
    noClasses()
        .that()
        .resideInAPackage("io.pvit..")
        .and()
        .resideOutsideOfPackages(
            "io.pvit.ingest.video..", "io.pvit.model.frames..", "io.pvit.app.video..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.bytedeco..")
        .check(PRODUCT);
  }

  @Test
  void theTensorLibraryStaysInTheTwoPackagesThatHoldNetworksOfIt() {
    noClasses()
        .that()
        .resideInAPackage("io.pvit..")
        .and()
        .resideOutsideOfPackages("io.pvit.model.torch..", "io.pvit.model.onnx..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("ai.djl..")
        .check(PRODUCT);
  }

  @Test
  void bucketsAreKnownToTheTwoStoresAlone() {
    noClasses()
        .that()
        .resideInAPackage("io.pvit..")
        .and()
        .resideOutsideOfPackages("io.pvit.trainer.store..", "io.pvit.inference.store..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("software.amazon..")
        .check(PRODUCT);
  }

  @Test
  void filesOfOthersAreReadInOnePackage() {
    noClasses()
        .that()
        .resideInAPackage("io.pvit..")
        .and()
        .resideOutsideOfPackage("io.pvit.model.exchange..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("net.razorvine..", "org.apache.commons.compress..")
        .check(PRODUCT);
  }

  @Test
  void labelsAreMadeWithoutTheTensorLibrary() {
    noClasses()
        .that()
        .belongToAnyOf(
            ClipLabels.class, GridSampling.class, LabelledPerson.class, PosedPerson.class)
        .should()
        .transitivelyDependOnClassesThat()
        .resideInAnyPackage("io.pvit.model.torch..", "ai.djl..")
        .check(PRODUCT);
  }

  @Test
  void scenesNeedNothingButJavaAndOnlyWhatLiesOnDiskIsReadWithALibrary() {
    classes()
        .that()
        .resideInAPackage("io.pvit.trainer.scene..")
        .and()
        .resideOutsideOfPackage("io.pvit.trainer.scene.disk..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "io.pvit.trainer.scene..", "org.jspecify..")
        .check(PRODUCT);
    noClasses()
        .that()
        .resideInAPackage("io.pvit.trainer.scene..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.awt..", "javax..")
        .check(PRODUCT);
  }

  @Test
  void schemasKnowNoOtherPart() {
    noClasses()
        .that()
        .resideInAPackage("io.pvit.schemas..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.pvit.model..",
            "io.pvit.ingest..",
            "io.pvit.inference..",
            "io.pvit.trainer..",
            "io.pvit.app..")
        .check(PRODUCT);
  }

  @Test
  void theModelKnowsNoOtherPartAndNoBroker() {
    noClasses()
        .that()
        .resideInAPackage("io.pvit.model..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.pvit.schemas..",
            "io.pvit.ingest..",
            "io.pvit.inference..",
            "io.pvit.trainer..",
            "io.pvit.app..",
            "org.apache.kafka..",
            "org.apache.avro..")
        .check(PRODUCT);
  }

  @Test
  void theThreeServicesNeverImportEachOther() {
    slices()
        .matching("io.pvit.(ingest|inference|trainer)..")
        .should()
        .notDependOnEachOther()
        .allowEmptyShould(true)
        .check(PRODUCT);
  }

  @Test
  void nobodyImportsTheCommand() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.pvit.app..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.pvit.app..")
        .check(PRODUCT);
  }

  @Test
  void whatIsTrueOfASyntheticCameraIsKnownToNobodyWhoCouldWriteItDown() {
    classes()
        .that()
        .resideInAPackage("io.pvit.app.camera..")
        .and()
        .haveSimpleNameStartingWith("Acted")
        .should()
        .onlyHaveDependentClassesThat(
            resideInAPackage("io.pvit.app.camera..").or(simpleNameStartingWith("Acted")))
        .check(PRODUCT);
    noClasses()
        .that()
        .resideInAPackage("io.pvit.app.camera..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.pvit.schemas.codec..",
            "io.pvit.schemas.kafka..",
            "io.pvit.ingest..",
            "io.pvit.inference..",
            "com.fasterxml..")
        .check(PRODUCT);
  }

  @Test
  void avroStaysInTheCodec() {
    noClasses()
        .that()
        .resideInAPackage("io.pvit..")
        .and()
        .resideOutsideOfPackages("io.pvit.schemas.codec..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.avro..")
        .check(PRODUCT);
  }

  @Test
  void everyPackageOfOursSaysWhatItIsAndThatNullIsNoValue() {
    classes()
        .that()
        .resideInAPackage("io.pvit..")
        .should(HavePackageInfo.NULL_MARKED)
        .check(PRODUCT);
  }
}
