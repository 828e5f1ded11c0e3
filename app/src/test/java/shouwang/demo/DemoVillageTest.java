package shouwang.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import shouwang.House;
import shouwang.Villages;
import shouwang.access.Accounts;
import shouwang.demo.village.DemoVillage;
import shouwang.people.Elders;
import shouwang.timebank.Passbook;

/** What {@code ./run} shows first: every part of the village is made by the doors of the house. */
@House
@TestPropertySource(properties = "shouwang.demo=village")
class DemoVillageTest {
    @Autowired Villages villages;
    @Autowired Accounts accounts;
    @Autowired Elders elders;
    @Autowired Passbook passbook;

    @Test
    void the_demo_village_stands_and_its_clerk_and_daughter_sign_in() {
        villages.everywhere(() -> {
            assertThat(elders.count(DemoVillage.JINGTIAN)).isGreaterThan(150);
            assertThat(accounts.signIn("jingtian", "shouwang-demo", "试验")).isNotBlank();
            assertThat(accounts.signIn("daughter", "shouwang-demo", "试验")).isNotBlank();
            assertThat(passbook.outstanding(DemoVillage.JINGTIAN).minutes()).isPositive();
            return null;
        });
    }
}
