package io.pvit.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.schemas.config.RecipeConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecipeListingTest {

  @TempDir Path directory;

  private String file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text).toString();
  }

  @Test
  void readsAvaWithItsLabelsExclusionsAndProposals() throws IOException {
    RecipeConfig.Data data =
        new RecipeConfig.Data(
            "ava",
            "films",
            file("t.csv", "a,0902,0.1,0.2,0.3,0.9,12,1\nb,0902,0.1,0.2,0.3,0.9,12,1\n"),
            file("l.csv", "id,name\n12,stand\n"),
            file("x.csv", "a,0902\n"),
            file("p.csv", "b,0902,0.6,0.2,0.7,0.9,,0.95\nb,0902,0.7,0.2,0.8,0.9,,0.5\n"),
            0.9,
            900,
            0);

    Listing listing = RecipeListing.of(data);

    assertThat(listing.clips()).extracting(ClipReference::film).containsExactly(Path.of("b"));
    assertThat(((ClipKnowledge.People) listing.clips().get(0).known()).people()).hasSize(2);
  }

  @Test
  void readsPathsAndClasses() throws IOException {
    RecipeConfig.Data data =
        new RecipeConfig.Data("classes", "films", file("c.csv", "a,1\nb,2\n"), "", "", "", 0, 0, 2);

    Listing listing = RecipeListing.of(data);

    assertThat(listing.clips()).hasSize(1);
    assertThat(listing.damaged()).hasSize(1);
  }
}
