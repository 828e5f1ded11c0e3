package shouwang.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import shouwang.House;
import shouwang.SignedIn;

@House
class OldAddressesTest {
    @Autowired RequestMappingHandlerMapping requestMappingHandlerMapping;
    @Autowired MockMvcTester mvc;

    @ParameterizedTest
    @CsvSource({
        "/needs, /today/needs",
        "/needs/new?elder=7&q=1, /today/needs/new?elder=7&q=1",
        "/needs/checks/7, /care/checks/7",
        "/needs/errands, /care/errands",
        "/visits/waiting, /today/waiting",
        "/visits/7, /care/visits/7",
        "/slips/7, /care/slips/7",
        "/passbook/7/use, /timebank/passbook/7/use",
        "/climbed, /boards/climbed",
        "/messages/sent?show=SENT, /settings/sent?show=SENT",
        "/messages, /me/messages",
        "/people/01940000-0000-7000-8000-000000000001/reveal?field=ID,"
                + " /people/reveal/01940000-0000-7000-8000-000000000001?field=ID"})
    void an_address_from_before_the_rooms_leads_on(String old, String now) {
        assertThat(mvc.get().uri(java.net.URI.create(old)).exchange()).hasStatus(308)
                .hasHeader("Location", now);
    }

    @Test
    void a_form_that_is_open_while_the_house_is_renewed_goes_on_too() {
        assertThat(mvc.post().uri("/contacts").with(SignedIn.form()).exchange()).hasStatus(308)
                .hasHeader("Location", "/today/contacts");
    }

    @Test
    void nothing_else_leads_anywhere() {
        for (var path : new String[] {"/elder", "/needsx", "/x/needs", "//needs", "/today/nothing",
                "/people/x/reveal", "/"}) {
            assertThat(OldAddresses.now(path)).as(path).isEmpty();
        }
    }

    @Test
    void no_page_of_today_stands_at_an_old_address() {
        requestMappingHandlerMapping.getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .forEach(path -> assertThat(OldAddresses.now(path)).as(path).isEmpty());
    }
}
