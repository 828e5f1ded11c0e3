package shouwang.pages.form;

import java.util.List;

/**
 * A form that was kept.
 *
 * @param action where the press sends it
 * @param shown what was typed, to recognise it by
 * @param inHand whether the page is for a phone
 */
public record KeptView(String action, String when, List<String> shown,
        List<ClashView.Carried> carried, boolean inHand) {}
